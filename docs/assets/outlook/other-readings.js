// The same question under each other reading: asked one after the other, told beside the result.
import { ask } from "../engine/ask.js";
import { element, one } from "../foundation/dom.js";
import { readAs } from "../frame/asking.js";
import { registered } from "../frame/grounds.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ScoreReading} Alternative */

/**
 * @template Result
 * @typedef {{ reading: Alternative, result: Result }} Other
 */

/**
 * What ASKED comes to under each of READINGS; one that cannot be computed is left out.
 * @template Result
 * @param {import("../engine/ask.js").Request} request
 * @param {import("../engine/ask.js").Mapping} asked
 * @param {Alternative[]} readings
 * @returns {Promise<Other<Result>[]>}
 */
export async function underEach(request, asked, readings) {
  /** @type {Other<Result>[]} */
  const found = [];
  for (const reading of readings) {
    /** @type {import("../engine/ask.js").Reply<Result>} */
    const reply = await ask(request, readAs(asked, { [reading.discrepancy]: reading.reading }));
    if (reply.ok) found.push({ reading, result: reply.result });
  }
  return found;
}

/**
 * @template Result
 * @param {Page} page
 * @param {Other<Result>[]} others
 * @param {(result: Result) => { same: boolean, headline: string, detail: string }} told
 */
export function showOthers(page, others, told) {
  const lines = others.map(({ reading, result }) => {
    const { same, headline, detail } = told(result);
    return element(
      "li",
      { "data-differs": !same },
      registered(page, reading),
      element("span", {}, page.pick(reading.text)),
      element("b", {}, same ? page.say("same_result") : headline),
      !same && detail !== "" && element("small", {}, detail),
    );
  });
  const section = element(
    "section",
    { class: "outlook-readings" },
    element("h3", {}, page.say("other_readings")),
    element("p", { class: "calc-hint" }, page.say("other_readings_hint")),
    element("ul", {}, ...lines),
  );
  one(page.root, "[data-other-readings]", HTMLElement).replaceChildren(...(lines.length ? [section] : []));
}
