// Answering a clause from outside its fieldset, as if it had been done there: the same steps, undone in the same way.
import { all, one } from "../../foundation/dom.js";

/** @typedef {import("../../frame/assessment/page.js").Clause} Clause */
/** @typedef {import("../../workspace/state.js").Entry} Entry */

/**
 * @param {Clause} clause
 * @param {Pick<Entry, "choice"> & Partial<Pick<Entry, "sampled" | "nonconforming">>} answer
 */
export function answerClause({ element }, { choice, sampled, nonconforming }) {
  const radio = all(element, "input[type=radio]", HTMLInputElement).find((each) => each.value === choice);
  if (!radio) return;
  radio.checked = true;
  if (sampled !== undefined) one(element, "[data-field=sampled]", HTMLInputElement).value = sampled;
  if (nonconforming !== undefined) one(element, "[data-field=nonconforming]", HTMLInputElement).value = nonconforming;
  radio.dispatchEvent(new Event("input", { bubbles: true }));
}
