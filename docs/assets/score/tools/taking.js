// What the dialogs put into the form, clause by clause. What another window changed while a dialog was open stays.
import { fromAssessment, toCount } from "../../workspace/assessment.js";
import { same } from "../../workspace/differences.js";
import { isAsSeen } from "./meanwhile.js";

/** @typedef {import("../../frame/assessment/page.js").Page} Page */
/** @typedef {import("../../workspace/state.js").State} State */
/** @typedef {import("../../workspace/state.js").Entry} Entry */
/** @typedef {{ state: State, left: string[] }} Taken LEFT: clauses that stay as they are by now */

/**
 * The form with the findings that were CONFIRMED; notes and what stands around them stay. What is answered stays, and what
 * is half typed.
 * @param {Page} page
 * @param {State} now
 * @param {unknown} assessment with what is carried over
 * @param {string[]} confirmed
 * @returns {Taken | null}
 */
export function withCarried(page, now, assessment, confirmed) {
  const told = fromAssessment(assessment, page);
  if (!told) return null;
  const state = structuredClone(now);
  const left = confirmed.filter((id) => now.entries[id]?.choice !== "open");
  for (const id of confirmed) {
    const entry = told.entries[id];
    if (entry && !left.includes(id)) state.entries[id] = { ...entry, note: now.entries[id]?.note ?? "" };
  }
  return { state, left };
}

/**
 * The form without the clauses of ROWS.
 * @param {State} seen as the dialog was about
 * @param {State} now
 * @param {{ clause: string, reason: string }[]} rows
 * @returns {Taken}
 */
export function withDeleted(seen, now, rows) {
  const state = structuredClone(now);
  const left = rows.map(({ clause }) => clause).filter((clause) => !isAsSeen(seen, now, clause));
  for (const { clause, reason } of rows) {
    const entry = state.entries[clause];
    if (entry && !left.includes(clause)) state.entries[clause] = { ...entry, choice: "not_applicable", reason: reason.trim(), sampled: "", nonconforming: "" };
  }
  return { state, left };
}

/**
 * What stands in the form with the findings of a line: words that somebody wrote stay where the finding is the same.
 * @param {Page} page
 * @param {State} seen as the line was shown against
 * @param {State} now
 * @param {unknown} assessment that the line tells
 * @returns {Taken | null}
 */
export function withLine(page, seen, now, assessment) {
  const told = fromAssessment(assessment, page);
  if (!told) return null;
  const state = structuredClone(now);
  /** @type {string[]} */
  const left = [];
  for (const [id, entry] of Object.entries(told.entries)) {
    const before = state.entries[id];
    if (!before || sameFinding(before, entry)) continue;
    if (isAsSeen(seen, now, id)) state.entries[id] = { ...entry, note: before.note };
    else left.push(id);
  }
  if (same(seen.deductions, now.deductions)) state.deductions = counted(now.deductions, told.deductions);
  if (same(seen.bonus, now.bonus) && (told.bonus === null) !== (now.bonus === null)) state.bonus = told.bonus;
  if (same(seen.certificates, now.certificates)) state.certificates = told.certificates;
  return { state, left };
}

/**
 * So many deductions as TOLD, which says no more of them: those that are there keep their words and their actions.
 * @param {State["deductions"]} own
 * @param {State["deductions"]} told
 */
const counted = (own, told) => structuredClone([...own.slice(0, told.length), ...told.slice(own.length)]);

/**
 * @param {Entry} one
 * @param {Entry} other
 */
const sameFinding = (one, other) =>
  one.choice === other.choice &&
  (one.choice !== "sampled" || (toCount(one.sampled) === toCount(other.sampled) && toCount(one.nonconforming) === toCount(other.nonconforming))) &&
  (one.choice !== "not_applicable" || onOneLine(one.reason) === onOneLine(other.reason));

/** A reason as a line has it. @param {string} reason */
const onOneLine = (reason) => reason.split(/\s+/).filter(Boolean).join(" ");
