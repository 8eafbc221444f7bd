// Handing a text or a file out as a download.
import { element } from "./dom.js";
import { harmless } from "./table-cells.js";

const BOM = "\ufeff"; // without it a spreadsheet takes Chinese for something else
export const JSON_FILE = "application/json";
export const XLSX_FILE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const CSV_FILE = "text/csv;charset=utf-8";

/** The window hears of every file that was handed out. */
export const HANDED_OUT = "file-handed-out";

/**
 * @param {string} name
 * @param {string | Uint8Array<ArrayBuffer>} content
 * @param {string} type
 */
export function saveFile(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  dispatchEvent(new Event(HANDED_OUT));
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * ROWS as CSV that a spreadsheet opens as it is meant: with a byte order mark, no cell a formula. Below them stands what is SAID
 * of them, a line each.
 * @param {string[][]} rows
 * @param {...string} said
 */
export const toCsv = (rows, ...said) => BOM + [...rows, ...said.map((line) => [line])].map((row) => `${row.map(cell).join(",")}\r\n`).join("");

/** @param {string} text */
function cell(text) {
  const safe = harmless(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
