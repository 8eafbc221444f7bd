// The same question under each other reading: asked once the result stands, told beside it.
import { ask } from "../engine/ask.js";
import { element, one } from "../foundation/dom.js";
import { latest } from "../foundation/latest.js";
import { otherReadings, registered } from "../frame/grounds.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").NotComputed} NotComputed */

/** @typedef {Omit<NotComputed, "why">} Reading */

/**
 * @template Found
 * @typedef {{ readings?: (Reading & { differs: boolean, result: Found })[], not_computed?: NotComputed[], chosen_readings: Record<string, string> }} Answered
 */

/**
 * What asks for the other readings of what was ASKED and shows them, TOLD in a headline and what stands below it. It takes
 * as long again for each reading, so that the page has its own result by then.
 * @template Found
 * @param {Page} page
 * @param {import("../engine/ask.js").Request} request
 * @param {(found: Found) => { headline: string, detail: string }} told
 * @returns {(asked: import("../engine/ask.js").Mapping) => void}
 */
export function askOthers(page, request, told) {
  return latest(
    page.root,
    async (/** @type {import("../engine/ask.js").Mapping} */ asked) => {
      /** @type {import("../engine/ask.js").Reply<Answered<Found>>} */
      const reply = await ask(request, { ...asked, other_readings: true });
      return reply;
    },
    (reply) => {
      if (reply.ok) show(page, reply.result, told);
    },
  );
}

/**
 * @template Found
 * @param {Page} page
 * @param {Answered<Found>} answered
 * @param {(found: Found) => { headline: string, detail: string }} told
 */
function show(page, { readings = [], not_computed: unanswered = [], chosen_readings }, told) {
  const lines = [
    ...otherReadings({ readings, chosen_readings }).map((other) => {
      const { headline, detail } = told(other.result);
      return line(page, other, other.differs, other.differs ? headline : page.say("same_result"), other.differs ? detail : "");
    }),
    ...unanswered.map((other) => line(page, other, false, page.say("not_computed"), page.pick(other.why))),
  ];
  const section = element(
    "section",
    { class: "outlook-readings" },
    element("h3", {}, page.say("other_readings")),
    element("p", { class: "calc-hint" }, page.say("other_readings_hint")),
    element("ul", {}, ...lines),
  );
  one(page.root, "[data-other-readings]", HTMLElement).replaceChildren(...(lines.length ? [section] : []));
}

/**
 * @param {Page} page
 * @param {Reading} reading
 * @param {boolean} differs
 * @param {string} headline
 * @param {string} detail
 */
const line = (page, reading, differs, headline, detail) =>
  element(
    "li",
    { "data-differs": differs },
    registered(page, reading),
    element("span", {}, page.pick(reading.text)),
    element("b", {}, headline),
    detail !== "" && element("small", {}, detail),
  );
