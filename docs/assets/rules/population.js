// What the draw was made from, for paper: the list row by row as it was entered, so that anybody can draw again.
import { element } from "../foundation/dom.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("../engine/api.js").SitesResult} Result */

const SEPARATORS = ["\t", ",", ";", "，"];

/**
 * @param {Page} page
 * @param {string} list as it was entered
 * @param {Result} result the draw from it
 */
export function population(page, list, { sites, draw, left_out: leftOut }) {
  const lines = list.split("\n").map((line, index) => ({ number: index + 1, cells: cellsOf(line, separatorOf(list)) }));
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const rows = lines
    .filter(({ cells }) => cells.some((cell) => cell.trim()))
    .map(({ number, cells }) =>
      element(
        "tr",
        {},
        element("td", { class: "rule-num" }, String(number)),
        ...Array.from({ length: width }, (_, column) => element("td", {}, cells[column] ?? "")),
        element("td", {}, fate(page, number, cells, draw, leftOut)),
      ),
    );
  const above = rows.splice(0, leftOut.some(({ row }) => row === 1) ? 0 : 1); // the heads; not where a title stands above them
  return [
    element("h3", {}, page.say("population")),
    element("p", {}, page.say("population_line", { sites, procedure: draw?.procedure ?? "" })),
    element(
      "table",
      { class: "rule-table", "data-table": "population" },
      element("thead", {}, ...above),
      element("tbody", {}, ...rows),
    ),
  ];
}

/**
 * The separator that the engine finds, too: the one that the first line, or else the first lines, use most.
 * @param {string} list
 */
function separatorOf(list) {
  const first = list.split("\n", 1)[0] ?? "";
  const count = (/** @type {string} */ text, /** @type {string} */ sign) => text.split(sign).length;
  const text = SEPARATORS.some((sign) => first.includes(sign)) ? first : list;
  return SEPARATORS.reduce((most, sign) => (count(text, sign) > count(text, most) ? sign : most));
}

/**
 * @param {string} line
 * @param {string} separator
 */
const cellsOf = (line, separator) => (line.includes('"') ? [line] : line.split(separator)); // quoted: as it stands

/**
 * What became of a row: drawn as which, or left out and why; "" for all others.
 * @param {Page} page
 * @param {number} number
 * @param {string[]} cells
 * @param {Result["draw"]} draw
 * @param {Result["left_out"]} leftOut
 */
function fate(page, number, cells, draw, leftOut) {
  const left = leftOut.find(({ row }) => row === number);
  if (left) return page.pick(left.reason);
  const names = new Set(cells.map((cell) => cell.trim().replaceAll(/\s+/g, " ")));
  const drawn = draw?.choices.find(({ name }) => names.has(name));
  return drawn ? page.say("population_drawn", { order: String(drawn.order) }) : "";
}
