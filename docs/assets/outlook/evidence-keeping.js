// Evidence, owners, and the day and period that count, as the assessment keeps them: by clause, under the keys beside its findings.
import { asSeen } from "../foundation/names.js";
import { isMapping } from "../foundation/shapes.js";

/** @typedef {import("../workspace/state.js").State} State */
/** @typedef {import("./period-fields.js").Period} Period */

/**
 * One document as assessment/1 has it; a key that says nothing is left out.
 * @typedef {object} Recorded
 * @property {"at-hand" | "missing" | "not-needed"} state
 * @property {string} [document]
 * @property {string} [owner]
 * @property {string} [date]
 * @property {Period} [covers]
 * @property {string} [valid_until]
 * @property {string} [file]
 * @property {string} [sha256]
 * @property {string} [note]
 */

/**
 * The documents recorded for CLAUSE, by what they show.
 * @param {State} state
 * @param {string} clause
 * @returns {Record<string, Recorded>}
 */
export function recordedOn(state, clause) {
  const kept = under(state, "evidence")[clause];
  return isMapping(kept) ? /** @type {Record<string, Recorded>} */ (kept) : {};
}

/**
 * Put VALUES into what is recorded under NAME; what becomes empty is left out. Whoever enters something of a document has
 * it at hand, unless another state was chosen.
 * @param {State} state
 * @param {string} clause
 * @param {string} name what it shows, in the Chinese words of the rubric or in one's own
 * @param {Partial<Recorded>} values
 */
export function record(state, clause, name, values) {
  const now = { state: "at-hand", ...recordedOn(state, clause)[name], ...values };
  const said = Object.fromEntries(Object.entries(now).filter(([, value]) => value));
  put(state, "evidence", clause, { ...recordedOn(state, clause), [name]: said });
}

/**
 * Record FILE by its name at once, and its digest once that is known, which takes seconds for a large one: where by then
 * another case is open, the document is taken away or another file was chosen, it goes nowhere.
 * @param {{ keep: (values: Partial<Recorded>) => void, now: () => Recorded | undefined, latest: () => boolean }} place
 *   LATEST: whether no other file was chosen since
 * @param {File} file
 * @param {(file: File) => Promise<string | null>} digestOf
 * @returns {Promise<boolean>} whether there is a digest
 */
export async function recordFile({ keep, now, latest }, file, digestOf) {
  keep({ file: file.name, sha256: "" });
  const sha256 = await digestOf(file);
  const waiting = now();
  if (sha256 && latest() && waiting?.file === file.name && !waiting.sha256) keep({ sha256 });
  return sha256 !== null;
}

/**
 * @param {State} state
 * @param {string} clause
 * @param {string} name
 */
export function forget(state, clause, name) {
  const { [name]: _, ...others } = recordedOn(state, clause);
  put(state, "evidence", clause, Object.keys(others).length ? others : null);
}

/**
 * Who answers for CLAUSE; "" while nobody does.
 * @param {State} state
 * @param {string} clause
 */
export const ownerOf = (state, clause) => String(under(state, "owners")[clause] ?? "");

/**
 * @param {State} state
 * @param {string} clause
 * @param {string} name
 */
export const setOwner = (state, clause, name) => put(state, "owners", clause, asSeen(name) || null);

/**
 * Let OWNER answer for all CLAUSES; "": nobody does any more.
 * @param {State} state
 * @param {string[]} clauses
 * @param {string} owner
 * @returns {number} how many of them had another one
 */
export function setOwners(state, clauses, owner) {
  const others = clauses.filter((clause) => ownerOf(state, clause) !== asSeen(owner));
  for (const clause of others) setOwner(state, clause, owner);
  return others.length;
}

/**
 * Every name that is used for a clause or a document, each once.
 * @param {State} state
 */
export function namesUsed(state) {
  const documents = Object.values(under(state, "evidence")).flatMap((each) => (isMapping(each) ? Object.values(each) : []));
  const names = [...Object.values(under(state, "owners")), ...documents.map((each) => (isMapping(each) ? each.owner : ""))];
  return [...new Set(names.map((name) => (typeof name === "string" ? asSeen(name) : "")))].filter(Boolean).sort();
}

/** @param {State} state */
export const asOf = ({ besides }) => (typeof besides.as_of === "string" ? besides.as_of : "");

/** @param {State} state @returns {Period | null} */
export const periodOf = ({ besides }) => (isMapping(besides.period) ? /** @type {Period} */ (/** @type {unknown} */ (besides.period)) : null);

/**
 * @param {State} state
 * @param {"as_of" | "period"} key
 * @param {string | Period | null} value
 */
export function set(state, key, value) {
  if (value) state.besides[key] = value;
  else delete state.besides[key];
}

/**
 * @param {State} state
 * @param {"evidence" | "owners"} key
 * @returns {Record<string, unknown>}
 */
function under({ besides }, key) {
  const kept = besides[key];
  return isMapping(kept) ? kept : {};
}

/**
 * @param {State} state
 * @param {"evidence" | "owners"} key
 * @param {string} clause
 * @param {unknown} value null: nothing any more
 */
function put(state, key, clause, value) {
  const { [clause]: _, ...others } = under(state, key);
  const next = value === null ? others : { ...others, [clause]: value };
  if (Object.keys(next).length) state.besides[key] = next;
  else delete state.besides[key];
}
