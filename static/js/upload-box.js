/**
 * Sends each chosen file on its own to the same address as the plain form, with its progress, a cancel and a retry.
 * Without this script the form inside still uploads everything at once.
 */

import { inChosen, inDropped } from "./folders.js";

/** @typedef {import("./folders.js").Found} Found */
/** @typedef {Found & {row: HTMLLIElement, request: XMLHttpRequest | null, sent: number, state: "waiting" | "sending" | "stored" | "failed" | "cancelled"}} Upload */

const AT_ONCE = 2;

class UploadBox extends HTMLElement {
  connectedCallback() {
    /** @type {Upload[]} */
    this.queue = [];
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    const input = /** @type {HTMLInputElement} */ (this.querySelector("input[multiple]"));
    this.list = /** @type {HTMLUListElement} */ (this.querySelector(".uploads"));
    this.total = /** @type {HTMLElement} */ (this.querySelector(".uploading"));
    this.querySelector("[data-plain]")?.setAttribute("hidden", "");
    this.querySelector("[data-drop]")?.removeAttribute("hidden");
    input.addEventListener("change", () => this.choose(input));
    this.offerFolders();
    this.form.addEventListener("submit", (event) => event.preventDefault());
    for (const name of ["dragenter", "dragover"]) this.form.addEventListener(name, (event) => this.hover(event, true));
    for (const name of ["dragleave", "drop"]) this.form.addEventListener(name, (event) => this.hover(event, false));
    this.form.addEventListener("drop", (event) => this.drop(/** @type {DragEvent} */ (event)));
    window.addEventListener("beforeunload", (event) => {
      if (this.queue.some((one) => one.state === "sending" || one.state === "waiting")) event.preventDefault();
    });
  }

  /** @param {Event} event @param {boolean} over */
  hover(event, over) {
    event.preventDefault();
    this.form.classList.toggle("over", over);
  }

  /** A second way to choose, for whole folders; phones have none to choose. */
  offerFolders() {
    const button = this.querySelector("[data-choose]");
    const input = /** @type {HTMLInputElement} */ (this.querySelector("[webkitdirectory]"));
    if (!("webkitdirectory" in input) || !matchMedia("(any-pointer: fine)").matches) return;
    button?.removeAttribute("hidden");
    button?.addEventListener("click", () => input.click());
    input.addEventListener("change", () => this.choose(input));
  }

  /** @param {HTMLInputElement} input */
  choose(input) {
    this.take(inChosen(/** @type {FileList} */ (input.files), this.most));
    input.value = "";
  }

  /** @param {DragEvent} event */
  async drop(event) {
    if (event.dataTransfer) for (const found of inDropped(event.dataTransfer, this.most)) this.take(await found);
  }

  /** How many files of one folder are taken. */
  get most() {
    return Number(this.dataset.most);
  }

  /** @param {Found[]} found */
  take(found) {
    for (const one of found) {
      const upload = { ...one, row: this.draw(one.path), request: null, sent: 0, state: /** @type {const} */ ("waiting") };
      this.queue.push(upload);
      const refusal = this.refusal(one);
      if (refusal) this.settle(upload, "failed", refusal, false);
      else this.show(upload, this.dataset.waiting ?? "", this.action("cancel", () => this.cancel(upload)));
    }
    this.next();
  }

  /** @param {Found} found @returns {string} why it cannot be sent, or nothing */
  refusal({ file, problem = "unread" }) {
    if (!file) return this.dataset[problem] ?? problem;
    if (file.size === 0) return this.dataset.empty ?? "";
    return file.size > Number(this.dataset.limit) ? (this.dataset.toolarge ?? "") : "";
  }

  /** @param {string} path @returns {HTMLLIElement} */
  draw(path) {
    const row = document.createElement("li");
    const name = document.createElement("span");
    name.className = "name";
    name.textContent = path;
    const state = document.createElement("span");
    state.className = "state";
    row.append(name, document.createElement("span"), state);
    this.list.append(row);
    return row;
  }

  /** @param {"cancel" | "retry"} word @param {() => void} act @returns {HTMLButtonElement} */
  action(word, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "as-link";
    button.textContent = this.dataset[word] ?? word;
    button.addEventListener("click", act);
    return button;
  }

  /** @param {Upload} upload @param {string} words @param {HTMLElement | null} button @param {number | null} done */
  show(upload, words, button, done = null) {
    const [, slot, state] = upload.row.children;
    const had = slot.contains(document.activeElement);
    if (button || done === null) slot.replaceChildren(...(button ? [button] : []));
    if (had) button?.focus();
    if (upload.state === "failed") state.setAttribute("role", "alert");
    else state.removeAttribute("role");
    state.textContent = words;
    let bar = upload.row.querySelector("progress");
    if (done === null) bar?.remove();
    else {
      if (!bar) {
        bar = document.createElement("progress");
        bar.max = 100;
        bar.setAttribute("aria-label", upload.path);
        upload.row.append(bar);
      }
      bar.value = done;
    }
  }

