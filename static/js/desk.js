// The desk by keyboard: j and k go through the queue (or the sample), Enter opens the row that is marked.
const MARK = "is-here";
const rows = [...document.querySelectorAll("#result_list tbody tr")];

const isTyping = (target) => target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]");

function here() {
  return rows.findIndex((row) => row.classList.contains(MARK));
}

function go(step) {
  const next = Math.min(Math.max(here() + step, 0), rows.length - 1);
  rows.forEach((row, i) => row.classList.toggle(MARK, i === next));
  const link = rows[next].querySelector("a.gift");
  link?.focus({ preventScroll: true });
  rows[next].scrollIntoView({ block: "nearest" });
}

function follow(relation) {
  document.querySelector(`.steps a[rel="${relation}"]`)?.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key !== "j" && event.key !== "k") return;
  if (rows.length) go(event.key === "j" ? 1 : -1);
  else follow(event.key === "j" ? "next" : "prev");
});

document.addEventListener("focusin", (event) => {
  const row = event.target instanceof HTMLElement ? event.target.closest("#result_list tbody tr") : null;
  if (row) rows.forEach((one) => one.classList.toggle(MARK, one === row));
});
