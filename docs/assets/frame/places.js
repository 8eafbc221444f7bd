// Places of a form in words: clauses by their numbers, fields by their labels.
import { all } from "../foundation/dom.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */

/**
 * How a form is spoken of.
 * @typedef {object} Words
 * @property {(place: string) => string} place the name of a dotted place: a clause's number, a field's label
 * @property {(value: unknown) => string} value what stands there; "" for nothing
 */

const SHOWN = 6; // names in one sentence

/**
 * NAMES in one line, each once; of many the first few and how many there are.
 * @param {Speaking} page
 * @param {string[]} names
 */
export function namesOf(page, names) {
  const each = [...new Set(names.filter(Boolean))];
  const shown = each.slice(0, SHOWN).join(page.say("list_comma"));
  return each.length > SHOWN ? page.say("places_more", { places: shown, count: each.length }) : shown;
}

/**
 * What a field of FORM is called on the page.
 * @param {HTMLElement} form
 * @param {string} name
 */
export function labelOfField(form, name) {
  const field = all(form, "[data-field]", HTMLElement).find((each) => each.dataset.field === name);
  const group = field?.closest(".rule-field, fieldset");
  const label = group?.querySelector("legend, label") ?? field?.closest("label");
  return label?.textContent?.replace(/\s+/g, " ").trim() || name;
}