  /** Shows how far all of them have come, and says so once one more is here. @param {boolean} aloud */
  tally(aloud) {
    const all = this.queue.filter((one) => one.state !== "cancelled" && !this.refusal(one));
    const stored = all.filter((one) => one.state === "stored").length;
    const [words, bar] = /** @type {[HTMLElement, HTMLProgressElement]} */ (/** @type {unknown} */ (this.total.children));
    this.total.hidden = all.length === 0;
    bar.max = all.reduce((sum, one) => sum + (one.file?.size ?? 0), 0);
    bar.value = all.reduce((sum, one) => sum + (one.state === "stored" ? (one.file?.size ?? 0) : one.sent), 0);
    if (aloud) words.textContent = (this.dataset.total ?? "").replace("{done}", String(stored)).replace("{all}", String(all.length));
  }

  next() {
    const sending = this.queue.filter((one) => one.state === "sending").length;
    for (const upload of this.queue.filter((one) => one.state === "waiting").slice(0, AT_ONCE - sending)) this.send(upload);
    const open = this.queue.some((one) => one.state === "waiting" || one.state === "sending");
    this.tally(true);
    if (!open && this.queue.some((one) => one.state === "stored")) this.refresh();
  }

  /** @param {Upload} upload */
  send(upload) {
    upload.state = "sending";
    const request = (upload.request = new XMLHttpRequest());
    const body = new FormData();
    body.append("csrfmiddlewaretoken", /** @type {HTMLInputElement} */ (this.form.querySelector("[name=csrfmiddlewaretoken]")).value);
    body.append("path", upload.path);
    body.append("files", /** @type {File} */ (upload.file));
    this.show(upload, this.percent(0), this.action("cancel", () => this.cancel(upload)), 0);
    request.upload.addEventListener("progress", (event) => this.moved(upload, event));
    request.addEventListener("load", () => this.answered(upload, request));
    request.addEventListener("error", () => this.settle(upload, "failed", this.dataset.cut ?? "", true));
    request.open("POST", this.form.action);
    request.setRequestHeader("Accept", "application/json");
    request.send(body);
  }

  /** @param {Upload} upload @param {ProgressEvent} event */
  moved(upload, event) {
    if (!event.lengthComputable || upload.state !== "sending") return;
    upload.sent = Math.min(event.loaded, upload.file?.size ?? 0);
    const done = Math.floor((100 * event.loaded) / event.total);
    const words = done < 100 ? this.percent(done) : (this.dataset.checking ?? "");
    this.show(upload, words, null, done);
    this.tally(false);
  }

  /** @param {number} done */
  percent(done) {
    return (this.dataset.sending ?? "{percent} %").replace("{percent}", String(done));
  }

  /** @param {Upload} upload @param {XMLHttpRequest} request */
  answered(upload, request) {
    /** @type {{stored?: unknown[], refused?: string[]}} */
    let told = {};
    try {
      told = JSON.parse(request.responseText) ?? {}; // of others too: the way to sign in answers in JSON as well
    } catch {
      told = {}; // a page instead of an answer: a proxy in between
    }
    if (told.stored?.length) this.settle(upload, "stored", this.dataset.stored ?? "", false);
    else if (told.refused?.length) this.settle(upload, "failed", told.refused.join(" "), request.status >= 500);
    else this.settle(upload, "failed", (request.status < 500 ? this.dataset.over : this.dataset.cut) ?? "", true);
  }

  /** @param {Upload} upload @param {"stored" | "failed" | "cancelled"} state @param {string} words @param {boolean} again */
  settle(upload, state, words, again) {
    upload.state = state;
    upload.request = null;
    upload.sent = 0;
    upload.row.className = state;
    this.show(upload, words, again ? this.action("retry", () => this.retry(upload)) : null);
    this.next();
  }

  /** @param {Upload} upload */
  retry(upload) {
    upload.state = "waiting";
    upload.row.className = "";
    this.next();
  }

  /** @param {Upload} upload */
  cancel(upload) {
    upload.request?.abort();
    this.settle(upload, "cancelled", this.dataset.cancelled ?? "", true);
  }

  /** Brings the list of what is already here up to date, and lets go of the rows that are in it now. */
  async refresh() {
    const stored = this.queue.filter((one) => one.state === "stored");
    const answer = await fetch(window.location.href, { headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ["kept", "route", "onwards"]) {
      const fresh = page.getElementById(id);
      if (fresh) document.getElementById(id)?.replaceWith(fresh);
    }
    for (const one of stored) one.row.remove();
    this.queue = this.queue.filter((one) => !stored.includes(one));
    this.tally(false);
  }
}

customElements.define("upload-box", UploadBox);
