// A record of the calculation as a file: made by the engine, saved byte for byte as it came.
import { note } from "./notes.js";
import { today } from "./page.js";
import { saveText } from "./save.js";
import { filled } from "./fields.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Fields} Fields */
/** @typedef {import("./reply.js").Mapping} Mapping */

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
  const inner = { format: "request/1", ...request };
  const reply = await ask(JSON.stringify({ format: "request/1", kind: "record", request: inner, signed }));
  if (JSON.parse(reply).ok !== true) return;
  const name = `record-${page.kind}-${today()}.json`;
  saveText(name, `${resultOf(reply)}\n`, "application/json");
  note(page, page.say("saved_record", { name }));
}

/**
 * The result as it stands in the reply: a record's digest is of these very numbers, however long.
 * @param {string} reply
 */
function resultOf(reply) {
  const mark = '"result":';
  return reply.slice(reply.indexOf(mark) + mark.length, reply.lastIndexOf("}"));
}
