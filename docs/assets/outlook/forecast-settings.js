// The chances that are set, and the request that they make.
import { exact } from "../foundation/typed.js";
import { requestOn } from "./ask.js";
import { keepSettings, knownEntries, shortText, valueOf } from "./settings.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("./shell.js").Ground} Ground */

/**
 * What is expected of a clause, as typed: the chance that it is met, or the share that will conform.
 * @typedef {{ way: "chance" | "share", value: string }} Outlook
 */

/** @typedef {Pick<Ground, "state" | "leftOut">} Entered */

/** @typedef {{ default: string, clauses: Record<string, Outlook> }} Chances */

const EVEN = "0.5";

/** @param {Page} page */
export const keepChances = (page) => keepSettings(page, "forecast", (values) => clean(page, values));

/**
 * @param {Page} page
 * @param {unknown} values
 * @returns {Chances}
 */
function clean(page, values) {
  const clauses = knownEntries(valueOf(values, "clauses"), (id) => page.byId.has(id)).map(([id, outlook]) => {
    const way = valueOf(outlook, "way") === "share" ? "share" : "chance";
    return /** @type {[string, Outlook]} */ ([id, { way, value: shortText(valueOf(outlook, "value")) }]);
  });
  return { default: shortText(valueOf(values, "default")) || EVEN, clauses: Object.fromEntries(clauses) };
}

/**
 * The clauses without a finding, in the order of the form; those whose finding is unfinished are among them.
 * @param {Page} page
 * @param {Entered} entered
 */
export const openClauses = (page, { state, leftOut }) =>
  page.clauses.map(({ id }) => id).filter((id) => state.entries[id]?.choice === "open" || leftOut.has(id));

/**
 * The open clauses that have an outlook of their own.
 * @param {Page} page
 * @param {Entered} ground
 * @param {Chances} chances
 */
export const ownClauses = (page, ground, chances) =>
  openClauses(page, ground).filter((id) => chances.clauses[id]?.value.trim());

/**
 * @param {Page} page
 * @param {Ground} ground
 * @param {Chances} chances
 * @param {Set<string>} without entries that were refused: clauses, or "default"
 */
export function forecastRequest(page, ground, chances, without) {
  const own = ownClauses(page, ground, chances).filter((id) => !without.has(id));
  const clauses = own.map((id) => {
    const { way, value } = chances.clauses[id] ?? { way: "chance", value: "" };
    return [id, way === "share" ? { conforming_share: exact(value) } : exact(value)];
  });
  const typed = exact(chances.default);
  return {
    ...requestOn(page, "forecast", ground),
    chances: { ...(typed && !without.has("default") ? { default: typed } : {}), clauses: Object.fromEntries(clauses) },
  };
}

/**
 * Where each entry stands in the request.
 * @param {Page} page
 * @param {Ground} ground
 * @param {Chances} chances
 */
export function placesOf(page, ground, chances) {
  const own = ownClauses(page, ground, chances).map((id) => /** @type {[string, string]} */ ([id, `chances.clauses.${id}`]));
  return new Map([["default", "chances.default"], ...own]);
}
