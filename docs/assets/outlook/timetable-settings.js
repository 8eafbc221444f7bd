// What is set for the timetable of an audit: when, who, where, how long, and which half days were planned by hand.
import { cut, eachOnce, freshNames } from "../foundation/names.js";
import { narrow } from "../foundation/narrow.js";
import { everyEntry, isMapping, isText } from "../foundation/shapes.js";
import { isUnfinished } from "../frame/unfinished.js";

/** CLAUSES as typed; SITE empty where the half day is left free. @typedef {{ on: string, part: string, assessor: string, site: string, clauses: string }} Change */

/**
 * @typedef {object} Plan
 * @property {string} start the first day
 * @property {string[]} off days on which nobody audits
 * @property {string} weekends "yes" where these are audited too
 * @property {string} person_days
 * @property {string} hours of a day
 * @property {string} lead who leads the team
 * @property {string[]} members
 * @property {string} office
 * @property {string[]} sites
 * @property {string[] | null} at_sites clauses that are looked at at every site; null: those verified by sample
 * @property {Change[]} changes
 * @property {Record<string, string>} unfinished what was typed and is no day yet, by field
 */

/** @returns {Plan} */
export const emptyPlan = () => ({
  start: "",
  off: [],
  weekends: "",
  person_days: "",
  hours: "",
  lead: "",
  members: [],
  office: "",
  sites: [],
  at_sites: null,
  changes: [],
  unfinished: {},
});

const LONGEST = 200;
const LONGEST_CHANGE = 2000;
const MOST_DAYS = 60; // that the engine plans at once
/** Of them all half days of eighty people. */
export const MOST_CHANGES = 9600;
const DAY = 86_400_000;

/**
 * The plan that VALUES state; null where any part of them is none.
 * @param {Record<string, unknown>} values
 * @returns {Plan | null}
 */
export function readPlan({ changes = [], at_sites: atSites = null, ...values }) {
  const blank = emptyPlan();
  const known = Object.keys(values).every((key) => key in blank);
  const fits = everyEntry({ ...blank, ...values }, (key, value) => {
    if (key === "at_sites") return atSites === null || isTexts(atSites);
    if (key === "unfinished") return isUnfinished(value);
    if (key === "changes") return Array.isArray(changes) && changes.every(isChange);
    return Array.isArray(blank[/** @type {keyof Plan} */ (key)]) ? isTexts(value) : isText(value, LONGEST);
  });
  return known && fits ? /** @type {Plan} */ ({ ...blank, ...values, at_sites: atSites, changes }) : null;
}

/** @param {unknown} list */
const isTexts = (list) => Array.isArray(list) && list.every((each) => isText(each, LONGEST));

const CHANGED = ["on", "part", "assessor", "site", "clauses"];

/** @param {unknown} change */
const isChange = (change) =>
  isMapping(change) && CHANGED.every((key) => key in change) && everyEntry(change, (key, value) => CHANGED.includes(key) && isText(value, LONGEST_CHANGE));

/**
 * The days that may be planned, from the first one on; the engine takes as many as it needs.
 * @param {Plan} plan
 * @returns {string[]}
 */
export function daysOf({ start, off, weekends }) {
  const first = /^\d{4}-\d{2}-\d{2}$/.test(start) ? Date.parse(start) : NaN;
  if (Number.isNaN(first)) return [];
  /** @type {string[]} */
  const days = [];
  for (let day = first; days.length < MOST_DAYS; day += DAY) {
    const free = !weekends && [0, 6].includes(new Date(day).getUTCDay());
    const named = new Date(day).toISOString().slice(0, 10);
    if (!free && !off.includes(named)) days.push(named);
    if (day - first > MOST_DAYS * 4 * DAY) break; // every one of them was taken out
  }
  return days;
}

/** Everybody who audits, the lead first, each once however written. @param {Plan} plan */
export const teamOf = ({ lead, members }) => eachOnce([lead.trim(), ...members]);

/**
 * Put into PLAN what the case says of its audit; what is planned already stays.
 * @param {Plan} plan
 * @param {{ days: string | null, office: string, name: string, sites: string[] }} found NAME: of the organisation
 */
export function takeFromCase(plan, { days, office, name, sites }) {
  if (days !== null) plan.person_days = days;
  if (office || name) plan.office = cut(office || plan.office || name);
  plan.sites.push(...freshNames(sites.map(cut), [...plan.sites, plan.office]));
}

/**
 * What was typed as clauses: those of the rubric, and what is none.
 * @param {string} typed
 * @param {Map<string, unknown>} known
 */
export function clausesIn(typed, known) {
  const named = [...new Set(typed.normalize("NFKC").split(/[\s,、;]+/).filter(Boolean))];
  return { clauses: named.filter((each) => known.has(each)), unknown: named.filter((each) => !known.has(each)) };
}

/**
 * When, by whom and where PLAN has the audit; USUAL: what the central office is called while it has no name.
 * @param {Plan} plan
 * @param {string} usual
 */
function auditOf(plan, usual) {
  const office = plan.office.trim() || usual;
  return { days: daysOf(plan), assessors: teamOf(plan), office, sites: eachOnce([office, ...plan.sites]).slice(1) };
}

/**
 * What of the CHANGE is none of the audit's: while its day, assessor or site is not, it waits and counts for nothing.
 * @param {Plan} plan
 * @param {string} usual
 * @param {Change} change
 * @returns {("day" | "assessor" | "site")[]}
 */
export function lackingIn(plan, usual, { on, assessor, site }) {
  const { days, assessors, office, sites } = auditOf(plan, usual);
  const there = { day: days.includes(on), assessor: assessors.includes(assessor), site: ["", office, ...sites].includes(site) };
  return /** @type {const} */ (["day", "assessor", "site"]).filter((each) => !there[each]);
}

/**
 * @param {Plan} plan
 * @param {string} usual
 * @param {Change} change
 */
export const fits = (plan, usual, change) => !lackingIn(plan, usual, change).length;

/**
 * The request for the timetable beside the assessment; null until there are days, people and an amount to plan.
 * A change waits while its day, assessor or site is none of the audit's.
 * @param {Plan} plan
 * @param {{ office: string, sampled: string[], known: Map<string, unknown> }} given
 */
export function timetableRequest(plan, { office: usual, sampled, known }) {
  const { days, assessors, office, sites } = auditOf(plan, usual);
  if (!days.length || !assessors.length || !plan.person_days.trim()) return null;
  const changes = plan.changes.filter((change) => fits(plan, usual, change)).map(({ on, part, assessor, site, clauses }) => ({
    on,
    part,
    assessor,
    ...(site ? { site, clauses: clausesIn(clauses, known).clauses } : {}),
  }));
  return {
    days,
    assessors,
    office,
    sites,
    ...(sites.length ? { at_sites: plan.at_sites ?? sampled } : {}),
    person_days: narrow(plan.person_days).trim(),
    ...(plan.hours.trim() ? { hours: narrow(plan.hours).trim() } : {}),
    ...(changes.length ? { changes } : {}),
  };
}
