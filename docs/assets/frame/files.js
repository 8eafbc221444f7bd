// Files that a click asks for: made by the engine and handed out, or opened and read by it.
import { exchange } from "../engine/exchange.js";
import { button as makeButton } from "../foundation/dom.js";
import { banner, complain, note } from "../foundation/notes.js";
import { saveFile } from "../foundation/save.js";
import { isUncertain } from "../foundation/text-file.js";
import { languageOf } from "../foundation/words.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */
/** @typedef {import("../engine/ask.js").Fault} Fault */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */
/** @typedef {import("../engine/client.js").Engine} Engine */
/** @typedef {import("../engine/exchange.js").PartName} PartName */

const KILOBYTE = 1000;

/**
 * What the form in a workbook says, or why it cannot be read.
 * @template Result
 * @param {Speaking} page
 * @param {Engine} python
 * @param {File} file
 * @returns {Promise<Understood<Result>>}
 */
export async function readForm(page, python, file) {
  return read(page, python, { kind: "read-form" }, new Uint8Array(await file.arrayBuffer()));
}

/**
 * The same of a table, by a request of KIND: a workbook, or CSV in whichever encoding a spreadsheet saved it.
 * @template Result
 * @param {Speaking} page
 * @param {Engine} python
 * @param {"read-sites" | "read-half-days"} kind
 * @param {File} file
 * @returns {Promise<Understood<Result>>}
 */
export async function readTable(page, python, kind, file) {
  const asked = isWorkbook(file) ? { kind } : { kind, table: "text" };
  return read(page, python, asked, new Uint8Array(await file.arrayBuffer()));
}

/**
 * @template Result
 * @typedef {{ result: Result, reasons: null } | { result: null, reasons: string[] }} Understood REASONS: why it cannot be read
 */

/**
 * @template Result
 * @param {Speaking} page
 * @param {Engine} python
 * @param {Mapping} asked
 * @param {Uint8Array<ArrayBuffer>} content
 * @returns {Promise<Understood<Result>>}
 */
async function read(page, python, asked, content) {
  const whole = { language: languageOf(page.root), ...asked };
  /** @type {import("../engine/exchange.js").Answer<Result>} */
  const answer = await exchange(python, "reading", whole, content, (loaded, total) => sayLoading(page, loaded, total));
  if (!answer) return { result: null, reasons: [page.say("file_missing")] };
  if (answer.faults) return { result: null, reasons: answer.faults.map((fault) => faultIn(page, fault)) };
  return { result: answer.result, reasons: null };
}

/**
 * What is to be told of a workbook that was read, hidden sheets for one; it stays to be read until it is closed.
 * @param {Speaking} page
 * @param {string} message
 * @param {import("../foundation/words.js").Text[]} remarks none: nothing is told
 */
export function tellRemarks(page, message, remarks) {
  if (!remarks.length) return;
  const close = makeButton(page.say("close"), () => told.remove());
  const told = banner(page, { message, lines: remarks.map(page.pick), actions: [close] });
}

/**
 * Make the file that is ASKED for and hand it out; BUTTON waits meanwhile.
 * @param {Speaking} page
 * @param {Engine} python
 * @param {PartName} part
 * @param {Mapping} asked
 * @param {HTMLButtonElement} button
 * @param {string} [called] the name of the file, where it has another than the engine's
 * @returns {Promise<string | null>} the name of the file, or null if there is none
 */
export async function handOut(page, python, part, asked, button, called) {
  if (button.ariaBusy === "true") return null;
  button.ariaBusy = "true";
  note(page, page.say("file_making"));
  const request = { language: languageOf(page.root), ...asked };
  /** @type {import("../engine/exchange.js").Answer<{ name: string, type: string }>} */
  const answer = await exchange(python, part, request, null, (loaded, total) => sayLoading(page, loaded, total));
  button.ariaBusy = "false";
  if (!answer?.content) {
    const lines = answer?.faults?.map((fault) => faultIn(page, fault)) ?? [];
    complain(page, page.say(answer ? "file_refused" : "file_missing"), lines);
    return null;
  }
  const { name: own, type } = answer.result;
  const name = called ?? own;
  saveFile(name, answer.content, type);
  return name;
}

