// What a merge of two heads is made from: their contents, what they grew out of, and what was settled before.
import { transact } from "./database.js";

/** @typedef {import("./revisions.js").Mapping} Mapping */
/** @typedef {import("./revisions.js").Base} Base */
/** @typedef {import("./database.js").Settled} Settled */
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
 * @param {string} document
 * @param {string} theirs
 * @returns {Promise<Settled | undefined>}
 */
export const readSettled = (document, theirs) =>
  transact(["settled"], (transaction) => transaction.objectStore("settled").get(`${document} ${theirs}`));

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
