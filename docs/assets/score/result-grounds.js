// The grounds of a score: other readings and what they come to, discrepancies, steps, fingerprint; each folded away.
import { element } from "../foundation/dom.js";
import { outcomes } from "../frame/assessment/outcome.js";
import { grounds, otherReadings, registered } from "../frame/grounds.js";
import { makeFold } from "./fold.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ScoreResult} Result */

/**
 * @param {Page} page
 * @returns {(result: Result) => HTMLElement[]}
 */
export function bindGrounds(page) {
  const folds = Object.fromEntries(["readings", "discrepancies", "trace"].map((name) => [name, makeFold(name)]));
  return (result) =>
    grounds(page, result, result.rubric, readingsOf(page, result)).map(({ name, title, count, content }) => {
      const fold = /** @type {import("./fold.js").Fold} */ (folds[name]);
      fold.show(count === null ? title : `${title} ${count}`, content);
      return fold.node;
    });
}

/**
 * @param {Page} page
 * @param {Result} result
 */
function readingsOf(page, result) {
  const others = otherReadings(result);
  const lines = () => [
    ...others.map((reading) => readingLine(page, reading)),
    ...result.not_computed.map((reading) => notComputedLine(page, reading)),
  ];
  return { count: others.length + result.not_computed.length, list: () => element("ul", {}, ...lines()) };
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
