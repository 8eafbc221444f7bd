// Documents whose case is gone, or is none: each has a case again, so that it is found and can be opened.
import { caseAtWork } from "./case-at-work.js";
import { randomId } from "./identifiers.js";

/** @typedef {import("./database.js").Case} Case */
/** @typedef {import("./database.js").DocumentRow} DocumentRow */

/**
 * A damaged disk, or a build with a fault, leaves rows without their shape. What they say stays; what they lack is put there.
 * @param {import("./database.js").Writing} transaction over cases, documents and settings
 */
export async function housed(transaction) {
  const [cases, documents] = [transaction.objectStore("cases"), transaction.objectStore("documents")];
  const there = new Map((await cases.getAll()).map((row) => [row.id, row]));
  for (const row of there.values()) if (!isCase(row)) await cases.put(caseOf(row.id, row));
  for (const row of await documents.getAll()) {
    const place = typeof row.case === "string" ? row.case : ((await caseAtWork(transaction)) ?? randomId());
    if (!isDocument(row)) await documents.put({ ...row, case: place, created: time(row.created), changed: time(row.changed) });
    if (there.has(place)) continue;
    const made = caseOf(place, {});
    there.set(place, made);
    await cases.put(made);
  }
}

/**
 * Whether nothing is left to be done about CASES and DOCUMENTS, all that there are.
 * @param {Case[]} cases
 * @param {DocumentRow[]} documents
 */
export function isHoused(cases, documents) {
  const there = new Set(cases.map(({ id }) => id));
  return cases.every(isCase) && documents.every((row) => isDocument(row) && there.has(row.case));
}

/** @param {Case} row */
const isCase = (row) =>
  typeof row.name === "string" &&
  [row.created, row.changed].every(Number.isFinite) &&
  [row.put_away, row.deleted].every((each) => each === null || Number.isFinite(each));

/** @param {DocumentRow} row */
const isDocument = (row) => typeof row.case === "string" && [row.created, row.changed].every(Number.isFinite);

/**
 * @param {string} id
 * @param {Partial<Case>} row
 * @returns {Case}
 */
const caseOf = (id, row) => ({
  ...row,
  id,
  name: typeof row.name === "string" ? row.name : "",
  created: time(row.created),
  changed: time(row.changed),
  put_away: Number.isFinite(row.put_away) ? (row.put_away ?? null) : null,
  deleted: Number.isFinite(row.deleted) ? (row.deleted ?? null) : null,
});

/** @param {unknown} value */
const time = (value) => (typeof value === "number" && Number.isFinite(value) ? value : Date.now());
