// What changed between two versions of an assessment, and what that is worth: the engine compares.
import { ask } from "../../engine/ask.js";
import { element } from "../../foundation/dom.js";
import { toAssessment } from "../../workspace/assessment.js";
import { changesTable } from "../comparing.js";
import { faultLine } from "../faults.js";
import { outcomes } from "./outcome.js";
import { namesLeftOut } from "./placeless.js";
import { score } from "./scoring.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../places.js").Words} Words */
/** @typedef {import("../../workspace/state.js").State} State */
/** @typedef {import("../../engine/api.js").CompareResult} Result */
/** @typedef {import("../../engine/api.js").Side} Side */

/**
 * @param {Page} page
 * @param {import("../../engine/ask.js").Request} request
 * @param {Words} words
 * @param {State} before
 * @param {State} after
 * @param {Record<string, string>} readings that both stand under, as the result does
 * @returns {Promise<Node[]>}
 */
export async function compareAssessments(page, request, words, before, after, readings) {
  /** @type {import("../../engine/ask.js").Reply<Result>} */
  let reply = await ask(request, { kind: "compare", before: toAssessment(page.rubric, before), after: toAssessment(page.rubric, after), readings });
  /** @type {Set<string>} */
  const left = new Set();
  if (!reply.ok) {
    const sides = await Promise.all([before, after].map(async (state) => {
      const without = [...(await score(page, request, state, readings)).leftOut.keys()];
      for (const place of without) left.add(place);
      return toAssessment(page.rubric, state, { without });
    }));
    if (left.size) reply = await ask(request, { kind: "compare", before: sides[0], after: sides[1], readings });
  }
  if (!reply.ok) return reply.faults.map((fault) => element("p", { class: "calc-fault" }, faultLine(page, fault)));
  const { result } = reply;
  const clauses = result.clauses.map((each) => ({
    place: `${each.clause} ${page.pick(each.title)}`,
    before: foundInWords(page, words, each.before),
    after: foundInWords(page, words, each.after),
    more: /[1-9]/.test(each.display.points) ? page.say("points", { points: each.display.points }) : "",
  }));
  const beside = result.beside.map((each) => ({
    place: page.pick(each.label),
    before: words.value(each.before),
    after: words.value(each.after),
  }));
  const outcome = page.say("compared_outcome", { before: outcomeOf(page, result.before), after: outcomeOf(page, result.after) });
  const uncompared = left.size ? [page.say("compared_without", { names: namesLeftOut(page, [...left]) })] : [];
  const told = [...result.warnings.map((warning) => page.pick(warning)), ...uncompared];
  const warnings = told.map((each) => element("p", { class: "calc-caution" }, each));
  return [...warnings, element("p", { "data-compared": true }, outcome), ...changesTable(page, [...clauses, ...beside])];
}

/**
 * @param {Page} page
 * @param {Side} side
 */
const outcomeOf = (page, { complete, range }) =>
  outcomes(page, complete ? [range.worst_verdict] : [range.worst_verdict, range.best_verdict]);

/**
 * @param {Page} page
 * @param {Words} words
 * @param {import("../../engine/api.js").Found} found
 */
function foundInWords(page, words, { finding, sampled, nonconforming, reason }) {
  if (finding === "sampled") return words.value({ sampled, nonconforming, reason });
  return finding === "open" || finding === "met" ? page.say(finding) : words.value({ [finding]: reason ?? "" });
}
