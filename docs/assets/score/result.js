// The result panel: headline, range, and the parts below, drawn anew from each reply.
import { element, one, setAttribute, setChildren, setText } from "../foundation/dom.js";
import { refusedBox } from "../foundation/notes.js";
import { withMinus } from "../foundation/words.js";
import { short } from "../frame/assessment/outcome.js";
import { clausesIn, placelessLines } from "../frame/assessment/placeless.js";
import { faultLine } from "../frame/faults.js";
import { showBand } from "./band.js";
import { figures, levels, nextLevel } from "./result-figures.js";
import { bindGrounds } from "./result-grounds.js";
import { deleted, losses, notices } from "./result-lists.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ScoreResult} Result */
/** @typedef {import("../frame/assessment/scoring.js").Scored} Scored */

/**
 * @param {Page} page
 * @param {(state: import("../workspace/state.js").State, message: string) => void} replace what is entered, in a step that can be undone
 * @returns {(scored: Scored) => void}
 */
export function bindResult(page, replace) {
  const panel = one(page.root, "[data-result]", HTMLElement);
  const grounds = bindGrounds(page);
  return ({ reply, state, leftOut }) => {
    const stray = placelessLines(page, state, leftOut.keys(), replace);
    if (reply.ok) showScore(page, panel, reply.result, { leftOut: clausesIn(leftOut.keys()), stray, grounds });
    else showRefusal(page, panel, reply.faults);
  };
}

/**
 * @param {Page} page
 * @param {HTMLElement} panel
 * @param {import("../engine/ask.js").Fault[]} faults
 */
function showRefusal(page, panel, faults) {
  const verdict = one(panel, "[data-verdict]", HTMLElement);
  verdict.replaceChildren();
  verdict.dataset.outcome = "none";
  one(panel, "[data-band]", SVGSVGElement).setAttribute("hidden", "");
  one(panel, "[data-parts]", HTMLElement).replaceChildren(refusedBox(page, faults.map((fault) => faultLine(page, fault))));
  setText(one(panel, "[data-bar-score]", HTMLElement), page.say("refused"));
}

/**
 * @param {Page} page
 * @param {HTMLElement} panel
 * @param {Result} result
 * @param {{ leftOut: string[], stray: HTMLElement[], grounds: (result: Result) => HTMLElement[] }} more LEFTOUT: clauses whose
 *   entries were refused; STRAY: on what hangs on clauses that are none
 */
function showScore(page, panel, result, { leftOut, stray, grounds }) {
  const verdict = one(panel, "[data-verdict]", HTMLElement);
  setAttribute(verdict, "data-outcome", outcome(result));
  setChildren(verdict, (result.complete ? headline(page, result) : range(page, result)).filter((part) => part !== false));
  showBand(page, result);
  const parts = [
    ...nextLevel(page, result),
    unfinished(page, leftOut),
    ...stray,
    ...notices(page, result),
    losses(page, result),
    deleted(page, result),
    figures(page, result),
    levels(page, result),
    ...grounds(result),
  ];
  setChildren(one(panel, "[data-parts]", HTMLElement), parts.filter((part) => part !== null));
  const bar = inBar(page, result);
  setText(one(panel, "[data-bar-score]", HTMLElement), stray.length ? page.say("placeless_bar", { outcome: bar }) : bar);
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
      element("strong", { "data-final": true }, withMinus(result.display.final)),
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
 * @param {Page} page
 * @param {Result} result
 */
function showTallies(page, result) {
  for (const section of result.sections) {
    const place = page.form.querySelector(`[data-section-tally="${CSS.escape(section.id)}"]`);
    const { answered, clauses, display } = section;
    if (place) setText(place, page.say("section_tally", { answered, clauses, ...display }));
  }
}
