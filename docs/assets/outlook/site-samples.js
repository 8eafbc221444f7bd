// Samples told site by site, as the assessment keeps them; and what of them is half typed, which waits beside it.
import { asKnown, eachOnce, LONGEST_NAME } from "../foundation/names.js";
import { narrow } from "../foundation/narrow.js";
import { everyEntry, isMapping, isText } from "../foundation/shapes.js";

/** @typedef {import("../workspace/state.js").State} State */
/** @typedef {{ sampled: string, nonconforming: string, reason: string }} Typed what stands in the fields of one site */
/** @typedef {Pick<import("../workspace/state.js").Entry, "choice" | "sampled" | "nonconforming">} Answer */

/**
 * @typedef {object} Round
 * @property {string[]} sites that are visited, as named in the plan
 * @property {string[]} clauses that are looked at site by site
 * @property {Record<string, Record<string, Typed>>} unfinished by clause and site
 * @property {Record<string, string>} extents chosen for clauses of which nothing is told yet that could have one
 * @property {Record<string, Answer>} before what a clause was answered before its sites were told, to be put back without them
 * @property {string} adding the name of a site that is typed and not added yet
 */

/** @type {Answer} */
const UNANSWERED = { choice: "open", sampled: "", nonconforming: "" };

/** @returns {Round} */
export const emptyRound = () => ({ sites: [], clauses: [], unfinished: {}, extents: {}, before: {}, adding: "" });

const LONGEST = 2000;
const LONGEST_LIST = 10_000; // signs; names that are pasted and not added yet

/**
 * The round that VALUES state; null where any part of them is none.
 * @param {Record<string, unknown>} values
 * @returns {Round | null}
 */
export function readRound({ sites = [], clauses = [], unfinished = {}, extents = {}, before = {}, adding = "", ...unknown }) {
  const texts = (/** @type {unknown} */ list) => Array.isArray(list) && list.every((each) => isText(each, LONGEST_NAME));
  const fits =
    !Object.keys(unknown).length &&
    texts(sites) &&
    texts(clauses) &&
    everyEntry(extents, (_, extent) => isText(extent)) &&
    everyEntry(before, (_, answer) => isAnswer(answer)) &&
    isText(adding, LONGEST_LIST) &&
    everyEntry(unfinished, (_, bySite) => everyEntry(bySite, (__, typed) => everyEntry(typed, (key, text) => KEYS.includes(key) && isText(text, LONGEST))));
  return fits ? /** @type {Round} */ ({ sites, clauses, unfinished, extents, before, adding }) : null;
}

const KEYS = ["sampled", "nonconforming", "reason"];
const CHOICES = ["met", "not_met", "sampled", "not_applicable"];

/** @param {unknown} answer */
const isAnswer = (answer) =>
  isMapping(answer) &&
  Object.keys(answer).sort().join(" ") === "choice nonconforming sampled" &&
  CHOICES.includes(String(answer.choice)) &&
  [answer.sampled, answer.nonconforming].every((count) => isText(count));

/**
 * What is told of CLAUSE site by site.
 * @param {State} state
 * @param {string} clause
 * @returns {Record<string, { sampled: number, nonconforming: number, reason?: string }>}
 */
export function samplesOf(state, clause) {
  const sites = state.entries[clause]?.besides.by_site;
  return isMapping(sites) ? /** @type {ReturnType<typeof samplesOf>} */ (sites) : {};
}

/**
 * Every site once, however it is written: those of the round, then others that clauses tell of.
 * @param {State} state
 * @param {Round} round
 */
export const sitesIn = (state, round) =>
  eachOnce([...round.sites, ...Object.keys(state.entries).flatMap((clause) => Object.keys(samplesOf(state, clause)))]);

/**
 * SITES as CLAUSE writes them where it tells of them: two assessors may write one site in two ways.
 * @param {State} state
 * @param {Round} round
 * @param {string} clause
 * @param {string[]} sites
 */
export function sitesOn(state, round, clause, sites) {
  const told = [...Object.keys(samplesOf(state, clause)), ...Object.keys(round.unfinished[clause] ?? {})];
  return [...new Set([...sites.map((site) => asKnown(site, told)), ...Object.keys(samplesOf(state, clause))])];
}

/**
 * What stands in the fields of SITE.
 * @param {State} state
 * @param {Round} round
 * @param {string} clause
 * @param {string} site
 * @returns {Typed}
 */
export function typedOf(state, round, clause, site) {
  const half = round.unfinished[clause]?.[site];
  const { sampled = "", nonconforming = "", reason = "" } = half ?? samplesOf(state, clause)[site] ?? {};
  return { sampled: String(sampled), nonconforming: String(nonconforming), reason };
}

