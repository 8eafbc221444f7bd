// Asking the engine for the score of what is entered.
import { latest } from "../../foundation/latest.js";
import { toAssessment } from "../../workspace/assessment.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../../workspace/state.js").State} State */
/** @typedef {import("../../engine/ask.js").Fault} Fault */
/** @typedef {import("./reply.js").ScoreReply} ScoreReply */

/** @typedef {import("../readings-switch.js").Readings} Readings */

/**
 * A reply, the request that it answers, and the clauses whose entries the engine refused and that were
 * left out to get it. Where readings are switched, `adopted` is the reply under those that are adopted.
 * @typedef {{ reply: ScoreReply, asked: object, leftOut: Map<string, Fault[]>, readings: Readings, adopted: ScoreReply | null }} Scored
 */

/**
 * The engine's reply to an assessment that is given as JSON text: the engine itself reads every byte of it.
 * @param {(json: string) => Promise<string>} request
 * @param {string} assessment
 * @param {Readings} [readings]
 * @returns {Promise<ScoreReply>}
 */
export async function scoreText(request, assessment, readings = {}) {
  const switched = JSON.stringify(readings);
  return JSON.parse(
    await request(`{"format":"request/1","kind":"score","assessment":${assessment},"readings":${switched}}`),
  );
}

/**
 * A function that takes each new state; SHOW hears the score of the latest.
 * @param {Page} page
 * @param {(json: string) => Promise<string>} request
 * @param {(scored: Scored) => void} show
 * @param {() => Readings} [switched]
 * @returns {(state: State) => void}
 */
export const scorer = (page, request, show, switched = () => ({})) =>
  latest(page.root, (/** @type {State} */ state) => score(page, request, state, switched()), show);

/**
 * Entries that are unfinished (a deletion without a reason, more bad specimens than were drawn) are
 * refused by the engine. They are taken as open and pointed out, so that the rest keeps its score.
 * @param {Page} page
 * @param {(json: string) => Promise<string>} request
 * @param {State} state
 * @param {Readings} readings
 * @returns {Promise<Scored>}
 */
async function score(page, request, state, readings) {
  const whole = toAssessment(page.rubric, state);
  const first = await scoreText(request, JSON.stringify(whole));
  const leftOut = first.ok ? new Map() : faultsByClause(page, first.faults);
  const assessment = leftOut.size ? toAssessment(page.rubric, state, { without: leftOut.keys() }) : whole;
  const text = JSON.stringify(assessment);
  const adopted = leftOut.size ? await scoreText(request, text) : first;
  const asked = { kind: "score", assessment };
  if (!Object.keys(readings).length) return { reply: adopted, asked, leftOut, readings, adopted: null };
  return { reply: await scoreText(request, text, readings), asked: { ...asked, readings }, leftOut, readings, adopted };
}

/**
 * @param {Page} page
 * @param {Fault[]} faults
 * @returns {Map<string, Fault[]>}
 */
function faultsByClause(page, faults) {
  /** @type {Map<string, Fault[]>} */
  const found = new Map();
  for (const { id } of page.clauses) {
    const place = `findings.${id}`;
    const own = faults.filter((fault) => fault.at === place || fault.at.startsWith(`${place}.`));
    if (own.length) found.set(id, own);
  }
  return found;
}
