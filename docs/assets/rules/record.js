// A record of the calculation as a file: made by the engine, saved byte for byte as it came.
import { recordOf } from "../engine/ask.js";
import { today } from "../foundation/day.js";
import { complain, note } from "../foundation/notes.js";
import { JSON_FILE, saveFile } from "../foundation/save.js";
import { placedFault } from "./faults.js";
import { filled } from "./fields.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Fields} Fields */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */

/**
 * @param {Page} page
 * @param {(json: string) => Promise<string>} ask
 * @param {Mapping} request
 * @param {Fields} fields
 */
export async function saveRecord(page, ask, request, fields) {
  const { organisation, signed_by, prepared_by, signed_on, date } = fields;
  const by = signed_by ?? prepared_by;
  const signed = filled({ organisation, by, on: (signed_on ?? date) || today() });
  const { text, faults } = await recordOf(ask, request, signed);
  if (faults) {
    complain(page, page.say("refused"), faults.map((fault) => placedFault(page, fault)));
    return;
  }
  const name = `record-${page.kind}-${today()}.json`;
  saveFile(name, text, JSON_FILE);
  note(page, page.say("saved_record", { name }));
}
