// How many days a deleted case has been there, counted by the days on which this browser was here since.
//
// The clock alone does not say: with an empty battery it stands at any year, and everything deleted would be old at once. A jump,
// in whichever direction, is one more day that was seen, and no thirty; who comes seldom has a case for longer, and loses nothing.
import { isMapping } from "../foundation/shapes.js";

/** @typedef {import("./database.js").Case} Case */

/** Of one case: which deletion it is, and the numbers of the days seen, the one on which it was first seen with them. @typedef {{ of: string, days: number[] }} Seen */

export const SEEN = "deleted cases"; // the setting that holds what was seen of each
const DAY = 24 * 3_600_000; // milliseconds
const DAYS = 30; // for which a deleted case can be had back

/**
 * What was seen of the DELETED cases, and now. Deleted again, or written to since by a page that was open, a case begins anew.
 * @param {unknown} before what was kept of that
 * @param {Case[]} deleted
 * @param {number} now milliseconds since 1970
 * @returns {Record<string, Seen>} by case
 */
export function seenOn(before, deleted, now) {
  const today = Math.floor(now / DAY);
  return Object.fromEntries(
    deleted.map((row) => [row.id, { of: deletionOf(row), days: [...new Set([...daysOf(before, row), today])] }]),
  );
}

/**
 * For how many days more a deleted case can be had back; at 0 it goes.
 * @param {unknown} seen
 * @param {Case} row
 */
export const daysLeft = (seen, row) => Math.max(0, DAYS + 1 - Math.max(1, daysOf(seen, row).length));

/**
 * @param {unknown} seen
 * @param {Case} row
 * @returns {number[]}
 */
function daysOf(seen, row) {
  const own = isMapping(seen) ? seen[row.id] : null;
  return isMapping(own) && own.of === deletionOf(row) && Array.isArray(own.days) ? own.days : [];
}

/** @param {Case} row */
const deletionOf = ({ deleted, changed }) => `${deleted} ${changed}`;
