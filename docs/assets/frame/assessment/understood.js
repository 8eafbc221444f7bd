// What was read of a form clause by clause: what stood in its cells, what it was taken for, and how sure that is.
import { element } from "../../foundation/dom.js";
import { assessmentWords } from "./words.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * @typedef {object} Row
 * @property {string} clause
 * @property {string} at the first cell that says it
 * @property {string} found what stood there
 * @property {unknown} finding null: none
 * @property {"certain" | "guessed" | "open"} certainty
 * @property {string} note
 * @property {{ points: string, earned: string | null }} display
 */

/** @typedef {{ by_clause: Row[] }} Understood */

/**
 * A folded table, its title saying how much of it was guessed; nothing where the form says nothing of any clause.
 * @param {Page} page
 * @param {Understood} understood
 * @returns {HTMLElement[]}
 */
export function understoodShown(page, { by_clause: rows }) {
  if (!rows.length) return [];
  const [guessed, open] = ["guessed", "open"].map((kind) => rows.filter(({ certainty }) => certainty === kind).length);
  const summary = [
    page.say("understood_title", { clauses: rows.length }),
    guessed && page.say("understood_guessed_count", { count: guessed }),
    open && page.say("understood_open_count", { count: open }),
  ];
  const heads = ["understood_clause", "understood_cell", "understood_as", "understood_points", "understood_note"];
  const head = heads.map((key) => element("th", { scope: "col" }, page.say(key)));
  const body = rows.map((row) => line(page, row, heads));
  const table = element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...body));
  const title = summary.filter(Boolean).join(page.say("list_comma"));
  return [
    element(
      "details",
      { class: "calc-folded", "data-read-by-clause": true },
      element("summary", {}, title),
      element("div", { class: "calc-compared calc-understood", tabindex: "0", role: "region", "aria-label": title }, table),
    ),
  ];
}

/**
 * @param {Page} page
 * @param {Row} row
 * @param {string[]} heads
 */
function line(page, { clause, at, found, finding, certainty, note, display }, heads) {
  const title = page.clauses.find(({ id }) => id === clause)?.title ?? "";
  const doubt = certainty !== "certain" && element("span", { class: "calc-doubt" }, page.say(`understood_${certainty}`));
  const words = assessmentWords(page).value(finding) || page.say("open");
  const points = display.earned === null ? "–" : page.say("understood_of", { earned: display.earned, points: display.points });
  const [, cell, as, worth, noted] = heads.map((key) => page.say(key));
  return element(
    "tr",
    { "data-certainty": certainty },
    element("th", { scope: "row" }, clause, " ", element("span", {}, title)),
    element("td", { "data-head": cell, title: at || undefined }, found || "–"),
    element("td", { "data-head": as }, words, doubt && " ", doubt),
    element("td", { "data-head": worth }, points),
    element("td", { "data-head": noted, "data-none": !note }, note || "–"),
  );
}
