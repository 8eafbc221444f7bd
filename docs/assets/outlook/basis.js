// Which assessment a page works on: how much of it is answered, and which clauses how.
import { element, one } from "../foundation/dom.js";
import { clausesIn, placelessLines } from "../frame/assessment/placeless.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../workspace/state.js").State} State */
/** @typedef {import("../workspace/state.js").Choice} Choice */
/** @typedef {import("../engine/api.js").ScoreResult} Result */

/** @type {Choice[]} */
const ANSWERS = ["not_met", "sampled", "not_applicable", "met"];

/**
 * @param {Page} page
 * @param {State} state
 * @param {Map<string, unknown>} leftOut
 * @param {Result} result
 * @param {(state: State, message: string) => void} replace what is entered, in a step that can be undone
 */
export function showBasis(page, state, leftOut, result, replace) {
  const { answered, clauses, display } = result.so_far;
  const values = { answered, clauses, ...display };
  const parts = [page.say(result.complete ? "basis_full" : "basis_line", values)];
  for (const { count, label } of result.adjustments) {
    if (count) parts.push(page.say("basis_specials", { label: page.pick(label), count }));
  }
  if (result.certificates.length) parts.push(page.say("basis_certificates", { count: result.certificates.length }));
  const name = state.organisation.name?.trim();
  one(page.root, "[data-basis]", HTMLElement).replaceChildren(
    ...(name ? [element("strong", {}, name), " "] : []),
    parts.join(" "),
  );
  /** @type {HTMLElement[]} */
  const lines = ANSWERS.map((choice) => answersLine(page, state, choice, leftOut)).filter((line) => line !== null);
  const unfinished = clausesIn(leftOut.keys());
  one(page.root, "[data-left-out]", HTMLElement).replaceChildren(
    ...placelessLines(page, state, leftOut.keys(), replace),
    ...(unfinished.length ? [element("p", { class: "calc-caution" }, page.say("unfinished_line"), ...linked(page, unfinished))] : []),
  );
  one(page.root, "[data-answered]", HTMLElement).replaceChildren(...lines);
  one(page.root, "[data-answered-part]", HTMLElement).hidden = !lines.length;
}

/**
 * @param {Page} page
 * @param {State} state
 * @param {Choice} choice
 * @param {Map<string, unknown>} leftOut
 */
function answersLine(page, state, choice, leftOut) {
  const ids = page.clauses.map(({ id }) => id).filter((id) => state.entries[id]?.choice === choice && !leftOut.has(id));
  if (!ids.length) return null;
  return element("p", {}, element("b", {}, `${page.say(choice)} ${ids.length}`), " ", ...linked(page, ids));
}

/**
 * Clause numbers, each a link to its place on the score page.
 * @param {Page} page
 * @param {string[]} ids
 */
function linked(page, ids) {
  return ids.flatMap((id, index) => [
    index ? "、" : "",
    element("a", { href: formAt(page, id), title: page.byId.get(id)?.title }, id),
  ]);
}

/**
 * Where the clause ID stands on the form; a rubric of one's own has its form named in the place of a clause.
 * @param {Page} page
 * @param {string} id
 */
const formAt = ({ rubric, kept }, id) => `../#${kept === rubric ? `c-${encodeURIComponent(id)}` : kept}`;
