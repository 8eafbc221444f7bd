// How well two assessments agree, and what the one that is decided on comes to.
import { element, one } from "../foundation/dom.js";
import { fingerprint } from "../frame/grounds.js";
import { outcomes } from "../frame/assessment/outcome.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").AgreementResult} Agreement */

const SHOWN = 12; // signs of a digest that two people compare

/**
 * @param {Page} page
 * @param {import("./agree-settings.js").Pair} pair
 */
export function tellWaiting(page, { first, second }) {
  const word = first && second ? "two_names" : "two_files";
  one(page.root, "[data-outcome]", HTMLElement).replaceChildren(element("p", { "data-headline": true }, page.say(word)));
  one(page.root, "[data-bar-score]", HTMLElement).textContent = page.say(word);
}

/**
 * @param {Page} page
 * @param {Agreement} found
 */
export function showAgreement(page, found) {
  const { both, same, display, unsettled, one_sided: alone, one_sided_beside: entries, beside, warnings } = found;
  /** @type {[string, string][]} */
  const rows = [
    [found.first.by, scoreOf(page, found.first)],
    [found.second.by, scoreOf(page, found.second)],
    [page.say("consensus"), scoreOf(page, found.consensus)],
    [page.say("both_answered"), page.say("same_of", { same, both })],
    [page.say("agreement"), display.agreement ?? "–"],
    ["AC1", display.ac1 ?? "–"],
    [page.say("spread_in_all"), page.say("points_apart", { points: display.spread })],
  ];
  const digests = [found.first, found.second].map(({ by, sha256 }) => `${by}\u00a0${sha256.slice(0, SHOWN)}`); // each on one line
  const headline = unsettled.length ? page.say("unsettled_count", { count: unsettled.length }) : page.say("all_settled");
  one(page.root, "[data-outcome]", HTMLElement).replaceChildren(
    element(
      "div",
      { class: "calc-verdict", "data-outcome": unsettled.length ? "open" : "passed" },
      element("p", { class: "calc-level", "data-headline": true }, headline),
      element("table", { class: "calc-figures" }, element("tbody", {}, ...rows.map(([name, value]) => row(name, value)))),
    ),
    ...warnings.map((warning) => element("p", { class: "calc-caution", "data-warning": true }, page.pick(warning))),
    ...(alone.length ? [element("p", {}, page.say("one_sided", { clauses: alone.join(page.say("list_comma")) }))] : []),
    ...(entries.length ? [element("p", { class: "calc-caution", "data-one-sided": true }, entriesOfOne(page, entries))] : []),
    ...(beside.length ? [element("p", {}, page.say("beside_first", { by: found.first.by, count: beside.length }))] : []),
    element("p", { class: "calc-hint" }, page.say("ac1_hint")),
    element("p", { class: "calc-hint" }, page.say("locked", { digests: digests.join(page.say("list_comma")) })),
    fingerprint(page, found.rubric),
  );
  one(page.root, "[data-bar-score]", HTMLElement).textContent = headline;
}

/**
 * Special entries and certificates that one of them has and the other has not: they count, and nobody decided on them.
 * @param {Page} page
 * @param {Agreement["one_sided_beside"]} entries
 */
const entriesOfOne = (page, entries) =>
  page.say("one_sided_beside", { entries: entries.map(({ label, count, by }) => page.say("entry_of_one", { label: page.pick(label), count, by })).join(page.say("list_comma")) });

/**
 * @param {string} name
 * @param {string} value
 */
const row = (name, value) => element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, value));

/**
 * @param {Page} page
 * @param {Agreement["consensus"] | Agreement["first"]} side
 */
const scoreOf = (page, { complete, range }) =>
  complete ? outcomes(page, [range.worst_verdict]) : page.say("range_scores", { worst: range.worst_verdict.display.final, best: range.best_verdict.display.final });
