// A table from a file on this machine: a workbook, or CSV, which is in GBK as often as in UTF-8.
import { exchange, faultIn, isWorkbook } from "../frame/files.js";
import { one } from "../foundation/dom.js";
import { complain, note } from "../foundation/notes.js";
import { languageOf } from "../foundation/words.js";

/** @typedef {import("./page.js").Page} Page */

/** @typedef {import("../engine/client.js").Engine} Engine */

const LARGEST = 500_000; // bytes; the engine takes a request of 1 MiB

/**
 * Bind the button that opens a table, and files dropped on the list.
 * @param {Page} page
 * @param {Engine} python
 * @param {(text: string) => void} take
 */
export function openTable(page, python, take) {
  const chooser = one(page.root, "[data-csv]", HTMLInputElement);
  const list = one(page.root, "[data-field=list]", HTMLTextAreaElement);
  /** @param {File | undefined} file */
  const open = async (file) => {
    if (!file) return;
    const { name } = file;
    if (file.size > LARGEST) {
      complain(page, page.say("csv_too_large", { name }));
      return;
    }
    const content = new Uint8Array(await file.arrayBuffer());
    const text = isWorkbook(file) ? await inWorkbook(page, python, content) : decoded(content);
    if (text === null) complain(page, page.say("csv_not_text", { name }));
    else if (text) {
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
 * The list of sites in a workbook as text; empty where the page says already why there is none.
 * @param {Page} page
 * @param {Engine} python
 * @param {Uint8Array<ArrayBuffer>} content
 */
async function inWorkbook(page, python, content) {
  const asked = { kind: "read-sites", language: languageOf(page.root) };
  /** @type {import("../frame/files.js").Answer<{ list: string }>} */
  const answer = await exchange(page, python, "spreadsheet", asked, content);
  if (answer?.result) return answer.result.list;
  const lines = answer?.faults?.map((fault) => faultIn(page, fault)) ?? [];
  complain(page, page.say(answer ? "refused" : "file_missing"), lines);
  return "";
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
