// The dates of a certificate as a drawing: a row for each, time from left to right.
import { picture, svg } from "../foundation/drawing.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("../engine/api.js").Entry} Entry */

const ROW = 40;
const TOP = 26;
const SIDE = 14;
const DAY = 86_400_000;

/**
 * @param {Page} page
 * @param {Entry[]} entries
 * @param {string | null} today
 * @param {number} width
 */
export function timelinePicture(page, entries, today, width) {
  const days = entries.flatMap((entry) => [entry.earliest, entry.latest, entry.done]).concat(today);
  const times = days.filter((day) => day !== null).map(timeOf);
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const years = yearsFrom(from, to);
  const start = Math.min(from, years[0] ?? from);
  const end = Math.max(to, start + 30 * DAY);
  /** @param {number} time */
  const x = (time) => Math.round(SIDE + ((time - start) / (end - start)) * (width - 2 * SIDE));
  const height = TOP + entries.length * ROW + 8;
  const rows = entries.map((entry, index) => row(page, entry, TOP + index * ROW, x, width));
  const now = today === null ? [] : [todayLine(page, x(timeOf(today)), height, width)];
  const first = entries[0]?.done ?? entries[0]?.latest ?? "";
  const last = entries.at(-1)?.latest ?? "";
  const text = page.say("timeline_text", { count: entries.length, first, last });
  return picture(width, height, text, { class: "rule-picture" }, ...axis(years, x, height, width), ...now, ...rows);
}

/** @param {string} day */
const timeOf = (day) => Date.parse(`${day}T00:00:00Z`);

/**
 * The first of January of each year that is in view.
 * @param {number} from
 * @param {number} to
 */
function yearsFrom(from, to) {
  const years = [];
  for (let year = new Date(from).getUTCFullYear(); Date.UTC(year, 0, 1) <= to; year += 1) years.push(Date.UTC(year, 0, 1));
  return years;
}

/**
 * @param {number[]} years
 * @param {(time: number) => number} x
 * @param {number} height
 * @param {number} width
 */
function axis(years, x, height, width) {
  const wide = (width - 2 * SIDE) / Math.max(1, years.length) > 34;
  return years.flatMap((time, index) => {
    const at = x(time);
    const year = String(new Date(time).getUTCFullYear());
    const label = svg("text", { x: at + 3, y: 11, class: "rule-axis" }, wide || years.length < 2 ? year : `'${year.slice(2)}`);
    const line = svg("line", { x1: at, x2: at, y1: 0, y2: height, class: "rule-year" });
    return at > width - SIDE - 12 || (!wide && index % 2) ? [line] : [line, label];
  });
}

/**
 * @param {Page} page
 * @param {number} at
 * @param {number} height
 * @param {number} width
 */
function todayLine(page, at, height, width) {
  const left = at > width - 60;
  return svg(
    "g",
    { class: "rule-today" },
    svg("line", { x1: at, x2: at, y1: 14, y2: height }),
    svg("text", { x: left ? at - 4 : at + 4, y: 22, "text-anchor": left ? "end" : "start" }, page.say("today")),
  );
}

/**
 * @param {Page} page
 * @param {Entry} entry
 * @param {number} y
 * @param {(time: number) => number} x
 * @param {number} width
 */
function row(page, entry, y, x, width) {
  const end = x(timeOf(entry.done ?? entry.latest));
  const due = x(timeOf(entry.latest));
  const begin = entry.earliest === null ? due : x(timeOf(entry.earliest));
  const label = page.pick(entry.label);
  const words = `${label}  ${entry.done ?? entry.latest}`;
  const text = svg("text", { ...besides(begin, Math.max(end, due), width, lengthOf(words)), y: y + 15 }, words);
  const span = begin < due ? [svg("rect", { x: begin, y: y + 23, width: due - begin, height: 6, rx: 2 })] : [];
  const mark = svg("path", { d: `M${end} ${y + 19}l7 7-7 7-7-7z` });
  return svg("g", { class: `rule-row rule-row--${entry.status}` }, ...span, mark, text);
}

/**
 * Where the words of a row stand: they begin at its BEGIN or end at its END, and never leave the drawing.
 * @param {number} begin
 * @param {number} end
 * @param {number} width
 * @param {number} length of the words
 */
function besides(begin, end, width, length) {
  if (begin <= width / 2) return { x: Math.max(0, Math.min(begin - 5, width - length)), "text-anchor": "start" };
  return { x: Math.min(width, Math.max(end + 5, length)), "text-anchor": "end" };
}

/**
 * How long WORDS are at the size of a row, at most: a Chinese character is as wide as it is high.
 * @param {string} words
 */
const lengthOf = (words) => [...words].reduce((sum, sign) => sum + (sign > "\u2e80" ? 14 : 8.5), 0);
