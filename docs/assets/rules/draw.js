// The sites that were drawn: with reasons, with the cover of the cycle, and as a table to take away.
import { element } from "../foundation/dom.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("../engine/api.js").Draw} Draw */
/** @typedef {import("../engine/api.js").DrawnSite} Choice */
/** @typedef {import("../engine/api.js").Stratum} Stratum */

const COLUMNS = ["order", "name", "region", "type", "headcount", "last_visited", "reason"];
const COVER = ["region", "type", "sites", "share", "visited", "drawn", "covered"];

/**
 * @param {Page} page
 * @param {Draw} draw
 * @param {boolean} withOffice whether the central office is visited besides
 * @returns {HTMLElement[]}
 */
export function drawnSites(page, draw, withOffice) {
  const stage = page.say(`stage_${draw.stage}`);
  const ignored = draw.ignored_columns.join(page.say("list_comma"));
  return [
    element("p", { "data-drawn-line": true }, page.say("drawn_line", { stage, seed: draw.seed, count: draw.size })),
    table(page, COLUMNS, [...draw.choices.map((choice) => chosenRow(page, choice)), ...(withOffice ? officeRows(page, draw) : [])], "draw"),
    element("p", { class: "calc-hint" }, page.pick(draw.convention)),
    ...(ignored ? [element("p", { class: "calc-hint" }, page.say("ignored_columns", { columns: ignored }))] : []),
    ...cover(page, draw),
  ];
}

/**
 * The same as rows of text, heads first.
 * @param {Page} page
 * @param {Draw} draw
 * @param {boolean} withOffice whether the central office is visited besides
 * @returns {string[][]}
 */
export function drawTable(page, draw, withOffice) {
  const heads = COLUMNS.map((name) => page.say(`column_${name}`));
  return [heads, ...draw.choices.map((choice) => chosenRow(page, choice)), ...(withOffice ? officeRows(page, draw) : [])];
}

/**
 * @param {Page} page
 * @param {Choice} choice
 */
const chosenRow = (page, { order, name, region, type, headcount, last_visited, reason }) => [
  String(order),
  name,
  region,
  type,
  headcount ?? "",
  last_visited ?? "",
  page.pick(reason),
];

/**
 * @param {Page} page
 * @param {Draw} draw
 */
function officeRows(page, draw) {
  const kind = page.say("drawn_office");
  const names = draw.central_office.length ? draw.central_office : [kind];
  return names.map((name) => ["+", name, "", kind, "", "", page.say("office_always")]);
}

/**
 * @param {Page} page
 * @param {Draw} draw
 */
function cover(page, { cover: { strata, uncovered, headcount } }) {
  if (strata.length === 1 && !strata[0]?.region && !strata[0]?.type) return [];
  const { drawn, all } = headcount;
  return [
    element("h3", {}, page.say("cover")),
    element(
      "p",
      { class: uncovered ? "calc-caution" : "rule-fine", "data-uncovered": String(uncovered) },
      uncovered ? page.say("cover_left", { count: uncovered }) : page.say("cover_all"),
    ),
    table(page, COVER, strata.map((stratum) => coverRow(page, stratum)), "cover"),
    ...(drawn === null || all === null ? [] : [element("p", {}, page.say("cover_people", { drawn, all }))]),
  ];
}

/**
 * @param {Page} page
 * @param {Stratum} stratum
 */
const coverRow = (page, stratum) => [
  stratum.region || page.say("no_value"),
  stratum.type || page.say("no_value"),
  String(stratum.sites),
  stratum.display.share,
  String(stratum.visited),
  String(stratum.drawn),
  page.say(stratum.covered ? "covered_yes" : "covered_no"),
];

/**
 * @param {Page} page
 * @param {string[]} columns
 * @param {string[][]} rows
 * @param {string} name
 */
function table(page, columns, rows, name) {
  const labels = columns.map((column) => page.say(`column_${column}`));
  const head = element("tr", {}, ...labels.map((label) => element("th", { scope: "col" }, label)));
  const body = rows.map((row) =>
    element("tr", {}, ...row.map((text, index) => element("td", { "data-label": labels[index] ?? "" }, text))),
  );
  return element(
    "table",
    { class: "rule-table rule-stack", "data-table": name },
    element("thead", {}, head),
    element("tbody", {}, ...body),
  );
}
