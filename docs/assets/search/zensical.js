// The same search for the box of Zensical, which takes the place of Material: what it asks, and what it is told.

import { spans, usable } from "./results.js";
import { escapeHtml, unescapeHtml } from "./text.js";

/** @typedef {import("./types.js").ZensicalAnswer} Answer */
/** @typedef {import("./types.js").ZensicalRange} Range */

/**
 * What was typed. The box hands it on as HTML.
 *
 * @param {import("./types.js").ZensicalQuery} query
 */
export function questionOf({ input }) {
  return typeof input === "string" ? unescapeHtml(input) : "";
}

/**
 * The answer for the box, best first and all at once: the box asks for no further page.
 *
 * @param {import("./types.js").Found} found
 * @returns {Answer}
 */
export function toAnswer({ hits, marks }) {
  const widest = usable(marks);
  const items = hits.map(({ place }) => ({
    id: place.position,
    matches: [
      { field: /** @type {const} */ ("title"), value: { highlight: { ranges: ranges(place.title, place.foldedTitle, widest) } } },
      { field: /** @type {const} */ ("text"), value: { highlight: { ranges: ranges(place.text, place.foldedText, widest) } } },
    ],
  }));
  return { items, query: { select: {}, values: marks }, pagination: { total: items.length } };
}

/**
 * Where MARKS stand in the HTML of TEXT; FOLDED is as long as TEXT.
 *
 * @param {string} text
 * @param {string} folded
 * @param {string[]} marks
 * @returns {Range[]}
 */
function ranges(text, folded, marks) {
  const inHtml = (/** @type {number} */ at) => escapeHtml(text.slice(0, at)).length;
  return spans(folded, marks).map(([from, to]) => {
    const [start, end] = [inHtml(from), inHtml(to)];
    return { start, end, value: end - start };
  });
}
