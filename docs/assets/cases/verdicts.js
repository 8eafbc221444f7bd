// What each assessment comes to, asked of the engine each time: a level is never kept.
import { isMapping } from "../foundation/shapes.js";
import { answerWithout } from "../frame/asking.js";
import { besidesWithout, placesBeside } from "../workspace/placeless.js";

/** @typedef {import("./page.js").CasesPage} CasesPage */
/** @typedef {import("../engine/api.js").ScoreResult} Result */
/** @typedef {Record<string, unknown>} Mapping */

/**
 * The level of ASSESSMENT, or from which to which; entries that the engine refuses count as open, as on their own page.
 * @param {CasesPage} page
 * @param {import("../engine/ask.js").Request} request
 * @param {Mapping} assessment
 * @returns {Promise<string>}
 */
export async function levelOf(page, request, assessment) {
  const findings = isMapping(assessment.findings) ? assessment.findings : {};
  const places = [
    ...Object.keys(findings).map((id) => /** @type {[string, string]} */ ([id, `findings.${id}`])),
    ...placesBeside(assessment).map((place) => /** @type {[string, string]} */ ([place, place])),
  ];
  /** @param {Set<string>} without */
  const build = (without) => {
    const kept = Object.fromEntries(Object.entries(findings).filter(([id]) => !without.has(id)));
    return { kind: "score", assessment: { ...besidesWithout(assessment, without), findings: kept } };
  };
  /** @type {import("../frame/asking.js").Answer<Result>} */
  const { reply } = await answerWithout(request, build, places, {});
  return reply.ok ? levelWords(page, reply.result) : page.say("level_refused");
}

/**
 * @param {CasesPage} page
 * @param {Result} result
 */
function levelWords(page, { range, complete, so_far: { answered, clauses } }) {
  const { worst_verdict: worst, best_verdict: best } = range;
  const levels = complete
    ? page.say("level_one", { level: page.pick(best.level_label), final: best.display.final })
    : page.say("level_range", {
        worst_level: page.pick(worst.level_label),
        worst: worst.display.final,
        best_level: page.pick(best.level_label),
        best: best.display.final,
      });
  return complete ? levels : `${page.say("answered", { answered, clauses })} · ${levels}`;
}
