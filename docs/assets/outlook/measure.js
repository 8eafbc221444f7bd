// A measure as the page names it: number or name, and where more is said about it.
import { element } from "../foundation/dom.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").Measure} Measure */

/**
 * What a measure is called in one word: the clause's number, else its title.
 * @param {Page} page
 * @param {Measure} measure
 */
export const placeOf = (page, { id, kind, title }) => (kind === "clause" ? id : page.pick(title));

/**
 * The measure with a link: to the clause's card, or to the rubric's place on special deductions and levels.
 * @param {Page} page
 * @param {Measure} measure
 */
export function linkedMeasure(page, { id, kind, title }) {
  const home = `${page.root.dataset.root ?? ""}${page.rubric}/`;
  if (kind === "clause") {
    return element("a", { href: `${home}${encodeURIComponent(id)}/` }, element("b", {}, id), ` ${page.pick(title)}`);
  }
  return element("a", { href: `${home}#${kind === "certificate" ? "level-table" : "special-deduction"}` }, page.pick(title));
}

/**
 * What taking the measure brings: points, or what else it is for.
 * @param {Page} page
 * @param {Measure} measure
 */
export function gainOf(page, { kind, display }) {
  if (kind === "certificate") return page.say("gain_certificate");
  if (display.gain !== "0") return page.say("gain_points", { points: display.gain });
  return page.say(kind === "special-deduction" ? "gain_gate" : "gain_points", { points: display.gain });
}

/**
 * The evidence that shows a clause is met, as the page has it; null for what is no clause.
 * @param {Page} page
 * @param {Measure} measure
 */
export const evidenceOf = (page, { id }) => page.byId.get(id)?.element.querySelector("[data-evidence]") ?? null;
