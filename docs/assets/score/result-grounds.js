// The grounds of a score: other readings and what they come to, discrepancies, steps, fingerprint; each folded away.
import { element } from "../foundation/dom.js";
import { outcomes } from "../frame/assessment/outcome.js";
import { grounds, otherReadings, registered } from "../frame/grounds.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ScoreResult} Result */

/**
 * @param {Page} page
 * @param {Result} result
 */
export function groundsOf(page, result) {
  const lines = [
    ...otherReadings(result).map((reading) => readingLine(page, reading)),
    ...result.not_computed.map((reading) => notComputedLine(page, reading)),
  ];
  const readings = { count: lines.length, list: element("ul", {}, ...lines) };
  return grounds(page, result, result.rubric, readings, folded);
}

/**
 * @param {Page} page
 * @param {import("../engine/api.js").ScoreReading} reading
 */
const readingLine = (page, reading) =>
  element(
    "li",
    { "data-differs": reading.differs },
    registered(page, reading),
    element("span", {}, page.pick(reading.text)),
    element(
      "span",
      { class: "calc-reading-outcome" },
      outcomes(page, reading.verdicts),
      element("small", {}, page.say(reading.differs ? "other_level" : "same_level")),
    ),
  );

/**
 * @param {Page} page
 * @param {import("../engine/api.js").NotComputed} reading
 */
const notComputedLine = (page, reading) =>
  element(
    "li",
    { "data-not-computed": true },
    registered(page, reading),
    element("span", {}, page.pick(reading.text)),
    element("span", { class: "calc-reading-outcome" }, page.say("not_computed"), " ", element("small", {}, page.pick(reading.why))),
  );

/** @type {import("../frame/grounds.js").Part} */
const folded = (part, title, count, ...content) =>
  element(
    "details",
    { class: `calc-folded calc-${part}`, "data-part": part },
    element("summary", {}, count === null ? title : `${title} ${count}`),
    ...(content.length > 1 ? [element("div", {}, ...content)] : content),
  );
