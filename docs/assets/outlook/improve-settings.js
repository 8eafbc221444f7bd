// The target and the efforts that are set, who does what until when, and the requests that they make.
import { everyEntry, isMapping, isText } from "../foundation/shapes.js";
import { readAs } from "../frame/asking.js";
import { scoreRequest } from "../frame/assessment/scoring.js";
import { settingsOf } from "../workspace/settings.js";
import { told } from "./action-keeping.js";
import { isUnfinished } from "../frame/unfinished.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ImproveResult} Improvement */
/** @typedef {import("./outlook.js").Ground} Ground */

/** As typed; "" takes the default. OF: what the special deduction says that it was set for. @typedef {{ value: string, impossible: boolean, of?: string }} Effort */
/** @typedef {{ who: string, until: string }} Duty */

/**
 * @typedef {object} Plan
 * @property {string} target id of a level; "" until one is chosen: the next one
 * @property {string} default
 * @property {Record<string, Effort>} efforts by measure
 * @property {Record<string, Duty>} duties by measure
 * @property {Record<string, string>} unfinished what was typed and is no day yet, by field
 */

const ONCE = "1"; // the effort of a measure while none is set
const DEDUCTION = /^special-deduction-([1-9][0-9]{0,3})$/;

/** @returns {Plan} */
export const emptyPlan = () => ({ target: "", default: ONCE, efforts: {}, duties: {}, unfinished: {} });

/** @param {Page} page */
export const planOf = (page) => settingsOf(page.kept, "improve", emptyPlan(), (values) => readPlan(values, page));

/**
 * The plan that VALUES state; null where any part of them is none.
 * @param {Record<string, unknown>} values
 * @param {Pick<Page, "byId" | "certificates">} page
 * @returns {Plan | null}
 */
export function readPlan({ target = "", default: all = "", efforts = {}, duties = {}, unfinished = {}, ...unknown }, page) {
  const known = (/** @type {string} */ name) => page.byId.has(name) || page.certificates.has(name) || DEDUCTION.test(name);
  const fits =
    isText(target) &&
    isText(all) &&
    !Object.keys(unknown).length &&
    everyEntry(efforts, (name, effort) => known(name) && isEffort(effort)) &&
    isUnfinished(unfinished) &&
    everyEntry(duties, (name, duty) => known(name) && isDuty(duty));
  if (!fits) return null;
  return {
    target,
    default: all || ONCE,
    efforts: /** @type {Plan["efforts"]} */ (efforts),
    duties: /** @type {Plan["duties"]} */ (duties),
    unfinished: /** @type {Plan["unfinished"]} */ (unfinished),
  };
}

/** @param {unknown} effort */
function isEffort(effort) {
  if (!isMapping(effort)) return false;
  const { value, impossible, of, ...unknown } = effort;
  return isText(value) && (of === undefined || isText(of)) && typeof impossible === "boolean" && !Object.keys(unknown).length;
}

/** @param {unknown} duty */
function isDuty(duty) {
  if (!isMapping(duty)) return false;
  const { who, until, ...unknown } = duty;
  return isText(who, 100) && isText(until, 10) && !Object.keys(unknown).length;
}

/**
 * What goes into a share link: who does what until when stays here.
 * @param {Plan} plan
 */
export const sharedPlan = ({ target, default: all, efforts }) => ({ target, default: all, efforts });

/**
 * The efforts by measure as this assessment has them. Special deductions go by number, and one that is taken away moves those
 * behind it up: an effort goes along with the deduction that it was set for, and counts for no other one. Efforts of earlier
 * releases do not say which that was, and stay with the number.
 * @param {import("../workspace/state.js").State} state
 * @param {Plan} plan
 * @returns {Record<string, Effort>}
 */
export function effortsOn({ deductions }, { efforts }) {
  const free = new Map(deductions.map((special, index) => [`special-deduction-${index + 1}`, told(special)]));
  /** @type {Record<string, Effort>} */
  const found = {};
  /** @type {Effort[]} */
  const moved = [];
  for (const [name, effort] of Object.entries(efforts)) {
    const there = free.get(name);
    if (!DEDUCTION.test(name) || (there !== undefined && (effort.of ?? there) === there)) {
      found[name] = effort;
      free.delete(name);
    } else moved.push(effort);
  }
  for (const effort of moved) {
    const name = [...free].find(([, says]) => says === effort.of)?.[0];
    if (name === undefined) continue;
    found[name] = effort;
    free.delete(name);
  }
  return found;
}

/**
 * Put the EFFORT of a measure into PLAN, and those of special deductions where these are now.
 * @param {import("../workspace/state.js").State} state
 * @param {Plan} plan
 * @param {string} measure
 * @param {{ value: string, impossible: boolean }} effort
 */
export function setEffort(state, plan, measure, effort) {
  const special = state.deductions[Number(DEDUCTION.exec(measure)?.[1]) - 1];
  plan.efforts = { ...effortsOn(state, plan), [measure]: special ? { ...effort, of: told(special) } : effort };
}

/**
 * The efforts that matter for this assessment: special deductions beyond those entered are none of its business.
 * @param {Ground} ground
 * @param {Plan} plan
 */
const ownEfforts = ({ state }, plan) => Object.entries(effortsOn(state, plan)).filter(([, { value, impossible }]) => impossible || value.trim());

/**
 * @param {Page} page
 * @param {Ground} ground
 * @param {Plan} plan
 * @param {string} target
 * @param {Set<string>} without entries that were refused: measures, or "default"
 */
export function improveRequest(page, ground, plan, target, without) {
  const named = ownEfforts(ground, plan)
    .filter(([name]) => !without.has(name))
    .map(([name, { value, impossible }]) => [name, impossible ? "impossible" : value]);
  const { assessment } = scoreRequest(page, ground.state, ground.leftOut.keys());
  return {
    kind: "improve",
    assessment,
    typed: true,
    target,
    efforts: { ...(without.has("default") ? {} : { default: plan.default }), named: Object.fromEntries(named) },
  };
}

/**
 * Where each entry stands in the request.
 * @param {Ground} ground
 * @param {Plan} plan
 */
export function effortPlaces(ground, plan) {
  const own = ownEfforts(ground, plan).map(([name]) => /** @type {[string, string]} */ ([name, `efforts.named.${name}`]));
  return new Map([["default", "efforts.default"], ...own]);
}

/**
 * The request that asks what the assessment comes to once the chosen measures are taken. A clause that is barred for want of
 * certificates takes these; its own finding is mended only where the measure says so.
 * @param {Page} page
 * @param {Ground} ground
 * @param {NonNullable<Improvement["chosen"]>} chosen
 */
export function afterwards(page, { state, leftOut, readings }, chosen) {
  const other = structuredClone(state);
  const fixed = new Set(chosen.filter(({ mends, certificates }) => mends !== false || !certificates?.length).map(({ id }) => id));
  for (const id of fixed) {
    const entry = other.entries[id];
    if (entry) entry.choice = "met";
  }
  const obtained = chosen.flatMap(({ id, certificates = [] }) => [id, ...certificates]).filter((id) => page.certificates.has(id));
  other.certificates = [...new Set([...other.certificates, ...obtained])];
  other.deductions = other.deductions.filter((_, index) => !fixed.has(`special-deduction-${index + 1}`));
  const left = new Map([...leftOut].filter(([id]) => !fixed.has(id)));
  return readAs(scoreRequest(page, other, left.keys()), readings);
}
