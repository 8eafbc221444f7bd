// The estimate: one clause after another, those that narrow the level soonest first, until the reader has enough.
import { latest } from "../../foundation/latest.js";
import { answerWithout } from "../../frame/asking.js";
import { entryPlaces } from "../../frame/assessment/scoring.js";
import { toAssessment } from "../../workspace/assessment.js";
import { same } from "../../workspace/differences.js";
import { answerClause } from "./answering.js";
import { estimateView } from "./estimate-view.js";
import { isAsSeen, withLeft } from "./meanwhile.js";

/** @typedef {import("../../frame/assessment/page.js").Page} Page */
/** @typedef {import("../../workspace/state.js").State} State */
/** @typedef {import("../../workspace/state.js").Entry} Entry */
/** @typedef {import("../../engine/api.js").NextResult} Next */
/** @typedef {import("../../engine/ask.js").Fault} Fault */
/** @typedef {import("../../frame/asking.js").Answer<Next> & { wrong: Map<string, Fault[]> }} Answered */
/** BEFORE: the entry that was answered; null where it was skipped. AFTER: what was made of it. @typedef {{ clause: string, before: Entry | null, after: Entry | null }} Step */

/**
 * @param {Page} page
 * @param {import("../../frame/frame.js").Frame<State>} frame
 */
export function open(page, { store, python, readings, say }) {
  /** @type {Step[]} what was done here, for going back */
  const steps = [];
  const skipped = new Set();
  /** @type {string | null} the clause that is asked now; null while the engine looks for it */
  let asked = null;
  let seen = store.get(); // the form as the question is about it
  let again = ""; // a clause to ask before all others: one that was gone back to, or whose sample is refused

  const work = latest(page.root, () => ask(page, python.request, store.get(), readings.switched(), view.chance(), last()), show);
  const last = () => steps.findLast(({ before }) => before !== null)?.clause;
  const next = () => {
    asked = null;
    work(true);
  };
  /** @param {Answered} answered */
  function show(answered) {
    if (!view.dialog.isConnected) return;
    const { reply, wrong } = answered;
    if (!reply.ok) return view.refuse(reply.faults);
    const refused = [...wrong.keys()].find((id) => id === last());
    const chosen = refused ?? (again || choose(reply.result, skipped));
    again = "";
    asked = chosen;
    seen = structuredClone(store.get());
    view.show(reply.result, chosen, { refused: refused ? (wrong.get(refused) ?? []) : [], skipped: skipped.size, back: steps.length > 0 });
  }
  /** @param {Parameters<typeof answerClause>[1] | null} answer null: skipped */
  const take = (answer) => {
    const clause = page.byId.get(asked ?? "");
    if (!clause) return;
    const before = structuredClone(store.get().entries[clause.id]);
    if (answer && !isAsSeen(seen, store.get(), clause.id)) {
      say(withLeft(page, "", [clause.id]).trim());
      return next(); // another window has answered it
    }
    if (answer) answerClause(clause, answer);
    else skipped.add(clause.id);
    const after = structuredClone(store.get().entries[clause.id]);
    steps.push({ clause: clause.id, before: (answer && before) ?? null, after: after ?? null });
    next();
  };
  const back = () => {
    const step = steps.pop();
    const clause = step && page.byId.get(step.clause);
    if (!step || !clause) return;
    skipped.delete(step.clause);
    const now = store.get().entries[step.clause];
    if (step.before && same(now, step.after)) answerClause(clause, step.before);
    else if (step.before) say(withLeft(page, "", [step.clause]).trim());
    again = step.clause;
    next();
  };
  const view = estimateView(page, {
    take,
    back,
    ask: next,
    askSkipped() {
      skipped.clear();
      next();
    },
  });
  next();
}

/**
 * The clause to ask now: the one that the engine names, or of those that were not skipped the most telling.
 * @param {Next} result
 * @param {Set<string>} skipped
 */
function choose({ next, ranking }, skipped) {
  if (next && !skipped.has(next.clause)) return next.clause;
  return ranking.find(({ clause, narrowing }) => narrowing !== "0" && !skipped.has(clause))?.clause ?? null;
}

/**
 * @param {Page} page
 * @param {import("../../engine/ask.js").Request} request
 * @param {State} state
 * @param {Record<string, string>} readings
 * @param {string} chance of an open clause to be met
 * @param {string | undefined} after the clause answered last
 * @returns {Promise<Answered>}
 */
function ask(page, request, state, readings, chance, after) {
  return answerWithout(
    request,
    (without) => ({
      kind: "next",
      assessment: toAssessment(page.rubric, state, { without }),
      chances: { default: chance },
      ...(after ? { after } : {}),
    }),
    entryPlaces(page, state),
    readings,
  );
}
