// An answer that did not reach us is told where it else says that it was saved.
for (const moment of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(moment, (event) => {
    const form = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("form[data-unsaved]")) : null;
    const saved = form?.querySelector("#saved");
    if (saved) saved.textContent = form?.dataset.unsaved ?? "";
  });
}
