// Deleting clauses that do not apply: as a trade usually does, or a whole indicator. Nothing is deleted unless confirmed.
import { latest } from "../../foundation/latest.js";
import { answerWithout } from "../../frame/asking.js";
import { entryPlaces } from "../../frame/assessment/scoring.js";
import { toAssessment } from "../../workspace/assessment.js";
import { deletionsView } from "./deletions-view.js";
import { withLeft } from "./meanwhile.js";
import { withDeleted } from "./taking.js";

/** @typedef {import("../../frame/assessment/page.js").Page} Page */
/** @typedef {import("../../workspace/state.js").State} State */
/** @typedef {import("../../engine/api.js").DeletionsResult} Deletions */
/** @typedef {import("../../frame/asking.js").Answer<Deletions> & { wrong: Map<string, unknown> }} Answered */
/** @typedef {{ clause: string, on: boolean, reason: string }} Row a clause that may be deleted, as it is edited */

/**
 * @param {Page} page
 * @param {import("../../frame/frame.js").Frame<State>} frame
 * @param {HTMLElement} pressed a button in an indicator, or of the whole form
 */
export function open(page, { store, python, readings, replace }, pressed) {
  const indicator = pressed.closest("[data-indicator]");
  const name = indicator instanceof HTMLElement ? (indicator.dataset.name ?? "") : "";
  const own = page.clauses.filter(({ element, deletable }) => deletable && indicator?.contains(element));
  const kept = page.clauses.filter(({ element, deletable }) => !deletable && indicator?.contains(element));
  const seen = structuredClone(store.get());
  const work = latest(
    page.root,
    (/** @type {Row[]} */ rows) => asked(page, python.request, store.get(), readings.switched(), rows),
    ({ reply }) => view.show(reply),
  );
  const view = deletionsView(page, {
    indicator: indicator ? { name, own, kept } : null,
    changed: (rows) => work(rows),
    accept(rows) {
      const { state, left } = withDeleted(seen, store.get(), rows);
      replace(state, withLeft(page, page.say("deletions_taken", { count: rows.length - left.length }), left));
    },
  });
  work([]);
  view.begin();
}

/**
 * The form as it is, without deletions, and with those of ROWS that are chosen and have a reason.
 * @param {Page} page
 * @param {import("../../engine/ask.js").Request} request
 * @param {State} state
 * @param {Record<string, string>} readings
 * @param {Row[]} rows
 */
function asked(page, request, state, readings, rows) {
  const chosen = rows.filter(({ on, reason }) => on && reason.trim()).map(({ clause, reason }) => [clause, reason]);
  return /** @type {Promise<Answered>} */ (
    answerWithout(
      request,
      (without) => ({
        kind: "deletions",
        assessment: toAssessment(page.rubric, state, { without }),
        ...(chosen.length ? { delete: Object.fromEntries(chosen) } : {}),
      }),
      entryPlaces(page, state),
      readings,
    )
  );
}
