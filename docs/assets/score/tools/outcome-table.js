// Outcomes side by side: level and score, the applicable points beside them.
import { element } from "../../foundation/dom.js";
import { outcomes } from "../../frame/assessment/outcome.js";

/** @typedef {import("../../frame/assessment/page.js").Page} Page */
/** @typedef {import("../../engine/api.js").DeletionOutcome} Outcome */

/**
 * @param {Page} page
 * @param {{ name: string, outcome: Outcome }[]} columns
 */
export function outcomeTable(page, columns) {
  const row = (/** @type {string} */ name, /** @type {(outcome: Outcome) => string} */ value) =>
    element("tr", {}, element("th", { scope: "row" }, name), ...columns.map(({ outcome }) => element("td", {}, value(outcome))));
  const head = columns.map(({ name }) => element("th", { scope: "col" }, name));
  return element(
    "table",
    { class: "calc-beside" },
    element("thead", {}, element("tr", {}, element("td", {}), ...head)),
    element(
      "tbody",
      {},
      row(page.say("result"), ({ complete, range }) => outcomes(page, complete ? [range.worst_verdict] : [range.worst_verdict, range.best_verdict])),
      row(page.say("applicable"), ({ display }) => page.say("points", { points: display.applicable })),
      row(page.say("deleted"), ({ deleted }) => page.say("count_clauses", { count: deleted })),
    ),
  );
}