const MIB = 1024 * 1024;
const LARGEST_TEXT = MIB;
const LARGEST_WORKBOOK = 32 * MIB; // with photos, which are left out; the engine looks at what is inside

/** A workbook, or a table in Word, by its name; others are text. @param {{ name: string }} file */
export const isWorkbook = ({ name }) => /\.(xlsx|xlsm|xlsb|xls|et|ods|docx)$/i.test(name);

/**
 * How large FILE may be, in words, where it is larger; a text may have MOST bytes, a workbook more.
 * @param {{ name: string, size: number }} file
 * @param {number} most
 * @returns {string | null}
 */
export function tooLarge(file, most) {
  const limit = isWorkbook(file) ? LARGEST_WORKBOOK : most;
  if (file.size <= limit) return null;
  return limit < MIB ? `${Math.floor(limit / 1024)} KiB` : `${Math.floor(limit / MIB)} MiB`;
}

/**
 * Whether FILE may be an assessment by how it begins; a photo of a form is none, however small it were.
 * @param {File} file
 */
export async function mayBeAssessment(file) {
  return isWorkbook(file) || /^[\s\0\ufffd]*[{[]/.test(await file.slice(0, 99).text());
}

/**
 * A button that opens a file, and what takes the file then.
 * @param {Speaking} page
 * @param {HTMLInputElement} chooser
 * @param {Element | null} button
 * @param {(file: File) => void} take
 */
export function bindChooser(page, chooser, button, take) {
  button?.addEventListener("click", () => chooser.click());
  const taken = () => {
    const file = chooser.files?.[0];
    chooser.value = ""; // so that the same file can be opened again
    if (file) void takeReadable(page, file, take);
  };
  chooser.addEventListener("change", taken);
  if (chooser.files?.length) taken(); // chosen before the scripts came
}

/**
 * Let TAKE have FILE, or say that it cannot be read.
 * @param {Speaking} page
 * @param {File} file
 * @param {(file: File) => void} take
 */
export async function takeReadable(page, file, take) {
  const { name } = file;
  if (!(await isReadable(file))) complain(page, page.say("file_unreadable", { name }));
  else if (await isGarbled(file)) complain(page, page.say("file_encoding", { name }));
  else take(file);
}

/**
 * Whether FILE begins like one of ours, and no encoding of it is certain: taken for what it says, it would be no JSON.
 * @param {File} file
 */
async function isGarbled(file) {
  return file.size <= LARGEST_TEXT && !isWorkbook(file) && (await mayBeAssessment(file)) && isUncertain(file);
}

/**
 * Whether FILE can be read: another program may hold it, or it was changed or moved after it was chosen. Of a part of
 * such a file Chromium gives nothing where others refuse, so what seems empty is read whole.
 * @param {File} file
 */
export async function isReadable(file) {
  try {
    const { byteLength } = await file.slice(0, 1).arrayBuffer();
    if (byteLength === 0) await file.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/**
 * A fault of a file, whose place is a sheet and a cell.
 * @param {Speaking} page
 * @param {Fault} fault
 */
export const faultIn = (page, { at, found, expected }) =>
  page.say("file_fault", { at: at || page.say("file_whole"), found, expected: page.pick(expected) });

/**
 * @param {Speaking} page
 * @param {number} loaded
 * @param {number} total
 */
const sayLoading = (page, loaded, total) =>
  note(page, page.say("file_loading", { loaded: kilobytes(loaded), total: kilobytes(total) }));

/** @param {number} bytes */
const kilobytes = (bytes) => Math.ceil(bytes / KILOBYTE);
