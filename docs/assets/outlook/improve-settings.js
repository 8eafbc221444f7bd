// The target and the efforts that are set, who does what until when, and the requests that they make.
import { exact } from "../foundation/typed.js";
import { requestOn } from "./ask.js";
import { keepSettings, knownEntries, shortText, valueOf } from "./settings.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("./improve-reply.js").Improvement} Improvement */
/** @typedef {import("./shell.js").Ground} Ground */

/** @typedef {{ value: string, impossible: boolean }} Effort as typed; "" takes the default */
/** @typedef {{ who: string, until: string }} Duty */

/**
 * @typedef {object} Plan
 * @property {string} target id of a level; "" until one is chosen: the next one
 * @property {string} default
 * @property {Record<string, Effort>} efforts by measure
 * @property {Record<string, Duty>} duties by measure
 */

const DEDUCTION = /^special-deduction-([1-9][0-9]{0,3})$/;

/** @param {Page} page */
export const keepPlan = (page) => keepSettings(page, "improve", (values) => clean(page, values));

/**
 * @param {Page} page
 * @param {unknown} values
 * @returns {Plan}
 */
function clean(page, values) {
  const known = (/** @type {string} */ name) => page.byId.has(name) || page.certificates.has(name) || DEDUCTION.test(name);
  const efforts = knownEntries(valueOf(values, "efforts"), known).map(([name, effort]) => [
    name,
    { value: shortText(valueOf(effort, "value")), impossible: valueOf(effort, "impossible") === true },
  ]);
  const duties = knownEntries(valueOf(values, "duties"), known).map(([name, duty]) => [
    name,
    { who: shortText(valueOf(duty, "who"), 100), until: shortText(valueOf(duty, "until"), 10) },
  ]);
  return {
    target: shortText(valueOf(values, "target")),
    default: shortText(valueOf(values, "default")) || "1",
    efforts: Object.fromEntries(efforts),
    duties: Object.fromEntries(duties),
  };
}

/**
 * What goes into a share link: who does what until when stays here.
 * @param {Plan} plan
 */
export const sharedPlan = ({ target, default: all, efforts }) => ({ target, default: all, efforts });

/**
 * The efforts that matter for this assessment: special deductions beyond those entered are none of its business.
 * @param {Ground} ground
 * @param {Plan} plan
 */
const ownEfforts = ({ state }, plan) =>
  Object.entries(plan.efforts).filter(([name, { value, impossible }]) => {
    const number = DEDUCTION.exec(name)?.[1];
    return (impossible || value.trim()) && (!number || Number(number) <= state.deductions.length);
  });

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
    .map(([name, { value, impossible }]) => [name, impossible ? "impossible" : exact(value)]);
  const all = exact(plan.default);
  return {
    ...requestOn(page, "improve", ground),
    target,
    efforts: { ...(all && !without.has("default") ? { default: all } : {}), named: Object.fromEntries(named) },
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
 * The request that asks what the assessment comes to once the chosen measures are taken.
 * @param {Page} page
 * @param {Ground} ground
 * @param {NonNullable<Improvement["chosen"]>} chosen
 */
export function afterwards(page, { state, leftOut, readings }, chosen) {
  const other = structuredClone(state);
  const fixed = new Set(chosen.map(({ id }) => id));
  for (const id of fixed) {
    const entry = other.entries[id];
    if (entry) entry.choice = "met";
    else if (page.certificates.has(id)) other.certificates.push(id);
  }
  other.deductions = other.deductions.filter((_, index) => !fixed.has(`special-deduction-${index + 1}`));
  const left = new Map([...leftOut].filter(([id]) => !fixed.has(id)));
  return requestOn(page, "score", { state: other, leftOut: left, readings });
}
