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
 * as long again for each reading, so that the page has its own result by then. Of null, or where they are refused, there are
 * none: those of another question do not stay beside a result.
 * @template Found
 * @param {Page} page
 * @param {import("../engine/ask.js").Request} request
 * @param {(found: Found) => { headline: string, detail: string }} told
 * @returns {(asked: import("../engine/ask.js").Mapping | null) => void}
 */
export function askOthers(page, request, told) {
  return latest(
    page.root,
    async (/** @type {import("../engine/ask.js").Mapping | null} */ asked) => {
      /** @type {import("../engine/ask.js").Reply<Answered<Found>> | null} */
      const reply = asked && (await ask(request, { ...asked, other_readings: true }));
      return reply;
    },
    (reply) => {
      if (reply?.ok) show(page, reply.result, told);
      else page.root.querySelector("[data-other-readings]")?.replaceChildren(); // with a result that is refused it is gone itself
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
