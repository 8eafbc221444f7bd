// What the actions come to: how many losses have one, and the score at each day by which some are due.
import { element, one } from "../foundation/dom.js";
import { fingerprint } from "../frame/grounds.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ActionsResult} Plan */

/**
 * @param {Page} page
 * @param {Plan} plan
 */
export function headlineOf(page, { planned, without_action: without }) {
  if (!planned.length) return page.say("nothing_lost");
  return page.say("actions_of", { taken: planned.length - without.length, lost: planned.length });
}

/**
 * @param {Page} page
 * @param {Plan} plan
 */
export function showStages(page, plan) {
  const late = plan.planned.filter(({ overdue }) => overdue).length;
  const lines = [
    plan.required.length ? page.say("required_lacking", { count: plan.required.length }) : "",
    late ? page.say("overdue_count", { count: late }) : "",
  ].filter(Boolean);
  one(page.root, "[data-outcome]", HTMLElement).replaceChildren(
    element(
      "div",
      { class: "calc-verdict", "data-outcome": plan.required.length || late ? "failed" : "passed" },
      element("p", { class: "calc-level", "data-headline": true }, headlineOf(page, plan)),
      ...lines.map((line) => element("p", { "data-warning": true }, line)),
    ),
    stages(page, plan),
    element("p", { class: "calc-hint" }, page.say("stages_hint")),
    fingerprint(page, plan.rubric),
  );
}

/**
 * @param {Page} page
 * @param {Plan} plan
 */
function stages(page, { stages: found }) {
  const heads = ["stage_on", "stage_mended", "stage_score"].map((word) => element("th", { scope: "col" }, page.say(word)));
  const rows = found.map((stage, index) =>
    element(
      "tr",
      { "data-stage": stage.on ?? (index ? "undated" : "today") },
      element("th", { scope: "row" }, stage.on ?? page.say(index ? "stage_undated" : "stage_today")),
      element("td", {}, String(stage.measures.length)),
      element("td", {}, scoreOf(page, stage)),
    ),
  );
  return element(
    "table",
    { class: "outlook-stages" },
    element("caption", {}, page.say("stages")),
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...rows),
  );
}

/**
 * @param {Page} page
 * @param {Plan["stages"][number]} stage
 */
function scoreOf(page, stage) {
  const { worst_verdict: worst, best_verdict: best } = stage.range;
  if (!stage.complete) return page.say("range_scores", { worst: worst.display.final, best: best.display.final });
  return page.say("outcome", { level: page.pick(worst.level_label), final: worst.display.final });
}

/**
 * The losses and their actions as rows of a table, its head first.
 * @param {Page} page
 * @param {Plan} plan
 */
export function actionRows(page, { planned }) {
  const heads = ["col_place", "col_title", "col_gain", "action_what", "action_owner", "action_due", "action_state", "action_evidence"];
  const rows = planned.map(({ measure, kind, title, display, action }) => [
    kind === "clause" ? measure : "",
    page.pick(title),
    display.gain,
    action?.what ?? "",
    action?.owner ?? "",
    action?.due ?? "",
    action ? page.pick(action.label) : "",
    action?.evidence ?? "",
  ]);
  return [heads.map((word) => page.say(word)), ...rows];
}
