// Asking the engine about what is in the form.
import { ask } from "../engine/ask.js";

/** @typedef {import("../engine/ask.js").Request} Request */
/** @typedef {import("../engine/ask.js").Fault} Fault */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */
/** @typedef {import("./page.js").Fields} Fields */
/** @typedef {import("./reply.js").Grounded} Grounded */

/**
 * FAULTS beside a RESULT mean that part of the form was left out to get it; ADOPTED is the result under the
 * readings that are adopted, where others were switched.
 * @typedef {{ fields: Fields, request: Mapping, result: Grounded | null, adopted: Grounded | null, faults: Fault[] }} Answer
 *
 * @typedef {object} Asking
 * @property {(fields: Fields) => Mapping | null} request
 * @property {(request: Mapping, faults: Fault[]) => Mapping | null} [less]
 */

/**
 * @param {Request} python
 * @param {Asking} kind
 * @param {Fields} fields
 * @param {import("../frame/readings-switch.js").Readings} [readings]
 * @returns {Promise<Answer>}
 */
export async function answerTo(python, kind, fields, readings = {}) {
  const adopted = kind.request(fields);
  if (!adopted) return { fields, request: {}, result: null, adopted: null, faults: [] };
  if (!Object.keys(readings).length) return { ...(await answer(python, kind, adopted)), fields, adopted: null };
  const request = { ...adopted, readings };
  const found = await answer(python, kind, request);
  return { ...found, fields, adopted: (await answer(python, kind, adopted)).result };
}

/**
 * @param {Request} python
 * @param {Asking} kind
 * @param {Mapping} request
 * @returns {Promise<Pick<Answer, "request" | "result" | "faults">>}
 */
async function answer(python, kind, request) {
  /** @type {import("../engine/ask.js").Reply<Grounded>} */
  const reply = await ask(python, request);
  if (reply.ok) return { request, result: reply.result, faults: [] };
  const lesser = kind.less?.(request, reply.faults) ?? null;
  /** @type {import("../engine/ask.js").Reply<Grounded> | null} */
  const second = lesser && (await ask(python, lesser));
  return { request, result: second?.ok ? second.result : null, faults: reply.faults };
}