/**
 * How far the finding on CLAUSE reaches; "" where nobody said.
 * @param {State} state
 * @param {Round} round
 * @param {string} clause
 */
export const extentOf = ({ entries }, round, clause) => String(entries[clause]?.besides.extent ?? round.extents[clause] ?? "");

/**
 * Put it into STATE, where it is kept as soon as the clause has a finding that can have one; until then it waits in ROUND. One
 * that the finding has already stays: it may have come in from a colleague since.
 * @param {State} state
 * @param {Round} round
 * @param {string} clause
 */
export function putExtent({ entries }, round, clause) {
  const entry = entries[clause];
  const chosen = round.extents[clause];
  if (entry && chosen) entry.besides.extent ??= chosen;
}

/**
 * A count as it was typed; null where it is none. Digits of any width are read.
 * @param {string} typed
 */
function countOf(typed) {
  const plain = narrow(typed).trim();
  return /^[0-9]{1,9}$/.test(plain) ? Number(plain) : null;
}

/**
 * Let the names that were TYPED wait in ROUND for their button.
 * @param {Round} round
 * @param {string} typed
 */
export const putAdding = (round, typed) => (round.adding = typed.slice(0, LONGEST_LIST));

/** @param {Typed} typed */
const isEmpty = ({ sampled, nonconforming, reason }) => !`${sampled}${nonconforming}${reason}`.trim();

/**
 * Whether both counts are there, so that the site belongs into the sum.
 * @param {Typed} typed
 */
const isWhole = ({ sampled, nonconforming }) => countOf(sampled) !== null && countOf(nonconforming) !== null;

/**
 * What is the matter with the count of KEY: nothing, that it lacks beside something else, or that it is none.
 * @param {Typed} typed
 * @param {"sampled" | "nonconforming"} key
 */
export function halfOf(typed, key) {
  if (typed[key].trim()) return countOf(typed[key]) === null ? "wrong" : null;
  return isEmpty(typed) ? null : "missing";
}

/**
 * Keep in ROUND what CLAUSE is answered in STATE, if what was TYPED is the first of its sites: their sum takes its place.
 * @param {Round} round
 * @param {State} state
 * @param {string} clause
 * @param {Typed} typed
 */
export function keepBefore(round, state, clause, typed) {
  const entry = state.entries[clause];
  if (!entry || !isWhole(typed) || Object.keys(samplesOf(state, clause)).length) return;
  const { choice, sampled, nonconforming } = entry;
  if (choice === "open") delete round.before[clause];
  else round.before[clause] = { choice, sampled, nonconforming };
}

/**
 * Put what was TYPED of SITE into STATE if it is whole, else take the site out of the sum; the sample is that of all sites.
 * Without any, the clause is answered as BEFORE.
 * @param {State} state
 * @param {string} clause
 * @param {string} site
 * @param {Typed} typed
 * @param {Answer} [before]
 */
export function putSample(state, clause, site, typed, before = UNANSWERED) {
  const entry = state.entries[clause];
  if (!entry) return;
  const { [site]: told, ...others } = samplesOf(state, clause);
  const [sampled, nonconforming] = [countOf(typed.sampled), countOf(typed.nonconforming)];
  const reason = typed.reason.trim() ? { reason: typed.reason } : {};
  const whole = sampled !== null && nonconforming !== null;
  if (!whole && !told) return;
  const sites = whole ? { ...samplesOf(state, clause), [site]: { sampled, nonconforming, ...reason } } : others;
  const samples = Object.values(sites);
  const sum = (/** @type {"sampled" | "nonconforming"} */ key) => String(samples.reduce((all, each) => all + each[key], 0));
  if (samples.length) {
    entry.besides.by_site = sites;
    Object.assign(entry, { choice: "sampled", sampled: sum("sampled"), nonconforming: sum("nonconforming") });
  } else {
    delete entry.besides.by_site;
    Object.assign(entry, before);
  }
}

/**
 * Keep in ROUND what was TYPED of SITE while it is not whole.
 * @param {Round} round
 * @param {string} clause
 * @param {string} site
 * @param {Typed} typed
 */
export function putUnfinished(round, clause, site, typed) {
  const { [site]: _, ...others } = round.unfinished[clause] ?? {};
  const waiting = isWhole(typed) || isEmpty(typed) ? others : { ...others, [site]: typed };
  if (Object.keys(waiting).length) round.unfinished[clause] = waiting;
  else delete round.unfinished[clause];
}
