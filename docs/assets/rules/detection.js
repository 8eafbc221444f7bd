// How likely a sample is to meet a bad site: the engine's figures as a plot and as a table.
import { element } from "../foundation/dom.js";
import { drawToWidth, picture, svg } from "../foundation/drawing.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("../engine/api.js").SitesResult} Result */
/** @typedef {import("../engine/api.js").DetectionPoint} Point */
/** @typedef {keyof import("../engine/api.js").DetectionPointDisplay} Audit */

/** @type {Audit[]} */
const AUDITS = ["initial", "recertification", "surveillance"];
const WIDEST = 640;
const HEIGHT = 250;
const LEFT = 44;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 214;

/**
 * @param {Page} page
 * @param {Result} result
 * @returns {HTMLElement[]}
 */
export function chances(page, result) {
  const { detection, display } = result;
  if (!detection) return [];
  const place = element("div", { class: "rule-plot" });
  drawToWidth(place, (width) => plot(page, detection.series, detection.asked, { sites: result.sites, ...display }, width), WIDEST);
  return [...asked(page, detection.asked), legend(page), place, figures(page, detection.series)];
}

/**
 * @param {Page} page
 * @param {Point | null} point
 */
function asked(page, point) {
  if (!point) return [];
  const lines = AUDITS.map((audit) => element("li", {}, page.figure(audit), " ", element("strong", {}, point.display[audit])));
  const words = page.say("detection_asked", { sites: point.sites, bad: point.bad_sites });
  return [element("p", { "data-asked": String(point.bad_sites) }, words), element("ul", { class: "rule-asked" }, ...lines)];
}

/** @param {Page} page */
const legend = (page) =>
  element(
    "p",
    { class: "rule-legend", "aria-hidden": "true" },
    ...AUDITS.map((audit) => element("span", { class: `rule-key rule-key--${audit}` }, page.figure(audit))),
  );

/** Where a percentage stands in the drawing; "<0.1%" lies on the ground. */
const heightOf = (/** @type {string} */ percent) =>
  BOTTOM - ((percent.startsWith("<") ? 0 : Number.parseFloat(percent)) / 100) * (BOTTOM - TOP);

/**
 * @param {Page} page
 * @param {Point[]} series
 * @param {Point | null} point
 * @param {Record<string, string>} sizes
 * @param {number} width
 */
function plot(page, series, point, sizes, width) {
  const most = series.at(-1)?.bad_sites || 1;
  /** @param {number} bad */
  const x = (bad) => Math.round((LEFT + (bad / most) * (width - LEFT - RIGHT)) * 10) / 10;
  const curves = AUDITS.flatMap((audit) => curve(series, audit, x));
  const mark = point ? [svg("line", { x1: x(point.bad_sites), x2: x(point.bad_sites), y1: TOP, y2: BOTTOM, class: "rule-asked-line" })] : [];
  return picture(
    width,
    HEIGHT,
    page.say("detection_plot", sizes),
    { class: "rule-plot-picture" },
    ...grid(width),
    ...ticks(most, x),
    svg("text", { x: width - RIGHT, y: HEIGHT - 4, "text-anchor": "end", class: "rule-axis" }, page.say("detection_axis")),
    ...mark,
    ...curves,
  );
}

/** @param {number} width */
const grid = (width) =>
  [0, 25, 50, 75, 100].flatMap((percent) => {
    const y = heightOf(`${percent}%`);
    return [
      svg("line", { x1: LEFT, x2: width - RIGHT, y1: y, y2: y, class: "rule-grid-line" }),
      svg("text", { x: LEFT - 6, y: y + 4, "text-anchor": "end", class: "rule-axis" }, `${percent}%`),
    ];
  });

/**
 * @param {number} most
 * @param {(bad: number) => number} x
 */
function ticks(most, x) {
  const counts = [0, 1, 2, 3, 4].map((quarter) => Math.floor((most * quarter) / 4));
  return [...new Set(counts)].map((bad) =>
    svg("text", { x: x(bad), y: BOTTOM + 16, "text-anchor": "middle", class: "rule-axis" }, String(bad)),
  );
}

/**
 * @param {Point[]} series
 * @param {Audit} audit
 * @param {(bad: number) => number} x
 */
function curve(series, audit, x) {
  const points = series.map((point) => `${x(point.bad_sites)},${heightOf(point.display[audit]).toFixed(1)}`);
  const dots = series.map((point) =>
    svg("circle", { cx: x(point.bad_sites), cy: heightOf(point.display[audit]).toFixed(1), r: 2.5 }),
  );
  return [svg("g", { class: `rule-curve rule-curve--${audit}` }, svg("polyline", { points: points.join(" ") }), ...dots)];
}

/**
 * @param {Page} page
 * @param {Point[]} series
 */
function figures(page, series) {
  const heads = [page.say("detection_axis"), ...AUDITS.map((audit) => page.figure(audit))];
  const rows = series.map((point) =>
    element(
      "tr",
      {},
      element("th", { scope: "row", class: "rule-num" }, String(point.bad_sites)),
      ...AUDITS.map((audit) => element("td", { class: "rule-num" }, point.display[audit])),
    ),
  );
  const head = element("tr", {}, ...heads.map((text) => element("th", { scope: "col", class: "rule-num" }, text)));
  return element(
    "details",
    { class: "rule-fold", "data-part": "detection" },
    element("summary", {}, page.say("detection_table")),
    element("table", { class: "rule-table" }, element("thead", {}, head), element("tbody", {}, ...rows)),
  );
}
