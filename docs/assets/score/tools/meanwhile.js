// What a dialog takes over was worked out from the form as it was then. Another window may have changed it since.
import { same } from "../../workspace/differences.js";

/** @typedef {import("../../frame/assessment/page.js").Page} Page */
/** @typedef {import("../../workspace/state.js").State} State */

/**
 * Whether NOW has of CLAUSE what SEEN had.
 * @param {State} seen
 * @param {State} now
 * @param {string} clause
 */
export const isAsSeen = (seen, now, clause) => same(seen.entries[clause], now.entries[clause]);

/**
 * MESSAGE, and which clauses were left as they are now.
 * @param {Page} page
 * @param {string} message
 * @param {string[]} left
 */
export const withLeft = (page, message, left) => (left.length ? `${message} ${page.say("changed_meanwhile", { clauses: left.join(page.say("list_comma")) })}` : message);
