// Files that the engine makes or reads, asked for by a click: the first one loads what makes them.
import { complain, note } from "../foundation/notes.js";
import { saveFile } from "../foundation/save.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */
/** @typedef {import("../engine/ask.js").Fault} Fault */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */
/** @typedef {import("../engine/client.js").Engine} Engine */
/** @typedef {import("../engine/protocol.js").Bytes} Bytes */

/** @typedef {"spreadsheet" | "calendar"} PartName */

const KILOBYTE = 1000;

/**
 * What came back: a result (and the file, if one was made), faults, or null where what makes files did not arrive.
 * @template Result
 * @typedef {{ result: Result, content: Bytes | null, faults: null } | { result: null, content: null, faults: Fault[] } | null} Answer
 */

/**
 * @template Result
 * @param {Speaking} page
 * @param {Engine} python
 * @param {PartName} part
 * @param {Mapping} asked
 * @param {Bytes | null} [content] the file to read
 * @returns {Promise<Answer<Result>>}
 */
export async function exchange(page, python, part, asked, content = null) {
  const json = JSON.stringify({ format: "files/1", ...asked });
  const reply = await python.exchange(part, json, content, (loaded, total) =>
    note(page, page.say("file_loading", { loaded: kilobytes(loaded), total: kilobytes(total) })),
  );
  if (!reply) return null;
  /** @type {import("../engine/ask.js").Reply<Result>} */
  const answer = JSON.parse(reply.json);
  return answer.ok
    ? { result: answer.result, content: reply.content, faults: null }
    : { result: null, content: null, faults: answer.faults };
}

/**
 * Make the file that is ASKED for and hand it out; BUTTON waits meanwhile.
 * @param {Speaking} page
 * @param {Engine} python
 * @param {PartName} part
 * @param {Mapping} asked
 * @param {HTMLButtonElement} button
 * @returns {Promise<string | null>} the name of the file, or null if there is none
 */
export async function handOut(page, python, part, asked, button) {
  if (button.ariaBusy === "true") return null;
  button.ariaBusy = "true";
  note(page, page.say("file_making"));
  /** @type {Answer<{ name: string, type: string }>} */
  const answer = await exchange(page, python, part, asked);
  button.ariaBusy = "false";
  if (!answer?.content) {
    const lines = answer?.faults?.map((fault) => faultIn(page, fault)) ?? [];
    complain(page, page.say(answer ? "file_refused" : "file_missing"), lines);
    return null;
  }
  const { name, type } = answer.result;
  saveFile(name, answer.content, type);
  return name;
}

/**
 * A fault of a file, whose place is a sheet and a cell.
 * @param {Speaking} page
 * @param {Fault} fault
 */
export const faultIn = (page, { at, found, expected }) =>
  page.say("file_fault", { at: at || page.say("file_whole"), found, expected: page.pick(expected) });

/** A workbook by its name; others are text. @param {File} file */
export const isWorkbook = ({ name }) => /\.(xlsx|xlsm|xls|et|ods)$/i.test(name);

/** @param {number} bytes */
const kilobytes = (bytes) => Math.ceil(bytes / KILOBYTE);
