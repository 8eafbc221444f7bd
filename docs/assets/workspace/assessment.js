// Between the form's state and the format assessment/1. Nothing is judged here: the engine does that.
import { narrow } from "../foundation/narrow.js";
import { everyEntry, isMapping } from "../foundation/shapes.js";
import { countsOf, extentOf, takeBesides } from "./besides.js";
import { besidesWithout, parted } from "./placeless.js";
import { blankState } from "./state.js";

/**
 * What a form has to be filled in with, as far as it decides whether an assessment has its place in it.
 * @typedef {object} Form
 * @property {string} rubric id of the rubric
 * @property {string} [kept] under which its assessments are kept, where that is not the id
 * @property {Map<string, { deletable: boolean }>} byId the clauses
 * @property {Set<string>} certificates ids that the form offers
 */

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Entry} Entry */
/** @typedef {import("./state.js").Special} Special */
/** @typedef {Record<string, unknown>} Mapping */

export const FORMAT = "assessment/1";
/** What stands around the findings, each at its clause. The form shows none of it, and hands on all of it. */
const AROUND = ["as_of", "period", "evidence", "owners", "actions", "decisions", "decided_from", "in_force_on"];

/**
 * @typedef {object} Parts what to leave out
 * @property {Iterable<string>} [without] clauses whose findings are left out, and places beside them (actions.5.1.1.1)
 * @property {boolean} [organisation] false: no head of the form
 * @property {boolean} [notes] false: no notes, no words on what was found, and nothing of what stands around it
 */

/**
 * @param {string} rubric
 * @param {State} state
 * @param {Parts} [parts]
 * @returns {Mapping}
 */
export function toAssessment(rubric, state, { without = [], organisation = true, notes = true } = {}) {
  const left = new Set(without);
  const entries = Object.entries(state.entries);
  const findings = entries
    .filter(([id, entry]) => entry.choice !== "open" && !left.has(id))
    .map(([id, entry]) => [id, toFinding(entry, notes)]);
  const { findings: placeless, notes: remarks, certificates: gone = [], ...around } = notes ? besidesWithout(state.besides, left) : dayIn(state);
  const certificates = [.../** @type {unknown[]} */ (gone), ...state.certificates];
  const noted = entries.filter(([, entry]) => notes && entry.note.trim()).map(([id, entry]) => [id, entry.note]);
  const head = Object.entries(state.organisation).filter(([, text]) => organisation && text.trim());
  return {
    format: FORMAT,
    rubric,
    findings: { .../** @type {Mapping | undefined} */ (placeless), ...Object.fromEntries(findings) },
    ...(state.deductions.length ? { special_deductions: state.deductions.map((special) => toSpecial(special, notes)) } : {}),
    ...(state.bonus ? { special_bonus: toSpecial(state.bonus, notes) } : {}),
    ...(certificates.length ? { certificates } : {}),
    ...(noted.length || remarks ? { notes: { .../** @type {Mapping | undefined} */ (remarks), ...Object.fromEntries(noted) } } : {}),
    ...(head.length ? { organisation: Object.fromEntries(head) } : {}),
    ...around,
  };
}

/**
 * The day by whose edition it is scored, without which it would come to something else.
 * @param {State} state
 * @returns {Mapping}
 */
const dayIn = ({ besides: { in_force_on: day } }) => (day === undefined ? {} : { in_force_on: day });

/**
 * @param {Entry} entry
 * @param {boolean} worded
 */
function toFinding(entry, worded) {
  const reason = worded && entry.reason.trim() ? entry.reason : "";
  if (entry.choice === "not_applicable") return { not_applicable: entry.reason };
  if (entry.choice === "sampled") {
    const counts = countsOf(entry, toCount, worded);
    return reason ? { ...counts, reason, ...extentOf(entry) } : { ...counts, ...extentOf(entry) };
  }
  if (entry.choice !== "not_met") return "met";
  const extent = extentOf(entry);
  return reason || Object.keys(extent).length ? { not_met: reason, ...extent } : "not_met";
}

/**
 * Digits as a number, full-width ones included; anything else as it was typed.
 * @param {string} typed
 */
export function toCount(typed) {
  const plain = narrow(typed).trim();
  return /^[0-9]{1,9}$/.test(plain) ? Number(plain) : plain;
}

/**
 * @param {Special} special
 * @param {boolean} worded
 */
function toSpecial({ besides = {}, ...special }, worded) {
  return { ...Object.fromEntries(Object.entries(special).filter(([, text]) => text.trim())), ...(worded ? besides : {}) };
}

