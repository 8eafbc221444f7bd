// Actions as the assessment keeps them: a clause's under its number, a special deduction's in its entry.
import { checksum } from "../foundation/checksum.js";
import { isMapping } from "../foundation/shapes.js";

/** @typedef {import("../workspace/state.js").State} State */
/** @typedef {"what" | "owner" | "due" | "state" | "evidence" | "note"} Key */
/** @typedef {Partial<Record<Key, string>>} Action as assessment/1 has it; a key that says nothing is left out */

const DEDUCTION = /^special-deduction-([1-9][0-9]{0,3})$/;
const BEGUN = "planned"; // the state of an action of which none is stated

/**
 * The action on MEASURE; null while there is none.
 * @param {State} state
 * @param {string} measure a clause, a certificate, or special-deduction-N
 * @returns {Action | null}
 */
export function actionOn(state, measure) {
  const kept = placeOf(state, measure)?.[keyOf(measure)];
  return isMapping(kept) ? /** @type {Action} */ (kept) : null;
}

/**
 * Put VALUE under KEY of the action on MEASURE. An action that says nothing any more is none.
 * @param {State} state
 * @param {string} measure
 * @param {Key} key
 * @param {string} value
 */
export function setAction(state, measure, key, value) {
  const place = placeOf(state, measure, true);
  if (!place) return;
  const { [key]: _, ...others } = actionOn(state, measure) ?? {};
  const action = value.trim() && !(key === "state" && value === BEGUN) ? { ...others, [key]: value } : others;
  if (Object.keys(action).length) place[keyOf(measure)] = action;
  else delete place[keyOf(measure)];
  if (isMapping(state.besides.actions) && !Object.keys(state.besides.actions).length) delete state.besides.actions;
}

/** What tells a special deduction from another one. @param {import("../workspace/state.js").Special} special */
export const told = ({ clause, reason }) => checksum(JSON.stringify([clause.trim(), reason.trim()]));

/**
 * Under which name what is half typed on MEASURE waits. Special deductions go by number, and one that is taken away moves those
 * behind it up: what waits goes along with what the deduction says, and with how many before it say the same.
 * @param {State} state
 * @param {string} measure
 */
export function waitsAt({ deductions }, measure) {
  const at = Number(DEDUCTION.exec(measure)?.[1]) - 1;
  const special = deductions[at];
  if (!special) return measure;
  const same = deductions.slice(0, at).filter((other) => told(other) === told(special)).length;
  return `special-deduction/${told(special)}/${same + 1}`;
}

/** @param {string} measure */
const keyOf = (measure) => (DEDUCTION.test(measure) ? "action" : measure);

/**
 * The mapping that the action on MEASURE stands in.
 * @param {State} state
 * @param {string} measure
 * @param {boolean} [made] whether it is made where there is none
 * @returns {Record<string, unknown> | null}
 */
function placeOf(state, measure, made = false) {
  const number = DEDUCTION.exec(measure)?.[1];
  if (!number) return within(state.besides, "actions", made);
  const deduction = state.deductions[Number(number) - 1];
  if (!deduction) return null;
  if (made) deduction.besides ??= {};
  return deduction.besides ?? null;
}

/**
 * @param {Record<string, unknown>} mapping
 * @param {string} key
 * @param {boolean} made
 */
function within(mapping, key, made) {
  const inner = mapping[key];
  if (isMapping(inner)) return inner;
  if (!made) return null;
  /** @type {Record<string, unknown>} */
  const empty = {};
  mapping[key] = empty;
  return empty;
}
