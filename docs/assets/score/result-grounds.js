// The grounds of a result: other readings, discrepancies relied on, the steps with their sources, the rubric's fingerprint.
import { otherReadings, outcomes, registered } from "../frame/assessment/outcome.js";
import { element } from "../foundation/dom.js";
import { fingerprint } from "../frame/fingerprint.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../frame/assessment/reply.js").Result} Result */

/**
 * @param {Page} page
 * @param {Result} result
 */
export function readings(page, result) {
  const lines = otherReadings(result).map((reading) =>
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
    ),
  );
  const unknown = result.not_computed.map((reading) =>
    element(
      "li",
      { "data-not-computed": true },
      registered(page, reading),
      element("span", {}, page.pick(reading.text)),
      element("span", { class: "calc-reading-outcome" }, page.say("not_computed"), " ", element("small", {}, page.pick(reading.why))),
    ),
  );
  lines.push(...unknown);
  return lines.length ? folded("readings", `${page.say("readings")} ${lines.length}`, element("ul", {}, ...lines)) : null;
}

/**
 * @param {Page} page
 * @param {Result} result
 */
export function discrepancies(page, result) {
  const lines = result.discrepancies.map((name) =>
    element("li", {}, element("a", { href: page.discrepancyAddress(name) }, page.discrepancyTitle(name))),
  );
  return lines.length ? folded("discrepancies", `${page.say("discrepancies")} ${lines.length}`, element("ul", {}, ...lines)) : null;
}

/**
 * @param {Page} page
 * @param {Result} result
 */
export function trace(page, result) {
  const steps = result.trace.map((step) =>
    element(
      "li",
      {},
      page.pick(step.text),
      " ",
      step.source &&
        element("a", { href: page.sourceAddress(step.source) }, page.say("source", { clause: step.source.clause })),
    ),
  );
  return folded("trace", page.say("trace"), element("div", {}, element("ol", {}, ...steps), fingerprint(page, result.rubric)));
}

/**
 * @param {string} part
 * @param {string} title
 * @param {HTMLElement} content
 */
function folded(part, title, content) {
  return element(
    "details",
    { class: `calc-folded calc-${part}`, "data-part": part },
    element("summary", {}, title),
    content,
  );
}
