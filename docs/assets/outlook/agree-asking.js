// Asking how two assessments agree, with as much of what was settled as can be asked.
import { ask } from "../engine/ask.js";
import { answerWithout, readAs } from "../frame/asking.js";
import { agreementRequest } from "./agree-settings.js";

/** @typedef {import("../engine/api.js").AgreementResult} Agreement */
/** @typedef {import("../engine/ask.js").Reply<Agreement>} Replied */

/**
 * Asked once for where they differ, and again with what was settled there: of other clauses nothing can be settled. A
 * decision that the engine refuses is none yet: its clause stays undecided, and where it is typed stays in view.
 * @param {import("../engine/ask.js").Request} request
 * @param {import("./agree-settings.js").Pair} pair
 * @param {string} agreed what stands where neither's finding does
 * @param {import("../frame/asking.js").Readings} readings
 * @returns {Promise<Replied | null>}
 */
export async function agreementOf(request, pair, agreed, readings) {
  const asked = agreementRequest(pair, agreed, null);
  if (!asked) return null;
  /** @type {Replied} */
  const first = await ask(request, readAs(asked, readings));
  if (!first.ok) return first;
  const different = first.result.clauses.map(({ clause }) => clause);
  const settled = (/** @type {Set<string>} */ without) => agreementRequest(pair, agreed, different.filter((clause) => !without.has(clause))) ?? asked;
  if (!("settled" in settled(new Set()))) return first;
  const places = different.map((clause) => /** @type {[string, string]} */ ([clause, `settled.${clause}`]));
  /** @type {import("../frame/asking.js").Answer<Agreement>} */
  const { reply } = await answerWithout(request, settled, places, readings);
  return reply;
}
