// The figures of a rule's result, each under its name; for dates each with its clause.
import { element } from "../foundation/dom.js";
import { clauseLink } from "../frame/grounds.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("../rules/grounds.js").RuleResult} RuleResult */
/** @typedef {import("../engine/api.js").CalendarResult} CalendarResult */
/** @typedef {import("../engine/api.js").Entry} Entry */

/**
 * @param {Page} page
 * @param {Exclude<RuleResult, CalendarResult>} result
 * @param {string} unit key of the words for a number with its unit
 */
export function numbers(page, result, unit) {
  const cards = Object.entries(result.display).map(([name, value]) =>
    card(name, page.figure(name), page.say(unit, { value }), name === "initial" || name === "managers"),
  );
  const office = "always" in result && result.always.includes("central-office");
  return [element("div", { class: "rule-cards" }, ...cards), office ? element("p", { class: "calc-hint" }, page.say("plus_office")) : null];
}

/**
 * @param {Page} page
 * @param {CalendarResult} result
 */
export const dates = (page, result) => [
  element("dl", { class: "embed-dates" }, ...result.timeline.map((entry) => date(page, entry))),
  ...result.warnings.map((text) => element("p", { class: "calc-caution" }, page.pick(text))),
];

/**
 * @param {Page} page
 * @param {Entry} entry
 */
const date = (page, { event, label, earliest, latest, source }) =>
  element(
    "div",
    { "data-figure": event },
    element("dt", {}, page.pick(label)),
    element(
      "dd",
      {},
      element("strong", {}, earliest ? page.say("span", { earliest, latest }) : latest),
      " ",
      clauseLink(page, source),
    ),
  );

/**
 * @param {string} name
 * @param {string} label
 * @param {string} value
 * @param {boolean} main
 */
const card = (name, label, value, main) =>
  element(
    "div",
    { class: `rule-card${main ? " rule-card--main" : ""}`, "data-figure": name },
    element("h3", {}, label),
    element("p", { class: "rule-value" }, value),
  );
