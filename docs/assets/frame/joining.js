// What came in and what is here, put together: what would come in, and what would have to be decided, before anything is.
import { element } from "../foundation/dom.js";
import { ask } from "../engine/ask.js";
import { faultLine } from "./faults.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */
/** @typedef {import("../engine/api.js").MergeResult} MergeResult */
/** @typedef {import("../engine/api.js").Change} Change */
/** @typedef {import("../engine/api.js").Conflict} Conflict */
/** @typedef {import("./places.js").Words} Words */

const SHOWN = 12; // lines of each list; a form that comes back may have hundreds

/**
 * What a merge of SIDES would change, in words; or why they cannot be merged.
 * @param {Speaking} page
 * @param {import("../engine/ask.js").Request} request
 * @param {Words} words
 * @param {{ base: unknown, mine: unknown, theirs: unknown }} sides
 * @returns {Promise<{ shown: HTMLElement[], possible: boolean }>}
 */
export async function previewOf(page, request, words, { base, mine, theirs }) {
  /** @type {import("../engine/ask.js").Reply<MergeResult>} */
  const reply = await ask(request, { kind: "merge", mine, theirs, ...(base === null ? {} : { base }) });
  if (reply.ok) return { shown: mergeShown(page, words, reply.result), possible: true };
  const lines = reply.faults.map((fault) => element("li", {}, faultLine(page, fault)));
  return { shown: [element("ul", { class: "calc-faults" }, ...lines)], possible: false };
}

/**
 * @param {Speaking} page
 * @param {Words} words
 * @param {MergeResult} result
 * @returns {HTMLElement[]}
 */
export function mergeShown(page, words, { came_in: came, conflicts, warnings }) {
  const nothing = !came.length && !conflicts.length;
  return [
    ...warnings.map((warning) => element("p", { class: "calc-caution", "data-part": "warning" }, page.pick(warning))),
    ...(nothing ? [element("p", {}, page.say("merge_nothing"))] : []),
    ...listed(page, "came-in", page.say("merge_comes_in", { count: came.length }), came.map((each) => changeLine(page, words, each))),
    ...listed(page, "conflicts", page.say("merge_conflicts", { count: conflicts.length }), conflicts.map((each) => conflictLine(page, words, each))),
  ];
}

/**
 * @param {Speaking} page
 * @param {string} name
 * @param {string} title
 * @param {HTMLElement[]} lines
 */
function listed(page, name, title, lines) {
  if (!lines.length) return [];
  const more = lines.length > SHOWN && element("li", {}, page.say("fault_more", { count: lines.length - SHOWN }));
  const list = element("ul", { class: "calc-changes", "data-part": name }, ...lines.slice(0, SHOWN), more);
  return [element("p", {}, element("strong", {}, title)), list];
}

/**
 * @param {Speaking} page
 * @param {Words} words
 * @param {Change} change
 */
function changeLine(page, words, { label, before, after }) {
  const [was, now] = [before, after].map((value) => words.value(value) || page.say("nothing_there"));
  return element("li", {}, page.say("merge_change", { place: page.pick(label), before: was, after: now }));
}

/**
 * @param {Speaking} page
 * @param {Words} words
 * @param {Conflict} conflict
 */
function conflictLine(page, words, { label, mine, theirs }) {
  const [own, other] = [mine, theirs].map((value) => words.value(value) || page.say("nothing_there"));
  return element("li", {}, page.say("merge_conflict", { place: page.pick(label), mine: own, theirs: other }));
}
