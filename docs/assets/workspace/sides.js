// What a merge of two heads is made from: their contents, what they grew out of, and what was settled before.
import { transact } from "./database.js";
import { same } from "./differences.js";

/** @typedef {import("./revisions.js").Mapping} Mapping */
/** @typedef {import("./revisions.js").Base} Base */
/** @typedef {import("./database.js").Settled} Settled */
/** @typedef {import("./database.js").Answered} Answered */
/** @typedef {import("./database.js").Side} Side */
/** @typedef {import("./documents.js").Conflict} Conflict */

/**
 * Choices that still concern a conflict.
 * @param {Record<string, Side>} resolved
 * @param {Conflict[]} conflicts
 */
export const fitting = (resolved, conflicts) =>
  Object.fromEntries(
    conflicts.flatMap(({ place, can_be_both: both }) => {
      const side = Object.hasOwn(resolved, place) ? resolved[place] : undefined;
      return side && (side !== "both" || both) ? [[place, side]] : [];
    }),
  );

/**
 * Of CONFLICTS, those that were settled before, with another head: mine has what was taken then, theirs what was not.
 * Two workbooks may hold the same answer, and neither knows of the other.
 * @param {Answered[]} answered
 * @param {Conflict[]} conflicts
 * @returns {Record<string, Side>}
 */
export const settledBefore = (answered, conflicts) =>
  Object.fromEntries(
    conflicts.filter((conflict) => answered.some((each) => isAgain(each, conflict))).map(({ place }) => [place, /** @type {Side} */ ("mine")]),
  );

/**
 * @param {Answered} answered
 * @param {Conflict} conflict
 */
const isAgain = ({ place, taken, left }, { place: other, mine, theirs }) =>
  place === other && same(taken, mine) && left.some((each) => same(each, theirs));

/**
 * What RESOLVED takes of CONFLICTS, and what it leaves.
 * @param {Record<string, Side>} resolved
 * @param {Conflict[]} conflicts
 * @returns {Answered[]}
 */
export const answeredBy = (resolved, conflicts) =>
  conflicts.flatMap((conflict) => {
    const side = Object.hasOwn(resolved, conflict.place) ? resolved[conflict.place] : undefined;
    if (!side) return [];
    const taken = conflict[side];
    return [{ place: conflict.place, taken, left: [conflict.mine, conflict.theirs].filter((each) => !same(each, taken)) }];
  });

/** @param {Base | null} base @returns {string[]} */
export const namesIn = (base) =>
  base === null ? [] : typeof base === "string" ? [base] : [base.base, base.mine, base.theirs].flatMap((each) => namesIn(each));

/**
 * @param {Base | null} base
 * @param {Map<string, Mapping>} contents
 * @returns {unknown}
 */
export function filledIn(base, contents) {
  if (base === null) return null;
  if (typeof base === "string") return contents.get(base) ?? null;
  return {
    base: filledIn(base.base, contents),
    mine: filledIn(base.mine, contents),
    theirs: filledIn(base.theirs, contents),
  };
}

/**
 * What was settled with THEIRS, and what was answered in all of DOCUMENT.
 * @param {string} document
 * @param {string} theirs
 * @returns {Promise<{ settled: Settled | undefined, answered: Answered[] }>}
 */
export const readSettled = (document, theirs) =>
  transact(["settled"], async (transaction) => {
    const rows = await transaction.objectStore("settled").index("document").getAll(document);
    const settled = rows.find(({ id }) => id === `${document} ${theirs}`);
    return { settled, answered: rows.flatMap(({ answered = [] }) => answered) };
  });

/**
 * @param {string} document
 * @param {string} theirs
 * @param {(row: Settled) => Settled} change
 */
export const changeSettled = (document, theirs, change) =>
  transact(["settled"], async (transaction) => {
    const store = transaction.objectStore("settled");
    const id = `${document} ${theirs}`;
    const row = (await store.get(id)) ?? { id, document, resolved: {}, since: null, base: null, of: null };
    await store.put(change(row));
  });
