// What an assessment that came in comes to, to be looked at: level and score, what is missing, where points are lost.
import { element } from "../../foundation/dom.js";
import { lost as lostPoints, short } from "./outcome.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../../engine/api.js").ScoreResult} Result */

/**
 * @param {Page} page
 * @param {import("../../workspace/state.js").State} state
 * @param {Result} result
 * @returns {HTMLElement[]}
 */
export function scoreShown(page, state, result) {
  const { answered, clauses, display } = result.so_far;
  const open = Object.entries(state.entries).filter(([, { choice }]) => choice === "open").map(([id]) => id);
  const headline = element("p", { class: "calc-shown", "data-shown": true }, short(page, result));
  const { worst_verdict: worst, best_verdict: best } = result.range;
  const [low, high] = [page.pick(worst.level_label), page.pick(best.level_label)];
  const tally = element("p", {}, page.say("shown_answered", { answered, clauses }));
  const lost = result.losses.map(({ clause, title, display: { lost: points } }) =>
    element("li", {}, `${clause} ${page.pick(title)} `, element("b", {}, lostPoints(page, points))),
  );
  const parts = [
    headline,
    !result.complete && element("p", {}, low === high ? low : page.say("range_levels", { worst: low, best: high })),
    tally,
    open.length > 0 && listed(page.say("shown_open", { count: open.length, points: display.open }), element("p", {}, open.join(page.say("clause_comma")))),
    lost.length > 0 && listed(page.say("shown_lost", { points: display.lost }), element("ul", {}, ...lost)),
  ];
  return parts.filter((part) => part !== false);
}

/**
 * @param {string} title
 * @param {HTMLElement} content
 */
const listed = (title, content) => element("section", { class: "calc-shown-part" }, element("h3", {}, title), content);
