// Asking the engine about what is in the form.
import { ask } from "../engine/ask.js";

/** @typedef {import("../engine/ask.js").Request} Request */
/** @typedef {import("../engine/ask.js").Fault} Fault */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */
/** @typedef {import("./page.js").Fields} Fields */
/** @typedef {import("./reply.js").Grounded} Grounded */

/**
 * FAULTS beside a RESULT mean that part of the form was left out to get it.
 * @typedef {{ fields: Fields, request: Mapping, result: Grounded | null, faults: Fault[] }} Answer
 *
 * @typedef {object} Asking
 * @property {(fields: Fields) => Mapping | null} request
 * @property {(request: Mapping, faults: Fault[]) => Mapping | null} [less]
 */

/**
 * @param {Request} python
 * @param {Asking} kind
 * @param {Fields} fields
 * @returns {Promise<Answer>}
 */
export async function answerTo(python, kind, fields) {
  const request = kind.request(fields);
  if (!request) return { fields, request: {}, result: null, faults: [] };
  /** @type {import("../engine/ask.js").Reply<Grounded>} */
  const reply = await ask(python, request);
  if (reply.ok) return { fields, request, result: reply.result, faults: [] };
  const lesser = kind.less?.(request, reply.faults) ?? null;
  /** @type {import("../engine/ask.js").Reply<Grounded> | null} */
  const second = lesser && (await ask(python, lesser));
  return { fields, request, result: second?.ok ? second.result : null, faults: reply.faults };
}
