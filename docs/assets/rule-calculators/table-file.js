// A table from a file on this machine. Spreadsheets in China save CSV in GBK as often as in UTF-8.
import { one } from "../foundation/dom.js";
import { complain, note } from "../foundation/notes.js";

/** @typedef {import("./page.js").Page} Page */

const LARGEST = 500_000; // bytes; the engine takes a request of 1 MiB

/**
 * Bind the button that opens a table, and files dropped on the list.
 * @param {Page} page
 * @param {(text: string) => void} take
 */
export function openTable(page, take) {
  const chooser = one(page.root, "[data-csv]", HTMLInputElement);
  const list = one(page.root, "[data-field=list]", HTMLTextAreaElement);
  /** @param {File | undefined} file */
  const open = async (file) => {
    if (!file) return;
    const { name } = file;
    const text = file.size > LARGEST ? null : decoded(new Uint8Array(await file.arrayBuffer()));
    if (file.size > LARGEST) complain(page, page.say("csv_too_large", { name }));
    else if (text === null) complain(page, page.say("csv_not_text", { name }));
    else {
      take(text);
      note(page, page.say("csv_opened", { name }));
    }
  };
  one(page.root, "[data-action=open-csv]", HTMLButtonElement).addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    const file = chooser.files?.[0];
    chooser.value = "";
    void open(file);
  });
  list.addEventListener("dragover", (event) => event.preventDefault());
  list.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void open(file);
  });
}

/**
 * BYTES as text, or null where they are none (an .xlsx, say).
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export function decoded(bytes) {
  if (bytes.includes(0)) return null;
  for (const name of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes);
    } catch {
      // the next one
    }
  }
  return null;
}
