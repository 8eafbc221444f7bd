// The forecast: how likely each level is, the expected score, the distribution, and other readings.
import { all, element, one } from "../foundation/dom.js";
import { position } from "../foundation/position.js";
import { withMinus } from "../foundation/words.js";
import { fingerprint } from "../frame/grounds.js";
import { bar } from "./bar.js";
import { distribution } from "./distribution.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ScoreResult} Result */
/** @typedef {import("../engine/api.js").ForecastResult} Forecast */
/** @typedef {import("../engine/api.js").ForecastFigures} Figures */
/** @typedef {import("../engine/api.js").Possibility} Possibility */
/** @typedef {{ count: number, chance: string }} Assumed how many clauses stand at the chance for all, and that chance */

const LONGEST_EXACT = 24; // signs; a longer fraction tells a reader nothing

/**
 * @param {Page} page
 * @param {Result} result of the assessment as it stands
 * @param {Forecast} forecast
 * @param {Assumed} assumed
 */
export function showForecast(page, result, forecast, assumed) {
  const place = one(page.root, "[data-outcome]", HTMLElement);
  const unfolded = new Set(all(place, "details[open]", HTMLDetailsElement).map((each) => each.dataset.part));
  place.replaceChildren(
    headline(page, forecast, assumed),
    levelChances(page, result, forecast),
    figure(page, result, forecast),
    scores(page, forecast),
    place.querySelector("[data-other-readings]") ?? element("div", { "data-other-readings": true }),
    element("p", { class: "calc-hint" }, page.say("assumption")),
    fingerprint(page, forecast.rubric),
  );
  for (const each of all(place, "details", HTMLDetailsElement)) each.open = unfolded.has(each.dataset.part);
}

/**
 * @param {Page} page
 * @param {Forecast} forecast
 * @param {Assumed} assumed
 */
function headline(page, forecast, assumed) {
  const outcome = forecast.passing === "1" ? "passed" : forecast.passing === "0" ? "failed" : "open";
  /** @type {[string, string][]} */
  const rows = [
    [page.say("expected"), forecast.display.expected],
    [page.say("score_range"), page.say("range_value", forecast.range.display)],
  ];
  return element(
    "div",
    { class: "calc-verdict", "data-outcome": outcome },
    element("p", { class: "outlook-passing" }, `${page.say("passing")} `, element("strong", { "data-passing": true }, forecast.display.passing)),
    assumed.count > 0 && element("p", { class: "calc-hint", "data-assumed": true }, page.say("assumed", assumed)),
    element(
      "table",
      { class: "calc-figures" },
      element("tbody", {}, ...rows.map(([name, value]) => element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, withMinus(value))))),
    ),
  );
}

/**
 * @param {Page} page
 * @param {Result} result
 * @param {Forecast} forecast
 */
function levelChances(page, result, forecast) {
  const thresholds = new Map(result.levels.map((level) => [level.id, level.display.at_least]));
  const rows = forecast.levels.map((level, step) => {
    const from = level.id === null ? undefined : thresholds.get(level.id);
    return element(
      "tr",
      { "data-level": level.id ?? "", title: exactOf(page, level.probability) },
      element("th", { scope: "row" }, page.pick(level.label), from !== undefined && element("small", {}, ` ≥ ${from}`)),
      element("td", { class: "outlook-bar-cell" }, bar(position(level.probability), step)),
      element("td", {}, level.display.probability),
    );
  });
  return element(
    "table",
    { class: "outlook-levels" },
    element("caption", {}, page.say("level_chances")),
    element("tbody", {}, ...rows.reverse()),
  );
}

/**
 * @param {Page} page
 * @param {Result} result
 * @param {Forecast} forecast
 */
function figure(page, result, forecast) {
  const values = { ...forecast.display, ...likeliest(forecast.distribution).display };
  const thresholds = result.levels.map((level) => level.display.at_least);
  return element(
    "figure",
    { class: "outlook-figure" },
    element("figcaption", {}, element("b", {}, page.say("distribution"))),
    distribution(forecast, thresholds, page.say("distribution_text", values)),
    element("p", { class: "calc-hint" }, page.say("distribution_note", values)),
  );
}

/**
 * @param {Possibility[]} possibilities
 * @returns {Possibility}
 */
const likeliest = (possibilities) =>
  possibilities.reduce((best, each) => (position(each.probability) > position(best.probability) ? each : best));

/**
 * @param {Page} page
 * @param {Forecast} forecast
 */
function scores(page, forecast) {
  const labels = new Map(forecast.levels.map((level) => [level.id, page.pick(level.label)]));
  const rows = [...forecast.distribution].reverse().map((each) =>
    element(
      "tr",
      { "data-score": each.final },
      element("td", { title: each.final.includes("/") ? withMinus(each.final) : undefined }, withMinus(each.display.final)),
      element("td", {}, labels.get(each.level) ?? ""),
      element("td", {}, each.display.probability),
      element("td", { class: "outlook-exact" }, exactOf(page, each.probability)),
    ),
  );
  const heads = ["final_score", "level", "probability", "exact_value"].map((word) => element("th", { scope: "col" }, page.say(word)));
  return element(
    "details",
    { class: "calc-folded outlook-scores", "data-part": "scores" },
    element("summary", {}, `${page.say("scores_part")} ${rows.length}`),
    element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows)),
  );
}

/**
 * @param {Page} page
 * @param {string} value
 */
const exactOf = (page, value) => (value.length > LONGEST_EXACT ? page.say("exact_in_record") : value);

/**
 * The levels that are possible at all, the highest first. A reading may give two thresholds the name of
 * one level; it is one level all the same.
 * @param {Figures} forecast
 */
const possible = ({ levels }) => {
  const found = levels.filter(({ probability }) => probability !== "0").reverse();
  return [...new Map(found.map((level) => [level.id, level])).values()];
};

/**
 * The levels that are possible, each with its probability.
 * @param {Page} page
 * @param {Figures} forecast
 */
export const likely = (page, forecast) =>
  possible(forecast).map(({ label, display }) => `${page.pick(label)} ${display.probability}`).join(page.say("likely_comma"));
