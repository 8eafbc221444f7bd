// The list of cases: those at work, those put away, those deleted; or that there is none.
import { element } from "../foundation/dom.js";
import { caseCard, deletedLine } from "./card.js";

/** @typedef {import("./page.js").CasesPage} CasesPage */
/** @typedef {import("./shelf.js").ShownCase} ShownCase */
/** @typedef {import("./card.js").Acts} Acts */

/**
 * @param {CasesPage} page
 * @param {ShownCase[]} cases the one changed last comes first
 * @param {Acts} acts
 * @param {HTMLElement} empty what is said where there is none
 * @param {HTMLElement} adding what makes a new one
 * @returns {HTMLElement[]}
 */
export function caseList(page, cases, acts, empty, adding) {
  const deleted = cases.filter(({ daysLeft }) => daysLeft !== null);
  const there = cases.filter(({ daysLeft }) => daysLeft === null);
  const away = there.filter(({ putAway }) => putAway);
  const cards = there.filter(({ putAway }) => !putAway).map((shown) => caseCard(page, shown, acts));
  return [
    ...(there.length ? [element("div", { class: "cases-list" }, ...cards)] : [empty]),
    ...(cases.length ? [adding] : []),
    ...(away.length ? [folded("put-away", page.say("put_away_title", { count: away.length }), cardsOf(page, away, acts))] : []),
    ...(deleted.length ? [folded("deleted", page.say("deleted_title", { count: deleted.length }), linesOf(page, deleted, acts))] : []),
  ];
}

/**
 * @param {CasesPage} page
 * @param {ShownCase[]} cases
 * @param {Acts} acts
 */
const cardsOf = (page, cases, acts) =>
  element("div", { class: "cases-list" }, ...cases.map((shown) => caseCard(page, shown, acts)));

/**
 * @param {CasesPage} page
 * @param {ShownCase[]} cases
 * @param {Acts} acts
 */
const linesOf = (page, cases, acts) =>
  element("ul", { class: "cases-deleted" }, ...cases.map((shown) => deletedLine(page, shown, acts)));

/**
 * @param {string} name
 * @param {string} title
 * @param {HTMLElement} content
 */
const folded = (name, title, content) =>
  element("details", { class: "cases-folded", "data-part": name }, element("summary", {}, title), content);

/**
 * @param {CasesPage} page
 * @param {string} calculators address of the calculators
 */
export const nothing = (page, calculators) =>
  element(
    "div",
    { class: "cases-empty", "data-empty": true },
    element("p", {}, page.say("empty")),
    element("p", {}, element("a", { href: calculators }, page.say("to_calculators"))),
  );
