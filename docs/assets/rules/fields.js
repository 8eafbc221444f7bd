// The fields of the form: read as texts, written back, and told what is wrong with them.
import { all } from "../foundation/dom.js";
import { isHalfDay } from "../frame/day-field.js";
import { markWrong, tellBeside } from "../frame/faults.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("./form.js").Fields} Fields */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/**
 * @param {HTMLFormElement} form
 * @returns {Field[]}
 */
const fieldsOf = (form) => [
  ...all(form, "input[data-field]", HTMLInputElement),
  ...all(form, "textarea[data-field]", HTMLTextAreaElement),
  ...all(form, "select[data-field]", HTMLSelectElement),
];

/** @param {Field} field */
const nameOf = (field) => field.dataset.field ?? "";

/** @param {Field} field */
const isChoice = (field) => field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox");

/**
 * What stands in the form; of radio buttons the chosen one. A row that the result does not have counts for
 * nothing, nor does what another document asks.
 * @param {HTMLFormElement} form
 * @returns {Fields}
 */
export function readFields(form) {
  /** @type {Fields} */
  const fields = {};
  for (const field of fieldsOf(form)) {
    if (field.closest("[data-row][hidden], [data-for-document][hidden]")) continue;
    const name = nameOf(field);
    if (!isChoice(field)) fields[name] = field.value;
    else if (/** @type {HTMLInputElement} */ (field).checked) fields[name] = field.value;
    else fields[name] ??= "";
  }
  return fields;
}

/**
 * Put FIELDS into the form; a field they do not name gets what the page was made with.
 * @param {HTMLFormElement} form
 * @param {Fields} fields
 */
export function writeFields(form, fields) {
  for (const field of fieldsOf(form)) write(field, fields[nameOf(field)]);
  for (const details of all(form, "details", HTMLDetailsElement)) {
    const inner = fieldsOf(form).filter((field) => details.contains(field));
    if (inner.some((field) => fields[nameOf(field)])) details.open = true;
  }
}

/**
 * A field that holds VALUE already is left alone, and the caret stays in one that is being typed in: what comes from another
 * window would put it behind the last letter.
 * @param {Field} field
 * @param {string | undefined} value undefined: what the page was made with
 */
function write(field, value) {
  if (field instanceof HTMLInputElement && isChoice(field)) {
    field.checked = value === undefined ? field.defaultChecked : field.value === value;
  } else if (field instanceof HTMLSelectElement) {
    const made = [...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0];
    field.value = value ?? made?.value ?? "";
  } else if (field.value !== (value ?? field.defaultValue)) {
    const caret = document.activeElement === field ? field.selectionStart : null;
    field.value = value ?? field.defaultValue;
    if (caret !== null) field.setSelectionRange(caret, caret);
  }
}

/**
 * Names of fields with a mark: `private` (names, reasons, lists) or `transient` (true only now).
 * @param {HTMLFormElement} form
 * @param {"private" | "transient"} mark
 */
export const marked = (form, mark) =>
  new Set(fieldsOf(form).filter((field) => mark in field.dataset).map(nameOf));

/**
 * The names of all fields.
 * @param {HTMLFormElement} form
 */
export const namesOf = (form) => new Set(fieldsOf(form).map(nameOf));

/**
 * Days that were begun and not finished, or that do not exist. They are kept as typed, and nothing is calculated with them.
 * @param {HTMLFormElement} form
 */
export const unfinishedDates = (form) => fieldsOf(form).filter((field) => "day" in field.dataset && isHalfDay(field)).map(nameOf);

/**
 * Show what is wrong at the fields concerned, and nothing at the others. Of several that share a place, the one that is meant
 * is marked, and named there; where none is meant, those that are filled in.
 * @param {Page} page
 * @param {Map<string, string[]>} faults by field
 */
export function showFaults(page, faults) {
  const fields = fieldsOf(page.form);
  const wrong = new Set(fields.filter((field) => faults.has(nameOf(field))));
  for (const place of all(page.form, "[data-fault]", HTMLElement)) {
    const name = place.dataset.fault ?? "";
    const own = faults.get(name) ?? [];
    const told = fields.filter((field) => field.getAttribute("aria-describedby") === place.id);
    const others = told.filter((field) => nameOf(field) !== name);
    const lines = [...own, ...others.flatMap((field) => linesOf(page, field, faults))];
    tellBeside(place, lines);
    const folded = place.closest("details");
    if (lines.length && folded) folded.open = true;
    const filled = others.filter((field) => field.value.trim());
    if (own.length) for (const field of filled.length ? filled : others) wrong.add(field);
  }
  for (const field of fields) markWrong(field, wrong.has(field) && !isChoice(field));
}

/**
 * What is wrong with FIELD, which is told in one place with others: so it says which.
 * @param {Page} page
 * @param {Field} field
 * @param {Map<string, string[]>} faults
 */
function linesOf(page, field, faults) {
  const label = field.getAttribute("aria-label");
  return (faults.get(nameOf(field)) ?? []).map((line) => (label ? `${label}${page.say("switch_colon")}${line}` : line));
}

/**
 * Note which questions have no answer: on paper they are left out.
 * @param {HTMLFormElement} form
 */
export function markEmpty(form) {
  const groups = all(form, ".rule-field, .rule-visit", HTMLElement);
  for (const group of groups) {
    const own = fieldsOf(form).filter((field) => group.contains(field) && field instanceof HTMLSelectElement === false);
    const given = own.some((field) => (isChoice(field) ? /** @type {HTMLInputElement} */ (field).checked : field.value.trim()));
    group.toggleAttribute("data-empty", own.length > 0 && !given);
  }
}
