// The certificate's calendar: what the form asks, and where its fields stand in the request.
import { filled } from "../engine/ask.js";
import { wholeDay } from "../foundation/day.js";
import { all } from "../foundation/dom.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("./form.js").Fields} Fields */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */

const OCCASIONS = ["issued", "suspended", "correction_requested", "appeal_received", "verified"];
const STARTS = [...OCCASIONS, "appeal_accepted", "informed"];
const DATES = [...STARTS, "printed_expiry", "today"];
const VISIT = /^surveillance\.(\d+)/; // of those that are asked about
const LISTED = /^(holidays|workdays)\.(\d+)$/;

/** @param {Fields} fields */
export function request(fields) {
  if (OCCASIONS.every((name) => !wholeDay(fields[name]))) return null;
  const dates = Object.fromEntries(DATES.map((name) => [name, wholeDay(fields[name])]));
  const surveillance = wholeVisits(fields).map(([, value]) => wholeDay(value));
  const done = filled(Object.fromEntries(Object.entries(named(fields, "done.")).map(([event, day]) => [event, wholeDay(day)])));
  const skip = Object.keys(named(fields, "skip."));
  const [holidays, workdays] = [linesIn(fields.holidays), linesIn(fields.workdays)];
  return {
    kind: "calendar",
    typed: true,
    ...filled({ ...dates, document: fields.document }),
    ...(surveillance.length ? { surveillance } : {}),
    ...(Object.keys(done).length ? { done } : {}),
    ...(skip.length ? { skip } : {}),
    ...(holidays.length ? { holidays: holidays.map(([, line]) => line) } : {}),
    ...(workdays.length ? { workdays: workdays.map(([, line]) => line) } : {}),
  };
}

/**
 * The dates that events followed from and that ASKED has no more, each as it stood last; EARLIER are the forms from which
 * it grew, the newest first. A calendar file may have brought their events into somebody's calendar.
 * @param {Mapping} asked
 * @param {Fields[]} earlier
 */
export function takenBack(asked, earlier) {
  /** @type {Record<string, unknown>} */
  const found = {};
  const visits = (/** @type {Mapping} */ each) => /** @type {string[]} */ (each.surveillance ?? []);
  for (const before of earlier.map((fields) => /** @type {Mapping | null} */ (request(fields)))) {
    if (!before || before.document !== asked.document) continue;
    for (const name of STARTS) if (before[name] && !asked[name]) found[name] ??= before[name];
    if (visits(before).length > Math.max(visits(found).length, visits(asked).length)) found.surveillance = visits(before);
  }
  return found;
}

/** @param {Fields} fields */
const visitsOf = (fields) => Object.entries(fields).filter(([name, value]) => /^surveillance\./.test(name) && value);

/** Those whose day is whole. @param {Fields} fields */
const wholeVisits = (fields) => visitsOf(fields).filter(([, value]) => wholeDay(value));

/**
 * @param {Fields} fields
 * @param {string} start
 */
const named = (fields, start) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (name.startsWith(start) && value ? [[name.slice(start.length), value]] : [])),
  );

/**
 * The lines of TEXT that are not empty, each with its number.
 * @param {string | undefined} text
 * @returns {[number, string][]}
 */
function linesIn(text) {
  const lines = (text ?? "").split("\n").map((line, index) => /** @type {[number, string]} */ ([index + 1, line.trim()]));
  return lines.filter(([, line]) => line);
}

/**
 * @param {string} at
 * @param {Fields} fields
 */
export function place(at, fields) {
  const [, list, index] = LISTED.exec(at) ?? [];
  if (list && index) {
    const line = linesIn(fields[list])[Number(index)]?.[0];
    return line === undefined ? { field: list } : { field: list, line };
  }
  const [, visit] = VISIT.exec(at) ?? [];
  if (visit !== undefined) return { field: wholeVisits(fields)[Number(visit)]?.[0] ?? "surveillance" };
  return { field: at.replace(/^skip\..*/, "issued") };
}

/**
 * As many dates of visits as are filled in, and one more; what hangs on a date only once that is given.
 * @param {Page} page
 * @param {Fields} fields
 */
export function adapt(page, fields) {
  const filledIn = visitsOf(fields).map(([name]) => Number(name.split(".")[1]));
  const last = Math.max(-1, ...filledIn);
  all(page.root, "[data-visit]", HTMLElement).forEach((place, index) => (place.hidden = index > last + 1));
  for (const duty of all(page.root, "[data-duty]", HTMLElement)) duty.hidden = !wholeDay(fields[duty.dataset.duty ?? ""]);
}
