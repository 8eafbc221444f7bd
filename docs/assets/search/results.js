// From what was found to what Material's search box shows: titles and excerpts with the hits marked.

import { escapeHtml } from "./text.js";

/** @typedef {import("./types.js").Found} Found */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").ResultItem} ResultItem */

const EXCERPT = 96; // characters; twice as many letters
const BEFORE = 24;
const CARRIED = 6;

/**
 * The results in the theme's shape, best first. The theme groups places by their page and shows the page's
 * title above them; here each place is a group of its own, so that what is best comes first, wherever
 * it stands. Its tag names the document.
 *
 * @param {Found} found
 * @returns {ResultItem[][]}
 */
export function toResults({ hits, marks }) {
  const widest = usable(marks);
  return hits.map(({ place, score }) => [toItem(place, score, widest)]);
}

/**
 * @param {Place} place
 * @param {number} score
 * @param {string[]} marks
 * @returns {ResultItem}
 */
function toItem(place, score, marks) {
  const { location, tags } = place.entry;
  const inText = spans(place.foldedText, marks);
  const inTitle = spans(place.foldedTitle, marks);
  /** @type {Record<string, boolean>} */
  const terms = {};
  // The theme hands these on to the page it opens, to be highlighted there.
  for (const [from, to] of inTitle.slice(0, CARRIED)) terms[place.title.slice(from, to)] = true;
  for (const [from, to] of inText.slice(0, CARRIED)) terms[place.text.slice(from, to)] = true;
  const title = marked(place.title, inTitle, 0, place.title.length);
  const text = excerpt(place.text, inText);
  // Of a place within a page the theme shows no text when it stands alone; it goes with the title.
  const within = location.includes("#");
  return {
    location,
    title: within && text ? `${title}<span class="as-excerpt">${text}</span>` : title,
    text: within || !text ? "" : `<p>${text}</p>`,
    score,
    terms,
    ...(tags?.length ? { tags: [...tags] } : {}),
  };
}

/**
 * Marks, longest first, so that the widest hit is marked.
 *
 * @param {string[]} marks
 */
export function usable(marks) {
  return [...new Set(marks.filter((mark) => mark.length > 1))].sort((a, b) => b.length - a.length);
}

/**
 * Where MARKS stand in FOLDED, without overlaps, in order.
 *
 * @param {string} folded
 * @param {string[]} marks
 * @returns {[number, number][]}
 */
export function spans(folded, marks) {
  /** @type {[number, number][]} */
  const found = [];
  for (const mark of marks) {
    for (let at = folded.indexOf(mark); at >= 0; at = folded.indexOf(mark, at + mark.length)) {
      const to = at + mark.length;
      if (!found.some(([from, end]) => at < end && to > from)) found.push([at, to]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
}

/**
 * The part of TEXT with the most marks in it, cut between words.
 *
 * @param {string} text
 * @param {[number, number][]} found
 */
function excerpt(text, found) {
  const width = /\p{Script=Han}/u.test(text) ? 1 : 2;
  let [best, most] = [0, -1];
  for (const [from] of found) {
    const start = startOf(text, from - BEFORE * width);
    const held = found.filter(([at, to]) => at >= start && to <= start + EXCERPT * width);
    const weight = held.reduce((sum, [at, to]) => sum + to - at, 0);
    if (weight > most) [best, most] = [start, weight];
  }
  const end = startOf(text, best + EXCERPT * width);
  return `${best ? "…" : ""}${marked(text, found, best, end)}${end < text.length ? "…" : ""}`;
}

/** The start of the word in TEXT that AT stands in. @param {string} text @param {number} at */
function startOf(text, at) {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length));
  const word = /[A-Za-z0-9.'-]*$/.exec(text.slice(0, at))?.[0] ?? "";
  return /[A-Za-z0-9]/.test(text.charAt(at)) ? at - word.length : at;
}

/**
 * TEXT from START to END as HTML with the spans FOUND marked.
 *
 * @param {string} text
 * @param {[number, number][]} found
 * @param {number} start
 * @param {number} end
 */
function marked(text, found, start, end) {
  let [html, at] = ["", start];
  for (const [from, to] of found) {
    if (from < at || to > end) continue;
    html += `${escapeHtml(text.slice(at, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`;
    at = to;
  }
  return html + escapeHtml(text.slice(at, end));
}