/**
 * The form's state for an assessment, or null if it is none, or none by this rubric. It is whole or nothing: an assessment is
 * never half applied. What is stated of clauses and certificates that another edition has, or of clauses
 * that it lets be deleted, goes along beside the form.
 * @param {unknown} assessment
 * @param {Form} page
 * @returns {State | null}
 */
export function fromAssessment(assessment, page) {
  const state = blankState(page.byId.keys());
  if (!isMapping(assessment)) return null;
  const { format, rubric, findings = {}, special_deductions: deductions = [], special_bonus: bonus, ...rest } = assessment;
  const { certificates = [], notes = {}, organisation = {}, lineage: _, ...unknown } = rest; // lineage is no answer
  const { entries } = state;
  const stated = parted(findings, (id, finding) => byForm(page.byId.get(id), finding));
  const noted = parted(notes, (id) => page.byId.has(id));
  const gone = Array.isArray(certificates) ? certificates.filter((name) => !page.certificates.has(name)) : [];
  state.besides = { ...unknown, ...(gone.length ? { certificates: gone } : {}), ...(isEmpty(stated.placeless) ? {} : { findings: stated.placeless }), ...(isEmpty(noted.placeless) ? {} : { notes: noted.placeless }) };
  const fits =
    format === FORMAT &&
    rubric === page.rubric &&
    Object.keys(unknown).every((key) => AROUND.includes(key)) &&
    everyEntry(stated.placed, (id, finding) => takeFinding(entries[id], finding)) &&
    everyEntry(noted.placed, (id, note) => takeText(entries[id], "note", note)) &&
    everyEntry(organisation, (key, text) => takeText(state.organisation, key, text)) &&
    Array.isArray(deductions) &&
    deductions.every((special) => takeSpecial(special, (taken) => state.deductions.push(taken))) &&
    (bonus === undefined || takeSpecial(bonus, (taken) => (state.bonus = taken))) &&
    Array.isArray(certificates) &&
    certificates.every((name) => typeof name === "string" && (!page.certificates.has(name) || state.certificates.push(name)));
  return fits ? state : null;
}

/** @param {Mapping} mapping */
const isEmpty = (mapping) => !Object.keys(mapping).length;

/**
 * Whether CLAUSE is one of the form, and FINDING of a kind that it can have there.
 * @param {{ deletable: boolean } | undefined} clause
 * @param {unknown} finding
 */
const byForm = (clause, finding) => Boolean(clause && (clause.deletable || !isMapping(finding) || finding.not_applicable === undefined));

/**
 * @param {Entry | undefined} entry
 * @param {unknown} finding
 * @returns {boolean}
 */
function takeFinding(entry, finding) {
  if (!entry) return false;
  if (finding === "met" || finding === "not_met") {
    entry.choice = finding;
    return true;
  }
  if (!isMapping(finding)) return false;
  const { plain, besides } = takeBesides(finding);
  if (!plain) return false;
  entry.besides = besides;
  const keys = Object.keys(plain).sort().join(" ");
  if (keys === "not_met" || keys === "not_applicable") {
    entry.choice = keys;
    return takeText(entry, "reason", plain[keys]);
  }
  entry.choice = "sampled";
  return (
    ["nonconforming sampled", "nonconforming reason sampled"].includes(keys) &&
    takeCount(entry, "sampled", plain.sampled) &&
    takeCount(entry, "nonconforming", plain.nonconforming) &&
    takeText(entry, "reason", plain.reason ?? "")
  );
}

/**
 * @param {unknown} special
 * @param {(special: Special) => void} keep
 */
function takeSpecial(special, keep) {
  const { reason = "", clause = "", action, ...unknown } = isMapping(special) ? special : { unknown: special };
  if (Object.keys(unknown).length || typeof reason !== "string" || typeof clause !== "string") return false;
  keep({ reason, clause, ...(action === undefined ? {} : { besides: { action } }) });
  return true;
}

/**
 * @param {object | undefined} target
 * @param {string} key
 * @param {unknown} text
 */
function takeText(target, key, text) {
  if (!target || typeof text !== "string") return false;
  Object.defineProperty(target, key, { value: text, enumerable: true, writable: true, configurable: true });
  return true;
}

/**
 * @param {Entry} entry
 * @param {"sampled" | "nonconforming"} key
 * @param {unknown} count
 */
function takeCount(entry, key, count) {
  if (typeof count !== "number" && typeof count !== "string") return false;
  entry[key] = String(count);
  return true;
}
