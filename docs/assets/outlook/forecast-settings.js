// The chances that are set, and the request that they make.
import { everyEntry, isMapping, isText } from "../foundation/shapes.js";
import { scoreRequest } from "../frame/assessment/scoring.js";
import { settingsOf } from "../workspace/settings.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("./outlook.js").Ground} Ground */

/**
 * What is expected of a clause, as typed: the chance that it is met, or the share that will conform.
 * @typedef {{ way: "chance" | "share", value: string }} Outlook
 */

/** @typedef {Pick<Ground, "state" | "leftOut">} Entered */

/** @typedef {{ default: string, clauses: Record<string, Outlook> }} Chances */

const EVEN = "0.5";

/** @returns {Chances} */
export const evenChances = () => ({ default: EVEN, clauses: {} });

/** @param {Page} page */
export const chancesOf = (page) => settingsOf(page.kept, "forecast", evenChances(), (values) => readChances(values, page));

/**
 * The chances that VALUES state; null where any part of them is none.
 * @param {Record<string, unknown>} values
 * @param {Pick<Page, "byId">} page
 * @returns {Chances | null}
 */
export function readChances({ default: all = "", clauses = {}, ...unknown }, { byId }) {
  const fits =
    isText(all) && !Object.keys(unknown).length && everyEntry(clauses, (id, outlook) => byId.has(id) && isOutlook(outlook));
  return fits ? { default: all || EVEN, clauses: /** @type {Chances["clauses"]} */ (clauses) } : null;
}

/** @param {unknown} outlook */
function isOutlook(outlook) {
  if (!isMapping(outlook)) return false;
  const { way, value, ...unknown } = outlook;
  return (way === "chance" || way === "share") && isText(value) && !Object.keys(unknown).length;
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
    return [id, way === "share" ? { conforming_share: value } : value];
  });
  return {
    ...scoreRequest(page, ground.state, ground.leftOut.keys()),
    kind: "forecast",
    typed: true,
    chances: { ...(without.has("default") ? {} : { default: chances.default }), clauses: Object.fromEntries(clauses) },
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
