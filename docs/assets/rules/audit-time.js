// Audit time: person-days by headcount, and the worksheet in which they are planned and recorded.
import { all, element, one } from "../foundation/dom.js";
import { adapt, less, place, request } from "./audit-time-form.js";
import { start } from "./calculator.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("../engine/api.js").AuditTimeResult} Result */
/** @typedef {import("../engine/api.js").WorksheetRow} Row */

/**
 * @param {Page} page
 * @param {Result} result
 * @param {import("../engine/ask.js").Fault[]} faults
 */
function show(page, result, faults) {
  markBand(page, result);
  const { rows, warnings } = result.worksheet;
  offerRows(page, rows);
  for (const row of rows) showRow(page, row);
  one(page.root, "[data-warnings]", HTMLElement).replaceChildren(
    ...warnings.map((text) => element("p", { class: "calc-caution" }, page.pick(text))),
  );
  return [
    element("div", { class: "rule-cards" }, ...rows.map((row) => card(page, row))),
    faults.length ? element("p", { class: "calc-fault" }, page.say("faulty_worksheet")) : null,
  ];
}

/**
 * @param {Page} page
 * @param {Row} row
 */
function card(page, row) {
  const { days, suggested } = row.display;
  const exact = days === row.days ? null : element("small", {}, page.say("exactly", { value: row.days }));
  const advised = element("p", { class: "calc-hint" }, page.say("suggestion", { value: suggested }));
  return element(
    "div",
    { class: `rule-card${row.figure === "initial" ? " rule-card--main" : ""}`, "data-figure": row.figure },
    element("h3", {}, page.pick(row.label)),
    element("p", { class: "rule-value" }, page.say("days_value", { value: days }), " ", exact),
    days === suggested ? null : advised,
  );
}

/**
 * A row for each figure that the result has. What is planned in another row counts for nothing, so the form is
 * asked about anew where a row comes or goes.
 * @param {Page} page
 * @param {Row[]} rows
 */
function offerRows(page, rows) {
  const lines = all(page.root, "[data-row]", HTMLElement);
  const had = lines.map((line) => line.hidden);
  for (const line of lines) line.hidden = !rows.some(({ figure }) => figure === line.dataset.row);
  if (lines.some((line, index) => line.hidden !== had[index])) page.form.dispatchEvent(new Event("input"));
}

/**
 * @param {Page} page
 * @param {Row} row
 */
function showRow(page, row) {
  const line = one(page.root, `[data-row="${row.figure}"]`, HTMLElement);
  one(line, "[data-days]", HTMLElement).textContent = row.display.days;
  one(line, "[data-suggested]", HTMLElement).textContent = row.display.suggested;
  one(line, "[data-deviates]", HTMLElement).hidden = !row.deviates;
}

/**
 * The row of the table that the headcount is in.
 * @param {Page} page
 * @param {Result | null} result
 */
function markBand(page, result) {
  for (const row of all(page.root, "[data-from]", HTMLElement)) {
    const table = row.closest("[data-bands]");
    const own = table instanceof HTMLElement && table.dataset.bands === result?.document?.id;
    if (own && row.dataset.from === result?.band.from) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
}

/** @param {Page} page */
function clear(page) {
  markBand(page, null);
  for (const cell of all(page.root, "[data-days], [data-suggested], [data-warnings]", HTMLElement)) cell.replaceChildren();
  for (const flag of all(page.root, "[data-deviates]", HTMLElement)) flag.hidden = true;
}

/**
 * @param {Page} page
 * @param {Result} result
 */
const announce = (page, { display }) =>
  page.say("announce_audit_time", {
    initial: display.initial ?? "",
    on_site: display.on_site_minimum ?? "",
    surveillance: display.surveillance ?? "",
    recertification: display.recertification ?? "",
  });

void start({ unit: "days_value", request, less, place, adapt, show, announce, clear });
