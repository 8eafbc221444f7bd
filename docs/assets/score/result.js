// The result panel: headline, range, and the parts below, drawn anew from each reply.
import { all, element, one } from "../foundation/dom.js";
import { refusedBox } from "../foundation/notes.js";
import { short } from "../frame/assessment/outcome.js";
import { faultLine } from "../frame/faults.js";
import { showBand } from "./band.js";
import { figures, levels, nextLevel } from "./result-figures.js";
import { groundsOf } from "./result-grounds.js";
import { deleted, losses, notices } from "./result-lists.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ScoreResult} Result */
/** @typedef {import("../frame/assessment/scoring.js").Scored} Scored */

/**
 * @param {Page} page
 * @param {Scored} scored
 */
export function showResult(page, { reply, leftOut }) {
  const panel = one(page.root, "[data-result]", HTMLElement);
  const verdict = one(panel, "[data-verdict]", HTMLElement);
  const parts = one(panel, "[data-parts]", HTMLElement);
  if (!reply.ok) {
    verdict.replaceChildren();
    verdict.dataset.outcome = "none";
    one(panel, "[data-band]", SVGSVGElement).setAttribute("hidden", "");
    parts.replaceChildren(refusedBox(page, reply.faults.map((fault) => faultLine(page, fault))));
    one(panel, "[data-bar-score]", HTMLElement).textContent = page.say("refused");
    return;
  }
  const { result } = reply;
  verdict.dataset.outcome = outcome(result);
  verdict.replaceChildren(...(result.complete ? headline(page, result) : range(page, result)).filter((part) => part !== false));
  showBand(page, result);
  redraw(parts, [
    ...nextLevel(page, result),
    unfinished(page, [...leftOut.keys()]),
    ...notices(page, result),
    losses(page, result),
    deleted(page, result),
    figures(page, result),
    levels(page, result),
    ...groundsOf(page, result),
  ]);
  one(panel, "[data-bar-score]", HTMLElement).textContent = inBar(page, result);
  showTallies(page, result);
}

/**
 * What the bar of a phone has room for: the level and its score, or from which level to which.
 * @param {Page} page
 * @param {Result} result
 */
function inBar(page, result) {
  const { worst_verdict: worst, best_verdict: best } = result.range;
  const [low, high] = [page.pick(worst.level_label), page.pick(best.level_label)];
  if (result.complete || !result.so_far.answered) return short(page, result);
  return low === high ? low : page.say("range_levels", { worst: low, best: high });
}

/** @param {Result} result */
function outcome(result) {
  if (!result.complete) return result.range.best_verdict.passed === false ? "failed" : "open";
  return result.passed ? "passed" : result.passed === false ? "failed" : "unstated";
}

/**
 * @param {Page} page
 * @param {import("../engine/api.js").CompleteScore} result
 */
function headline(page, result) {
  const rounded = result.final.includes("/");
  return [
    element("p", { class: "calc-level", "data-level": result.level ?? "" }, page.pick(result.level_label)),
    element(
      "p",
      { class: "calc-score" },
      element("strong", { "data-final": true }, result.display.final),
      ` ${page.say("score_unit")}`,
      rounded && element("small", {}, page.say("exact", { value: result.final })),
    ),
  ];
}

/**
 * @param {Page} page
 * @param {Result} result
 */
function range(page, result) {
  const { worst_verdict: worst, best_verdict: best } = result.range;
  const { clauses, answered, display } = result.so_far;
  const [low, high] = [page.pick(worst.level_label), page.pick(best.level_label)];
  return [
    element(
      "p",
      { class: "calc-level calc-level-range" },
      !answered ? page.say("not_started") : low === high ? low : page.say("range_levels", { worst: low, best: high }),
    ),
    element(
      "p",
      { class: "calc-score calc-score-range", "data-range": true },
      page.say("range_scores", { worst: worst.display.final, best: best.display.final }),
    ),
    clauses > answered &&
      element("p", { class: "calc-hint" }, page.say("range_note", { open: clauses - answered, points: display.open })),
    result.unstated.length > 0 &&
      element("p", { class: "calc-hint" }, page.say("range_unstated", { clauses: result.unstated.join("、") })),
  ];
}

/**
 * @param {Page} page
 * @param {string[]} clauses
 */
function unfinished(page, clauses) {
  if (!clauses.length) return null;
  const links = clauses.map((id) => element("a", { href: `#c-${id}`, "data-go": id }, id));
  const listed = links.flatMap((link, index) => (index ? ["、", link] : [link]));
  return element("p", { class: "calc-caution" }, page.say("left_out", { count: clauses.length }), ...listed);
}

/**
 * Put PARTS into PLACE; what the visitor had unfolded stays so.
 * @param {HTMLElement} place
 * @param {(HTMLElement | null)[]} parts
 */
function redraw(place, parts) {
  const unfolded = new Set(all(place, "details[open]", HTMLDetailsElement).map((each) => each.dataset.part));
  place.replaceChildren(...parts.filter((part) => part !== null));
  for (const each of all(place, "details", HTMLDetailsElement)) each.open = unfolded.has(each.dataset.part);
}

/**
 * @param {Page} page
 * @param {Result} result
 */
function showTallies(page, result) {
  for (const section of result.sections) {
    const place = page.form.querySelector(`[data-section-tally="${CSS.escape(section.id)}"]`);
    const { answered, clauses, display } = section;
    if (place) place.textContent = page.say("section_tally", { answered, clauses, ...display });
  }
}
