// What hangs on a clause that is none any more: told by its name, not counted, kept until somebody takes it out.
import { button, element } from "../../foundation/dom.js";
import { besideAt, besidesWithout, valueBeside } from "../../workspace/placeless.js";
import { assessmentWords } from "./words.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../../workspace/state.js").State} State */
/** @typedef {import("../../foundation/words.js").Speaking} Speaking */

/** The clauses among what was LEFT OUT. @param {Iterable<string>} leftOut */
export const clausesIn = (leftOut) => [...leftOut].filter((place) => !besideAt(place));

/** What hung on clauses among what was LEFT OUT. @param {Iterable<string>} leftOut */
const besidesIn = (leftOut) => [...leftOut].filter((place) => besideAt(place));

/**
 * Whether all that was LEFT OUT beside clauses has no place: what is wrong in itself (a day that is none) is to be corrected.
 * @param {Map<string, import("../../engine/ask.js").Fault[]>} leftOut
 */
export const strayIn = (leftOut) => [...leftOut].every(([place, faults]) => !besideAt(place) || faults.some(({ at }) => at === place));

/**
 * What was LEFT OUT in words: clauses by their numbers, what hung on one by that and what it is.
 * @param {Speaking} page
 * @param {string[]} leftOut
 */
export const namesLeftOut = (page, leftOut) => leftOut.map((place) => nameOf(page, place)).join(page.say("clause_comma"));

/** @param {Speaking} page @param {string} place */
function nameOf(page, place) {
  const beside = besideAt(place);
  return beside ? page.say(`placeless_${beside.key}`, beside.key === "certificates" ? {} : { id: beside.id }) : place;
}

/**
 * Lines on what has no place, with a button that takes it out of the case; empty where everything has one.
 * @param {Page} page
 * @param {State} state
 * @param {Iterable<string>} leftOut
 * @param {(state: State, message: string) => void} replace in a step that can be undone
 * @returns {HTMLElement[]}
 */
export function placelessLines(page, state, leftOut, replace) {
  const places = besidesIn(leftOut);
  if (!places.length) return [];
  const { value } = assessmentWords(page);
  const listed = places.map((place) => {
    const said = value(valueBeside(state.besides, place));
    return element("li", {}, said ? [nameOf(page, place), said].join(page.say("switch_colon")) : nameOf(page, place));
  });
  const takeOut = () => {
    const without = { ...structuredClone(state), besides: besidesWithout(state.besides, new Set(places)) };
    replace(without, page.say("placeless_taken_out", { names: namesLeftOut(page, places) }));
  };
  return [
    element(
      "div",
      { class: "calc-caution", "data-placeless": true },
      element("p", {}, page.say("placeless", { count: places.length })),
      element("ul", {}, ...listed),
      button(page.say("placeless_take_out"), takeOut, { "data-action": "take-out-placeless" }),
    ),
  ];
}
