// What the chosen measures come to, what holds the level back, and why it may be out of reach.
import { element, one } from "../foundation/dom.js";
import { fingerprint } from "../frame/grounds.js";
import { placeOf } from "./measure.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ScoreResult} Result */
/** @typedef {import("../engine/api.js").ImproveResult} Improvement */
/** @typedef {import("../engine/api.js").Way} Way */

/**
 * @param {Page} page
 * @param {Way} way
 */
export function headlineOf(page, { chosen, target }) {
  const level = page.pick(target.label);
  if (!chosen) return page.say("way_not_found", { level });
  return chosen.length ? page.say("way_found", { count: chosen.length, level }) : page.say("way_none_needed", { level });
}

/**
 * What the way takes in all; "" where there is none.
 * @param {Way} way
 */
export const effortOf = (way) => (way.reachable ? way.display.effort : "");

/**
 * @param {Page} page
 * @param {Result} now
 * @param {Improvement} found
 * @param {Result | null} after null where nothing is to be done, or nothing helps
 */
export function showImprovement(page, now, found, after) {
  const place = one(page.root, "[data-outcome]", HTMLElement);
  /** @type {[string, string][]} */
  const rows = [[page.say("score_now"), scoreNow(page, now)]];
  if (after) rows.push([page.say("score_after"), scoreAfter(page, after)]);
  if (found.chosen?.length) rows.unshift([page.say("effort_total"), effortOf(found)]);
  place.replaceChildren(
    element(
      "div",
      { class: "calc-verdict", "data-outcome": found.chosen ? "passed" : "failed" },
      element("p", { class: "calc-level", "data-headline": true }, headlineOf(page, found)),
      element("table", { class: "calc-figures" }, element("tbody", {}, ...rows.map(([name, value]) => row(name, value)))),
    ),
    ...(found.obstacles.length ? obstacles(page, found) : binding(page, found)),
    place.querySelector("[data-other-readings]") ?? element("div", { "data-other-readings": true }),
    fingerprint(page, found.rubric),
  );
}

/**
 * @param {Page} page
 * @param {Result} result
 */
function scoreNow(page, result) {
  const { worst_verdict: worst, best_verdict: best } = result.range;
  if (!result.complete) return page.say("score_now_open", { worst: worst.display.final, best: best.display.final });
  return page.say("score_at_least", { final: worst.display.final, level: page.pick(worst.level_label) });
}

/**
 * @param {Page} page
 * @param {Result} result
 */
function scoreAfter(page, result) {
  const { worst_verdict: worst } = result.range;
  const values = { final: worst.display.final, level: page.pick(worst.level_label) };
  return page.say(result.complete ? "score_at_least" : "score_from", values);
}

/**
 * @param {Page} page
 * @param {Improvement} found
 */
function binding(page, found) {
  const { needed } = found.display;
  const values = { points: needed, count: found.target.lacking_certificates };
  const limits = found.binding.map((limit) => page.say(`binding_${limit}`, values));
  return listed("outlook-binding", page.say("binding"), limits.length ? limits : [page.say("binding_none")]);
}

/**
 * @param {Page} page
 * @param {Improvement} found
 */
function obstacles(page, found) {
  const values = { ...found.display, count: found.target.lacking_certificates };
  const lines = found.obstacles.map((obstacle) => page.say(`obstacle_${obstacle}`, values));
  return [
    ...listed("outlook-obstacles", page.say("obstacles"), lines),
    element("p", { class: "calc-hint" }, page.say("obstacle_hint")),
  ];
}

/**
 * @param {string} kind
 * @param {string} title
 * @param {string[]} lines
 */
const listed = (kind, title, lines) => [
  element("h3", { class: "outlook-list-title" }, title),
  element("ul", { class: `outlook-list ${kind}` }, ...lines.map((line) => element("li", {}, line))),
];

/**
 * @param {string} name
 * @param {string} value
 */
const row = (name, value) => element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, value));

/**
 * The WAY under another reading in one line; "" where nothing is to be done.
 * @param {Page} page
 * @param {Way} way
 */
export function otherWay(page, way) {
  const places = way.chosen?.map((measure) => placeOf(page, measure)).join("、");
  return places ? page.say("other_way", { places, effort: effortOf(way) }) : "";
}
