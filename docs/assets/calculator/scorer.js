// Asking the engine for the score of what is entered: one question at a time, always the latest.
import { toAssessment } from "./assessment.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./reply.js").Fault} Fault */
/** @typedef {import("./reply.js").ScoreReply} ScoreReply */

/**
 * A reply, and the clauses whose entries the engine refused and that were left out to get it.
 * @typedef {{ reply: ScoreReply, leftOut: Map<string, Fault[]> }} Scored
 */

/**
 * The engine's reply to an assessment that is given as JSON text: the door itself reads every byte of it.
 * @param {(json: string) => Promise<string>} request
 * @param {string} assessment
 * @returns {Promise<ScoreReply>}
 */
export async function scoreText(request, assessment) {
  return JSON.parse(await request(`{"format":"request/1","kind":"score","assessment":${assessment}}`));
}

/**
 * A function that takes each new state; SHOW hears the score of the latest.
 * @param {Page} page
 * @param {(json: string) => Promise<string>} request
 * @param {(scored: Scored) => void} show
 * @returns {(state: State) => void}
 */
export function scorer(page, request, show) {
  /** @type {State | null} */
  let wanted = null;
  let busy = false;

  async function work() {
    busy = true;
    while (wanted) {
      const state = wanted;
      wanted = null;
      const scored = await score(page, request, state);
      if (!wanted) show(scored);
    }
    busy = false;
  }

  return (state) => {
    wanted = state;
    if (!busy) void work();
  };
}

/**
 * Entries that are unfinished (a deletion without a reason, more bad specimens than were drawn) are
 * refused by the engine. They are taken as open and pointed out, so that the rest keeps its score.
 * @param {Page} page
 * @param {(json: string) => Promise<string>} request
 * @param {State} state
 * @returns {Promise<Scored>}
 */
async function score(page, request, state) {
  const reply = await scoreText(request, JSON.stringify(toAssessment(page.rubric, state)));
  if (reply.ok) return { reply, leftOut: new Map() };
  const leftOut = faultsByClause(page, reply.faults);
  if (!leftOut.size) return { reply, leftOut };
  const rest = toAssessment(page.rubric, state, { without: leftOut.keys() });
  return { reply: await scoreText(request, JSON.stringify(rest)), leftOut };
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
