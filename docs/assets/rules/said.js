// What a record says, in its own figures: a print of it shows what was verified.
import { lineageOf } from "../workspace/lineage.js";

/** @typedef {import("../frame/page.js").Page} Page */

/**
 * @typedef {object} Said what is read here of a record that the engine has found true
 * @property {{ kind?: unknown, assessment?: { organisation?: { name?: string } } }} [request]
 * @property {any} [result]
 */

/** @param {unknown} record */
const open = (record) => /** @type {Said} */ (record ?? {});

/** @param {unknown} record */
export function kindOf(record) {
  const kind = open(record).request?.kind;
  return typeof kind === "string" ? kind : "";
}

/** Of whom an assessment is, as it says itself. @param {unknown} record */
export const holderIn = (record) => open(record).request?.assessment?.organisation?.name ?? "";

/** Which revision it is of; null where it does not say. @param {unknown} record */
export const lineageIn = (record) => lineageOf(open(record).request?.assessment) ?? lineageOf(open(record).request);

/**
 * @param {Page} page
 * @param {unknown} record
 * @returns {string} "" where its figures fit into no sentence
 */
export function saidBy(page, record) {
  const { result } = open(record);
  const { display } = result;
  switch (kindOf(record)) {
    case "score":
      return scored(page, result);
    case "audit-time":
      return page.say("announce_audit_time", { ...display, on_site: display.on_site_minimum ?? "" });
    case "sites":
      return page.say("announce_sites", display);
    case "managers":
      return page.say("announce_managers", display);
    case "calendar":
      return result.expiry ? page.say("verify_expiry", { expiry: result.expiry }) : "";
    default:
      return "";
  }
}

/**
 * @param {Page} page
 * @param {import("../engine/api.js").ScoreResult} result
 */
function scored(page, { complete, range: { worst_verdict: worst, best_verdict: best } }) {
  const sides = complete ? [worst] : [worst, best];
  const said = sides.map(({ level_label: level, display: { final } }) => page.say("verify_score", { level: page.pick(level), final }));
  const [from = "", to] = said;
  return to === undefined ? from : page.say("from_to", { worst: from, best: to });
}
