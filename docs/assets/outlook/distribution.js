// The distribution of the final score, drawn: a bar for each score that is possible, a line for each threshold.
import { svg } from "../foundation/drawing.js";
import { position } from "../foundation/position.js";
import { withMinus } from "../foundation/words.js";

/** @typedef {import("../engine/api.js").ForecastResult} Forecast */
/** @typedef {{ at: number, shown: string }} Threshold */

const WIDTH = 400;
const HEIGHT = 150;
const FOOT = 30;
const TOP = 8;
const NARROWEST = 12; // points, so that a single score is not as wide as the drawing
const NEGLIGIBLE = 1 / 400; // of the highest bar: too low to be seen
const DIGIT = 8; // the width of one in a number below the line

/**
 * @param {Forecast} forecast
 * @param {string[]} thresholds of the levels, as they are shown
 * @param {string} label what it says to those who do not see it
 */
export function distribution(forecast, thresholds, label) {
  const order = new Map(forecast.levels.map(({ id }, step) => [id, step]));
  const all = forecast.distribution.map((each) => ({
    at: Number(each.display.final),
    share: position(each.probability),
    step: order.get(each.level) ?? 0,
  }));
  const highest = Math.max(...all.map(({ share }) => share));
  const seen = all.filter(({ share }) => share >= highest * NEGLIGIBLE);
  const [start, end] = reach(seen.map(({ at }) => at), Number(forecast.rubric.full_marks));
  /** @param {number} at */
  const x = (at) => ((at - start) / (end - start)) * WIDTH;
  const width = barWidth(seen.map(({ at }) => x(at)));
  const bars = seen.map(({ at, share, step }) => {
    const height = (share / highest) * (HEIGHT - TOP);
    return svg("rect", { class: `outlook-step-${step}`, x: x(at) - width / 2, y: HEIGHT - height, width, height });
  });
  const lines = thresholds
    .map((shown) => ({ at: Number(shown), shown }))
    .filter(({ at }) => at >= start && at <= end);
  return svg(
    "svg",
    { class: "outlook-distribution", viewBox: `-16 0 ${WIDTH + 32} ${HEIGHT + FOOT}`, role: "img", "aria-label": label },
    ...lines.map(({ at }) => svg("line", { class: "outlook-threshold", x1: x(at), x2: x(at), y1: 0, y2: HEIGHT + 6 })),
    ...bars,
    svg("line", { class: "outlook-axis", x1: 0, x2: WIDTH, y1: HEIGHT, y2: HEIGHT }),
    ...numbers(lines, start, end, x),
  );
}

/**
 * From where to where the drawing goes: what is possible, and a little on both sides.
 * @param {number[]} scores
 * @param {number} full
 * @returns {[number, number]}
 */
function reach(scores, full) {
  const low = Math.min(...scores);
  const high = Math.max(...scores);
  const beside = Math.max(1, (NARROWEST - (high - low)) / 2);
  const end = Math.min(Math.ceil(high + beside), Math.max(full, Math.ceil(high)) + 1);
  return [Math.floor(Math.min(low - beside, end - NARROWEST)), end];
}

/**
 * As wide as the closest two allow.
 * @param {number[]} places ascending
 */
function barWidth(places) {
  const gaps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
  return Math.min(16, Math.max(1.2, Math.min(...gaps.filter((gap) => gap > 0.01), 40) * 0.8));
}

/**
 * The thresholds' numbers, and the ends where there is room for them.
 * @param {Threshold[]} lines
 * @param {number} start
 * @param {number} end
 * @param {(at: number) => number} x
 */
function numbers(lines, start, end, x) {
  const ends = [start, end]
    .filter((at) => lines.every((line) => Math.abs(x(line.at) - x(at)) > (DIGIT * (line.shown.length + String(at).length)) / 2))
    .map((at) => ({ at, shown: withMinus(at), kind: "outlook-end" }));
  const marked = lines.map((line) => ({ ...line, kind: "outlook-mark" }));
  return [...marked, ...ends].map(({ at, shown, kind }) => svg("text", { class: kind, x: x(at), y: HEIGHT + 22 }, shown));
}
