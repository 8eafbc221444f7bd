// A list of sites from a file on this machine: a workbook, or CSV in whichever encoding a spreadsheet saved it.
import { one } from "../foundation/dom.js";
import { complain } from "../foundation/notes.js";
import { bindChooser, isWorkbook, readTable, takeReadable, tellRemarks, tooLarge } from "../frame/files.js";
import { firstOf } from "../frame/receiving.js";

/** @typedef {import("../frame/page.js").Page} Page */

/** @typedef {import("../engine/client.js").Engine} Engine */
/** @typedef {{ list: string, remarks: import("../foundation/words.js").Text[] }} Listing what a file lists, and what of it not */

const LARGEST = 500 * 1024; // of a text; the engine takes a request of 1 MiB

/**
 * Bind the button that opens a table, and files dropped on the list.
 * @param {Page} page
 * @param {Engine} python
 * @param {(text: string, message: string) => void} take the list, and what to say of it
 */
export function openTable(page, python, take) {
  const chooser = one(page.root, "[data-csv]", HTMLInputElement);
  const list = one(page.root, "[data-field=list]", HTMLTextAreaElement);
  const open = async (/** @type {File} */ file) => {
    const { name } = file;
    const limit = tooLarge(file, LARGEST);
    if (limit) {
      complain(page, page.say("csv_too_large", { name, limit }));
      return;
    }
    /** @type {{ result: Listing, reasons: null } | { result: null, reasons: string[] }} */
    const { result, reasons } = await readTable(page, python, "read-sites", file);
    if (reasons) complain(page, page.say(isWorkbook(file) ? "file_not_taken" : "csv_not_text", { name }), reasons);
    else {
      take(result.list, page.say("csv_opened", { name }));
      tellRemarks(page, page.say("csv_opened", { name }), result.remarks);
    }
  };
  bindChooser(page, chooser, one(page.root, "[data-action=open-csv]", HTMLButtonElement), open);
  list.addEventListener("dragover", (event) => event.preventDefault());
  list.addEventListener("drop", (event) => {
    const file = firstOf(page, event.dataTransfer?.files);
    if (!file) return;
    event.preventDefault();
    void takeReadable(page, file, open);
  });
}
