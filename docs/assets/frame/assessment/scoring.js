// Asking the engine for the score of an assessment.
import { toAssessment } from "../../workspace/assessment.js";
import { placesBeside } from "../../workspace/placeless.js";
import { answerWithout } from "../asking.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../asking.js").Readings} Readings */
/** @typedef {import("../../workspace/state.js").State} State */
/** @typedef {import("../../engine/ask.js").Fault} Fault */
/** @typedef {import("../../engine/api.js").ScoreResult} Result */
/** @typedef {import("../../engine/ask.js").Reply<Result>} ScoreReply */

/**
 * The answer for a state under readings, and the clauses whose entries the engine refused and that were left out,
 * with the places of what hangs on clauses that it knows none of (actions.9.9).
 * @typedef {import("../asking.js").Answer<Result> & { state: State, readings: Readings, leftOut: Map<string, Fault[]> }} Scored
 */

/**
 * Entries that are unfinished (a deletion without a reason, more bad specimens than were drawn) are
 * refused by the engine. They are taken as open and pointed out, so that the rest keeps its score. So is what
 * hangs on a clause that this edition has not.
 * @param {Page} page
 * @param {import("../../engine/ask.js").Request} request
 * @param {State} state
 * @param {Readings} readings
 * @returns {Promise<Scored>}
 */
export async function score(page, request, state, readings) {
  const build = (/** @type {Set<string>} */ without) => scoreRequest(page, state, without);
  /** @type {import("../asking.js").Answer<Result> & { wrong: Map<string, Fault[]> }} */
  const { wrong, ...answer } = await answerWithout(request, build, entryPlaces(page, state), readings);
  // What an entry that is open is refused for is not its own, but what has no place in it.
  const leftOut = new Map([...wrong].filter(([name]) => state.entries[name]?.choice !== "open"));
  return { ...answer, state, readings, leftOut };
}

/**
 * What can be left out of an assessment, by its name: a clause's finding, and each thing that hangs on a clause beside it.
 * @param {Pick<Page, "clauses">} page
 * @param {State} state
 * @returns {[name: string, place: string][]}
 */
export const entryPlaces = ({ clauses }, { besides }) => [
  ...clauses.map(({ id }) => /** @type {[string, string]} */ ([id, `findings.${id}`])),
  ...placesBeside(besides).map((place) => /** @type {[string, string]} */ ([place, place])),
];

/**
 * @param {Page} page
 * @param {State} state
 * @param {Iterable<string>} without clauses that are taken as open, and places beside them
 */
export const scoreRequest = (page, state, without) => ({
  kind: "score",
  assessment: toAssessment(page.rubric, state, { without }),
});

/**
 * The engine's reply to an assessment that is given as JSON text: the engine itself reads every byte of it.
 * @param {import("../../engine/ask.js").Request} request
 * @param {string} assessment
 * @returns {Promise<ScoreReply>}
 */
export const scoreText = async (request, assessment) =>
  JSON.parse(await request(`{"format":"request/1","kind":"score","assessment":${assessment}}`));
