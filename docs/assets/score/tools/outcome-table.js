// Outcomes side by side: level and score, and where clauses are deleted the applicable points beside them.
import { element } from "../../foundation/dom.js";
import { outcomes } from "../../frame/assessment/outcome.js";

/** @typedef {import("../../frame/assessment/page.js").Page} Page */
/** @typedef {import("../../engine/api.js").Outcome} Outcome */
/** @typedef {import("../../engine/api.js").DeletionOutcome} DeletionOutcome */

/**
 * @param {Page} page
 * @param {{ name: string, outcome: Outcome | DeletionOutcome }[]} columns
 */
export function outcomeTable(page, columns) {
  const row = (/** @type {string} */ name, /** @type {(outcome: Outcome | DeletionOutcome) => string} */ value) =>
    element("tr", {}, element("th", { scope: "row" }, name), ...columns.map(({ outcome }) => element("td", {}, value(outcome))));
  const deleting = columns.every(({ outcome }) => "applicable" in outcome);
  return element(
    "table",
    { class: "calc-beside" },
    element("thead", {}, element("tr", {}, element("td", {}), ...columns.map(({ name }) => element("th", { scope: "col" }, name)))),
    element(
      "tbody",
      {},
      row(page.say("result"), (outcome) => verdictOf(page, outcome)),
      deleting && row(page.say("applicable"), (outcome) => ("applicable" in outcome ? page.say("points", { points: outcome.display.applicable }) : "")),
      deleting && row(page.say("deleted"), (outcome) => ("deleted" in outcome ? page.say("count_clauses", { count: outcome.deleted }) : "")),
    ),
  );
}

/**
 * @param {Page} page
 * @param {Outcome | DeletionOutcome} outcome
 */
const verdictOf = (page, { complete, range: { worst_verdict: worst, best_verdict: best } }) =>
  outcomes(page, complete ? [worst] : [worst, best]);
