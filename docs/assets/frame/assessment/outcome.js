// What an assessment comes to, in one line.

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../../engine/api.js").ScoreResult} Result */
/** @typedef {import("../../engine/api.js").Verdict} Side */

/**
 * Level and score; while clauses are open, from where to where.
 * @param {Page} page
 * @param {Result} result
 */
export function short(page, result) {
  const { worst_verdict: worst, best_verdict: best } = result.range;
  return result.complete
    ? page.say("outcome", { level: page.pick(result.level_label), final: result.display.final ?? "" })
    : page.say("range_scores", { worst: worst.display.final, best: best.display.final });
}

/**
 * What was lost, below nothing; a clause of no points loses none, not −0.
 * @param {Page} page
 * @param {string} points
 */
export const lost = (page, points) => page.say("lost_points", { points: points === "0" ? points : `-${points}` });

/**
 * @param {Page} page
 * @param {Side[]} verdicts one, or the worst and the best
 */
export function outcomes(page, verdicts) {
  const said = verdicts.map((side) => page.say("outcome", { level: page.pick(side.level_label), final: side.display.final }));
  const [worst = "", best] = said;
  return best === undefined ? worst : page.say("from_to", { worst, best });
}

/**
 * What the range of RESULT comes to: one verdict once every clause is answered.
 * @param {Page} page
 * @param {Result} result
 */
export const ranged = (page, { complete, range }) =>
  outcomes(page, complete ? [range.worst_verdict] : [range.worst_verdict, range.best_verdict]);
