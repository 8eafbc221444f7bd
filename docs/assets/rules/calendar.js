// The certificate's calendar: what is overdue, what comes next, every date with its clause.
import { filled } from "../engine/ask.js";
import { now, today } from "../foundation/day.js";
import { element, one } from "../foundation/dom.js";
import { drawToWidth } from "../foundation/drawing.js";
import { handOut } from "../frame/files.js";
import { clauseLink } from "../frame/grounds.js";
import { start } from "./calculator.js";
import { adapt, place, request, takenBack } from "./calendar-form.js";
import { timelinePicture } from "./timeline.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("../engine/api.js").CalendarResult} Result */
/** @typedef {import("../engine/api.js").Entry} Entry */

const WIDEST = 900;

/**
 * @param {Page} page
 * @param {Result} result
 */
function show(page, result) {
  const { timeline } = result;
  one(page.root, "[data-timeline]", HTMLElement).hidden = false;
  drawToWidth(one(page.root, "[data-picture]", HTMLElement), (width) => timelinePicture(page, timeline, result.today, width), WIDEST);
  one(page.root, "[data-entries]", HTMLElement).replaceChildren(table(page, timeline));
  const warned = result.warnings.map((text) => element("p", { class: "calc-caution", "data-warning": true }, page.pick(text)));
  return [overdue(page, result), next(page, result), ...warned, expiry(page, result)];
}

/**
 * @param {Page} page
 * @param {Result} result
 */
function overdue(page, { timeline, missing, surveillance, today: judged }) {
  const late = timeline.filter((entry) => entry.status === "overdue").map((entry) => line(page, entry));
  const delays = surveillance
    .filter((visit) => missing.late.includes(visit.date))
    .map((visit) => element("li", {}, page.say("late_visits", { date: visit.date, days: visit.days_late })));
  const years = missing.years.length
    ? [element("li", {}, page.say("missed_years", { years: missing.years.join(", ") }))]
    : [];
  const found = [...late, ...years, ...delays];
  if (!found.length) return judged ? element("p", { class: "rule-fine" }, page.say("nothing_overdue")) : null;
  return element(
    "div",
    { class: "rule-overdue", "data-overdue": String(late.length) },
    element("h3", {}, late.length ? page.say("overdue") : page.say("status_done_late")),
    element("ul", {}, ...found),
  );
}

/**
 * @param {Page} page
 * @param {Result} result
 */
function next(page, result) {
  if (!result.next) return element("p", { class: "calc-hint" }, page.say("nothing_coming"));
  return element(
    "div",
    { class: "rule-card rule-card--main", "data-next": result.next.event },
    element("h3", {}, page.say("coming")),
    element("p", { class: "rule-value rule-value--words" }, page.pick(result.next.label)),
    element("p", {}, when(page, result.next), element("small", {}, after(page, result.next))),
  );
}

/**
 * @param {Page} page
 * @param {Result} result
 */
function expiry(page, result) {
  if (!result.expiry) return null;
  return element("p", {}, page.say("figure_line", { label: page.figure("expiry"), value: result.expiry }));
}

/**
 * @param {Page} page
 * @param {Entry} entry
 */
const line = (page, entry) =>
  element("li", { "data-event": entry.event }, element("strong", {}, page.pick(entry.label)), " ", when(page, entry), after(page, entry));

/**
 * @param {Page} page
 * @param {Entry} entry
 */
const when = (page, { earliest, latest }) =>
  earliest ? page.say("span", { earliest, latest }) : page.say("by_date", { latest });

/**
 * How far away it is, as the end of a sentence.
 * @param {Page} page
 * @param {Entry} entry
 */
function after(page, { days, done }) {
  if (days === null || done) return "";
  const distance = days === 0 ? "days_today" : days > 0 ? "days_ahead" : "days_past";
  return page.say("comma") + page.say(distance, { days: Math.abs(days) });
}

/**
 * @param {Page} page
 * @param {Entry[]} entries
 */
function table(page, entries) {
  const heads = ["event", "earliest", "latest", "done", "state", "clause"];
  const rows = entries.map((entry) => {
    const state = page.say(`status_${entry.status.replaceAll("-", "_")}`);
    const cells = [
      ["earliest", entry.earliest ?? ""],
      ["latest", entry.latest],
      ["done", entry.done ?? ""],
      ["state", element("span", {}, element("b", { class: `rule-status rule-status--${entry.status}` }, state), after(page, entry))],
      ["clause", clauseLink(page, entry.source)],
    ];
    return element(
      "tr",
      { "data-event": entry.event },
      element("th", { scope: "row" }, page.pick(entry.label)),
      ...cells.map(([name, content]) => cell(page.say(String(name)), content)),
    );
  });
  const head = element("tr", {}, ...heads.map((name) => element("th", { scope: "col" }, page.say(name))));
  return element("table", { class: "rule-table rule-stack" }, element("thead", {}, head), element("tbody", {}, ...rows));
}

/**
 * @param {string} label
 * @param {string | Node | undefined} content
 */
const cell = (label, content) => element("td", { "data-label": label }, content);

/**
 * @param {Page} page
 * @param {Result} result
 */
function announce(page, result) {
  const count = result.timeline.filter((entry) => entry.status === "overdue").length;
  const coming = result.next ? `${page.pick(result.next.label)} ${result.next.latest}` : page.say("nothing_coming");
  return page.say("announce_calendar", { count, next: coming });
}

/** @param {Page} page */
const clear = (page) => (one(page.root, "[data-timeline]", HTMLElement).hidden = true);

/**
 * @param {Page} page
 * @param {import("./calculator.js").Tools} tools
 */
function bind(page, tools) {
  const button = one(page.root, "[data-action=ics]", HTMLButtonElement);
  button.addEventListener("click", async () => {
    const answer = tools.latest();
    if (!answer) return;
    const { organisation = "", certificate = "" } = answer.fields;
    const identity = filled({ subject: organisation.trim(), certificate: certificate.trim() });
    const gone = takenBack(/** @type {import("../engine/ask.js").Mapping} */ (answer.asked), await tools.earlier());
    const asked = { kind: "calendar", request: answer.asked, made: now(), ...identity, ...(Object.keys(gone).length && { taken_back: gone }) };
    const name = await handOut(page, tools.python, "calendar", asked, button);
    if (name) tools.say(page.say("saved_file", { name }));
  });
}

void start({ unit: "date", defaults: () => ({ today: today() }), request, place, adapt, show, announce, clear, bind });
