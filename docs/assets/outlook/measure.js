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
 * The certificates that a clause takes which is lost for want of them, and whether its own finding is to be mended too; ""
 * for a measure that takes none.
 * @param {Page} page
 * @param {Pick<Measure, "certificates" | "mends">} measure
 * @param {Map<string, string>} names of certificates by their ids
 */
export function certificatesOf(page, { certificates, mends }, names) {
  if (!certificates.length) return "";
  const listed = certificates.map((id) => names.get(id) ?? id).join(page.say("list_comma"));
  return page.say(mends ? "mend_and_certificates" : "takes_certificates", { certificates: listed });
}

/**
 * What certificates are called that are lacking, by their ids.
 * @param {Page} page
 * @param {Measure[]} ranking every measure
 */
export const namesOfLacking = (page, ranking) => new Map(ranking.flatMap(({ id, kind, title }) => (kind === "certificate" ? [[id, page.pick(title)]] : [])));

/**
 * The evidence that shows a clause is met, as the page has it; null for what is no clause.
 * @param {Page} page
 * @param {Measure} measure
 */
export const evidenceOf = (page, { id }) => page.byId.get(id)?.element.querySelector("[data-evidence]") ?? null;
