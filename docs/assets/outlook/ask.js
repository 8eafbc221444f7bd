// What is asked of the engine: on which ground, under which readings, and again without what it refused.
import { toAssessment } from "../workspace/assessment.js";
import { ask } from "../engine/ask.js";

/** @typedef {import("../engine/ask.js").Fault} Fault */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */

/**
 * What a request of KIND on GROUND begins with. Readings that nobody switched are not named.
 * @param {import("../frame/assessment/page.js").Page} page
 * @param {"score" | "forecast" | "improve"} kind
 * @param {Pick<import("./shell.js").Ground, "state" | "leftOut" | "readings">} ground
 * @returns {Mapping}
 */
export const requestOn = (page, kind, { state, leftOut, readings }) => ({
  kind,
  assessment: toAssessment(page.rubric, state, { without: leftOut.keys() }),
  ...(Object.keys(readings).length ? { readings } : {}),
});

/**
 * The same question under the readings that are adopted.
 * @param {Mapping} asked
 * @returns {Mapping}
 */
export const asAdopted = ({ readings, ...asked }) => asked;

/**
 * The same question under one reading more.
 * @param {Mapping} asked
 * @param {{ discrepancy: string, reading: string }} other
 * @returns {Mapping}
 */
export const readAs = ({ readings, ...asked }, { discrepancy, reading }) => ({
  ...asked,
  readings: { .../** @type {object} */ (readings), [discrepancy]: reading },
});

/**
 * A reply, the request that it answers, and the entries that were left out of it because they were refused.
 * @template Result
 * @typedef {{ reply: import("../engine/ask.js").Reply<Result>, asked: Mapping, wrong: Map<string, Fault[]> }} Answered
 */

/**
 * The reply to what BUILD makes; entries that the engine refuses are left out in a second request, so that one
 * slip of the pen does not take the whole result away.
 * @template Result
 * @param {(json: string) => Promise<string>} request
 * @param {(without: Set<string>) => Mapping} build
 * @param {Map<string, string>} places where each entry stands in the request, by its name
 * @returns {Promise<Answered<Result>>}
 */
export async function askTolerant(request, build, places) {
  const asked = build(new Set());
  /** @type {import("../engine/ask.js").Reply<Result>} */
  const reply = await ask(request, asked);
  /** @type {Map<string, Fault[]>} */
  const wrong = new Map();
  if (reply.ok) return { reply, asked, wrong };
  for (const [name, place] of places) {
    const own = reply.faults.filter(({ at }) => at === place || at.startsWith(`${place}.`));
    if (own.length) wrong.set(name, own);
  }
  if (!wrong.size) return { reply, asked, wrong };
  const rest = build(new Set(wrong.keys()));
  return { reply: await ask(request, rest), asked: rest, wrong };
}
