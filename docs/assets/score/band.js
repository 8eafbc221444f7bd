// The score band: the marker or, while clauses are open, the range. Drawing only; the verdict is the engine's.
import { one, setAttribute } from "../foundation/dom.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ScoreResult} Result */

/**
 * @param {Page} page
 * @param {Result} result
 */
export function showBand(page, result) {
  const band = one(page.root, "[data-band]", SVGSVGElement);
  const range = one(band, "[data-band-range]", SVGRectElement);
  const marker = one(band, "[data-band-marker]", SVGPathElement);
  const { worst_verdict: worst, best_verdict: best } = result.range;
  const left = place(band, worst.display.final);
  const right = place(band, best.display.final);
  band.removeAttribute("hidden");
  setAttribute(range, "x", String(left));
  setAttribute(range, "width", String(Math.max(0, right - left)));
  range.toggleAttribute("hidden", result.complete);
  setAttribute(marker, "transform", `translate(${left} 0)`);
  marker.toggleAttribute("hidden", !result.complete);
  for (const segment of band.querySelectorAll("[data-level]")) {
    const reached = result.complete && segment.getAttribute("data-level") === (result.level ?? "");
    segment.toggleAttribute("data-reached", reached);
  }
}

/**
 * Where a score stands in the drawing; beyond its ends, at the end. "<100.0" is not reached, and stands there all the same.
 * @param {SVGSVGElement} band
 * @param {string} score
 */
function place(band, score) {
  const { start, end } = band.dataset;
  const width = band.viewBox.baseVal.width + 2 * band.viewBox.baseVal.x;
  const share = (Number(score.replace("<", "")) - Number(start)) / (Number(end) - Number(start));
  return Math.min(1, Math.max(0, share)) * width;
}
