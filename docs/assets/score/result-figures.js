// The figures of a result: how the score came together, each level, and the way to the next.
import { element } from "../foundation/dom.js";
import { withMinus } from "../foundation/words.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ScoreResult} Result */
/** @typedef {import("../engine/api.js").Distance} Distance */

/** What an unfinished assessment has of the figures of a score: none. @type {Partial<import("../engine/api.js").ScoreDisplay>} */
const OPEN = {};

/**
 * @param {Page} page
 * @param {Result} result
 */
export function figures(page, result) {
  const { earned, applicable, base, final } = result.complete ? result.display : OPEN;
  const tally = result.so_far.display;
  const normalised = result.trace.some((step) => step.step === "normalise");
  /** @type {[string, string][]} */
  const rows = [
    [page.say("earned"), earned ?? tally.earned],
    [page.say("applicable"), applicable ?? tally.applicable],
  ];
  if (base !== undefined) {
    rows.push([page.say(normalised ? "base" : "base_plain", { scale: result.rubric.full_marks }), base]);
  }
  for (const { count, label, points } of result.adjustments) {
    if (count) rows.push([page.say("special_line", { label: page.pick(label), count }), signed(points)]);
  }
  return element(
    "table",
    { class: "calc-figures" },
    element("tbody", {}, ...rows.map((each) => row(...each)), final !== undefined && row(page.say("final"), final, "calc-total")),
  );
}

/**
 * @param {Page} page
 * @param {Result} result
 */
export function levels(page, result) {
  const rows = [...result.levels].reverse().map((level) => {
    const needs = [page.say("level_at_least", { points: level.display.at_least })];
    if (level.needs_certificates) needs.push(page.say("level_certificates", { count: level.needs_certificates }));
    const current = result.complete && level.id === result.level;
    return element(
      "tr",
      { "data-reach": level.reach, "aria-current": current ? "true" : undefined },
      element("th", { scope: "row" }, page.pick(level.label)),
      element("td", {}, needs.join("，")),
      element("td", {}, reach(page, result, level)),
    );
  });
  return element(
    "table",
    { class: "calc-levels" },
    element("caption", {}, page.say("levels")),
    element("tbody", {}, ...rows),
  );
}

/**
 * @param {Page} page
 * @param {Result} result
 * @param {Distance} level
 */
function reach(page, result, level) {
  const open = result.complete ? "" : "_open";
  if (level.reach === "secured") return page.say(`secured${open}`);
  if (level.reach === "possible") return page.say("possible");
  if (open && level.points_attainable) return page.say("lacking_certificates_open");
  const short = level.limits.includes("points") ? `，${page.say("gap", { gap: level.display.gap })}` : "";
  return page.say(`out_of_reach${open}`) + (result.complete ? short : "");
}

/**
 * The sentences on the next level: how far it is, and what holds it back.
 * @param {Page} page
 * @param {Result} result
 * @returns {HTMLElement[]}
 */
export function nextLevel(page, result) {
  return Array.from(nextSentences(page, result), (text) => element("p", { class: "calc-next-level" }, text));
}

/**
 * @param {Page} page
 * @param {Result} result
 * @returns {Generator<string>}
 */
function* nextSentences(page, result) {
  const next = result.next_level;
  if (!next) {
    yield page.say("highest");
    return;
  }
  if (next.limits.includes("gate")) {
    yield page.say("next_level_gate");
    return;
  }
  const level = page.pick(next.label);
  if (next.limits.includes("points")) {
    const values = { level, ...next.display, open: result.so_far.display.open };
    if (result.complete) yield page.say("next_level", values);
    else yield page.say(next.reach === "out-of-reach" && !next.lacking_certificates ? "next_level_out" : "next_level_open", values);
  }
  if (next.lacking_certificates) yield page.say("next_level_certificates", { level, count: next.lacking_certificates });
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} [kind]
 */
const row = (name, value, kind) =>
  element("tr", { class: kind }, element("th", { scope: "row" }, name), element("td", {}, withMinus(value)));

/** @param {string} points */
const signed = (points) => (points.startsWith("-") ? points : `+${points}`);
