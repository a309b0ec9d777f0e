/** Finds the files in what is dropped or chosen: folders with all that is in them, each file with its way from there. */

/** @typedef {"unread" | "hollow" | "crowded"} Problem why there is no file */
/** @typedef {{path: string, file: File | null, problem?: Problem}} Found */

/**
 * Asks at once for all that was dropped, which is gone after the event, and looks into it one by one.
 * @param {DataTransfer} dropped @param {number} most files and folders within one @returns {Promise<Found[]>[]}
 */
export function inDropped(dropped, most) {
  const items = [...dropped.items].filter((item) => item.kind === "file");
  const tops = items.map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  return tops.flatMap((top) => (top ? [top instanceof File ? Promise.resolve([loose(top)]) : within(top, most)] : []));
}

/** @param {FileList} chosen @param {number} most @returns {Found[]} of one folder, or of single files, of which there may be any number */
export function inChosen(chosen, most) {
  const found = [...chosen].map(loose);
  const folder = chosen[0]?.webkitRelativePath.split("/")[0];
  return folder && found.length > most ? [{ path: folder, file: null, problem: "crowded" }] : found;
}

/** @param {File} file @returns {Found} */
function loose(file) {
  return { path: file.webkitRelativePath || file.name, file };
}

/** @param {FileSystemEntry} top @param {number} most @returns {Promise<Found[]>} */
async function within(top, most) {
  const found = [];
  const all = [top];
  for (const entry of all) {
    const inside = entry.isDirectory ? await children(/** @type {FileSystemDirectoryEntry} */ (entry), most) : null;
    if (inside) all.push(...inside);
    else found.push(await fileOf(entry));
    if (all.length > most) return [without(top, "crowded")];
  }
  return found.length ? found : [without(top, "hollow")];
}

/** @param {FileSystemDirectoryEntry} folder @param {number} most @returns {Promise<FileSystemEntry[] | null>} null where it may not be read */
async function children(folder, most) {
  const reader = folder.createReader();
  const found = [];
  try {
    /** @type {FileSystemEntry[]} */
    let some;
    do {
      some = await new Promise((told, failed) => reader.readEntries(told, failed)); // a hundred at a time
      found.push(...some);
    } while (some.length && found.length <= most);
  } catch {
    return null;
  }
  return found.sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
}

/** @param {FileSystemEntry} entry @returns {Promise<Found>} */
async function fileOf(entry) {
  if (entry.isDirectory) return without(entry, "unread");
  const one = /** @type {FileSystemFileEntry} */ (entry);
  return new Promise((told) => one.file((file) => told({ path: pathOf(entry), file }), () => told(without(entry, "unread"))));
}

/** @param {FileSystemEntry} entry @param {Problem} problem @returns {Found} */
function without(entry, problem) {
  return { path: pathOf(entry), file: null, problem };
}

/** @param {FileSystemEntry} entry @returns {string} */
function pathOf(entry) {
  return entry.fullPath.replace(/^\//, "");
}
