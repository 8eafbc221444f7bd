// An assessment as a form holds it.

/** @typedef {"open" | "met" | "not_met" | "sampled" | "not_applicable"} Choice */

/**
 * One clause. The texts are as typed; the engine judges them.
 * @typedef {object} Entry
 * @property {Choice} choice
 * @property {string} sampled
 * @property {string} nonconforming
 * @property {string} reason of a deletion, or what was found
 * @property {string} note
 * @property {Record<string, unknown>} besides what the finding says that the form has no field for: how far it
 *   reaches, and of what sites the sample is the sum
 */

/** BESIDES: what the form has no field for. @typedef {{ reason: string, clause: string, besides?: Record<string, unknown> }} Special */

/**
 * @typedef {object} State
 * @property {Record<string, Entry>} entries one for each clause of the form
 * @property {Special[]} deductions
 * @property {Special | null} bonus
 * @property {string[]} certificates
 * @property {Record<string, string>} organisation
 * @property {Record<string, unknown>} besides what the assessment says that the form has no field for: evidence, owners
 */

/** @returns {Entry} */
const blankEntry = () => ({ choice: "open", sampled: "", nonconforming: "", reason: "", note: "", besides: {} });

/**
 * @param {Iterable<string>} clauses
 * @returns {State}
 */
export function blankState(clauses) {
  const entries = Object.fromEntries(Array.from(clauses, (id) => [id, blankEntry()]));
  return { entries, deductions: [], bonus: null, certificates: [], organisation: {}, besides: {} };
}

/**
 * How many clauses are answered; those whose entry is unfinished are not.
 * @param {State} state
 * @param {string[]} [unfinished] clauses whose entry the engine refused
 */
export const answeredIn = (state, unfinished = []) =>
  Object.entries(state.entries).filter(([id, { choice }]) => choice !== "open" && !unfinished.includes(id)).length;

/** @param {State} state */
export function isBlank(state) {
  const texts = [...Object.values(state.organisation), ...Object.values(state.entries).map((entry) => entry.note)];
  return (
    !answeredIn(state) &&
    !state.deductions.length &&
    !state.bonus &&
    !state.certificates.length &&
    !Object.keys(state.besides).length &&
    texts.every((text) => !text.trim())
  );
}
