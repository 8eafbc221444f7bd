// Asking about what is entered: again without what was refused, and under the adopted readings beside those switched.
import { ask } from "../engine/ask.js";
import { faultsByEntry } from "./faults.js";

/** @typedef {import("../engine/ask.js").Request} Request */
/** @typedef {import("../engine/ask.js").Fault} Fault */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */
/** @typedef {Record<string, string>} Readings those that are switched: discrepancy to reading */

/**
 * @template Result
 * @typedef {object} Answer
 * @property {Mapping} asked the request that REPLY answers
 * @property {import("../engine/ask.js").Reply<Result>} reply
 * @property {Fault[]} faults of what was entered; beside a result they mean that part of it was left out
 * @property {Result | null} adopted the result under the readings that are adopted, where others were switched
 */

/**
 * The answer to ASKED. Where the engine refuses it and LESS knows a lesser request, that one is answered: one slip of
 * the pen does not take the whole result away.
 * @template Result
 * @param {Request} request
 * @param {Mapping} asked
 * @param {Readings} readings
 * @param {(faults: Fault[]) => Mapping | null} [less]
 * @returns {Promise<Answer<Result>>}
 */
export async function answerTo(request, asked, readings, less = () => null) {
  /** @type {import("../engine/ask.js").Reply<Result>} */
  const first = await ask(request, readAs(asked, readings));
  const faults = first.ok ? [] : first.faults;
  const lesser = first.ok ? null : less(faults);
  const answered = lesser ?? asked;
  const reply = lesser ? /** @type {typeof first} */ (await ask(request, readAs(lesser, readings))) : first;
  /** @type {typeof first | null} */
  const adopted = Object.keys(readings).length ? await ask(request, answered) : null;
  return { asked: readAs(answered, readings), reply, faults, adopted: adopted?.ok ? adopted.result : null };
}

/**
 * The same where a request is built from entries: those that were refused are left out, and told by their names.
 * @template Result
 * @param {Request} request
 * @param {(without: Set<string>) => Mapping} build
 * @param {Iterable<[string, string]>} places where each entry stands in the request, by its name
 * @param {Readings} readings
 * @returns {Promise<Answer<Result> & { wrong: Map<string, Fault[]> }>}
 */
export async function answerWithout(request, build, places, readings) {
  /** @type {Map<string, Fault[]>} */
  let wrong = new Map();
  /** @type {Answer<Result>} */
  const answer = await answerTo(request, build(new Set()), readings, (faults) => {
    wrong = faultsByEntry(faults, places);
    return wrong.size ? build(new Set(wrong.keys())) : null;
  });
  return { ...answer, wrong };
}

/**
 * ASKED under READINGS besides those that it names. Readings that nobody switched are not named.
 * @param {Mapping} asked
 * @param {Readings} readings
 * @returns {Mapping}
 */
export function readAs(asked, readings) {
  const named = { .../** @type {Readings} */ (asked.readings), ...readings };
  return Object.keys(named).length ? { ...asked, readings: named } : asked;
}
