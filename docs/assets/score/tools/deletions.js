// Deleting clauses that do not apply: as a trade usually does, or a whole indicator. Nothing is deleted unless confirmed.
import { latest } from "../../foundation/latest.js";
import { answerWithout } from "../../frame/asking.js";
import { toAssessment } from "../../workspace/assessment.js";
import { deletionsView } from "./deletions-view.js";

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
  const work = latest(
    page.root,
    (/** @type {Row[]} */ rows) => asked(page, python.request, store.get(), readings.switched(), rows),
    ({ reply }) => view.show(reply),
  );
  const view = deletionsView(page, {
    indicator: indicator ? { name, own, kept } : null,
    changed: (rows) => work(rows),
    accept(rows) {
      const state = withDeleted(store.get(), rows);
      replace(state, page.say("deletions_taken", { count: rows.length }));
    },
  });
  work([]);
  view.begin();
}

/**
 * @param {State} before
 * @param {Row[]} rows
 */
function withDeleted(before, rows) {
  const state = structuredClone(before);
  for (const { clause, reason } of rows) {
    const entry = state.entries[clause];
    if (entry) state.entries[clause] = { ...entry, choice: "not_applicable", reason: reason.trim(), sampled: "", nonconforming: "" };
  }
  return state;
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
  const places = page.clauses.map(({ id }) => /** @type {[string, string]} */ ([id, `findings.${id}`]));
  return /** @type {Promise<Answered>} */ (
    answerWithout(
      request,
      (without) => ({
        kind: "deletions",
        assessment: toAssessment(page.rubric, state, { without }),
        ...(chosen.length ? { delete: Object.fromEntries(chosen) } : {}),
      }),
      places,
      readings,
    )
  );
}
