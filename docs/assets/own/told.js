// What is said of a rubric that was read: its size, what is left to fill in, its faults with their places.
import { element } from "../foundation/dom.js";

/** @typedef {import("./page.js").OwnPage} OwnPage */
/** @typedef {import("../engine/ask.js").Fault} Fault */

const MOST_FAULTS = 40;
const MOST_PLACES = 8;

/**
 * @param {import("../foundation/words.js").Speaking} page
 * @param {{ id: string, form: import("../workspace/own-rubrics.js").Form }} rubric
 */
export const titleOf = (page, { id, form }) => page.pick(form.title) || id;

/**
 * A table of faults: where, what was found, what is expected.
 * @param {OwnPage} page
 * @param {string} name of the file
 * @param {Fault[]} faults
 */
export function faultList(page, name, faults) {
  const rows = faults.slice(0, MOST_FAULTS).map(({ at, found, expected }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, at || page.say("own_whole")),
      element("td", {}, found === "–" ? page.say("own_nothing") : found),
      element("td", {}, page.pick(expected)),
    ),
  );
  const heads = ["own_at", "own_found", "own_expected"].map((head) => element("th", { scope: "col" }, page.say(head)));
  const table = element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows));
  const more = faults.length - rows.length;
  return [
    element("p", { class: "calc-caution" }, page.say("own_refused", { name, count: faults.length })),
    element("div", { class: "own-faults", tabindex: "0", role: "region", "aria-label": page.say("own_faults") }, table),
    ...(more > 0 ? [element("p", {}, page.say("fault_more", { count: more }))] : []),
  ];
}

/**
 * @param {OwnPage} page
 * @param {Omit<import("./opening.js").Opened, "rubric">} opened
 */
export function remarkList(page, { id, sha256, form, blank, blanks, remarks }) {
  const indicators = form.sections.flatMap((/** @type {any} */ section) => section.indicators);
  const clauses = indicators.flatMap((/** @type {any} */ indicator) => indicator.clauses);
  const size = { sections: form.sections.length, indicators: indicators.length, clauses: clauses.length, marks: form.full_marks };
  const left = Object.entries(blanks);
  const count = left.reduce((sum, [, places]) => sum + places.length, 0);
  return [
    element("p", {}, page.say("own_size", size)),
    element("p", { class: "calc-hint" }, page.say("own_identity", { id, edition: form.edition, digest: sha256.slice(0, 12) })),
    ...(remarks.length ? [element("p", {}, page.say("own_remarks")), element("ul", {}, ...remarks.map((each) => element("li", {}, page.pick(each))))] : []),
    ...(count ? [element("p", {}, page.say("own_blanks", { count, blank })), element("ul", {}, ...left.map((each) => blankLine(page, each)))] : []),
  ];
}

/**
 * @param {OwnPage} page
 * @param {[string, string[]]} left the key that lacks, and of what
 */
function blankLine(page, [key, places]) {
  const listed = places.slice(0, MOST_PLACES).join(page.say("clause_comma"));
  const more = places.length > MOST_PLACES ? page.say("own_and_more") : "";
  return element("li", {}, page.say("own_blank", { key: page.say(`own_key_${key}`), count: places.length, listed }), more);
}
