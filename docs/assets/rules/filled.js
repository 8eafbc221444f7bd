// What was filled in, to be looked at: each question with its answer.
import { all, element } from "../foundation/dom.js";

/** @typedef {import("../frame/page.js").Page} Page */

const FEW_LINES = 8; // of a list

/**
 * @param {Page} page
 * @param {[string, string][]} entries fields by name
 */
export function filledIn(page, entries) {
  const rows = entries.filter(([, value]) => value.trim()).flatMap(([name, value]) => {
    const [question, answer] = worded(page, name, value);
    return [element("dt", {}, question), element("dd", {}, ...lines(page, answer))];
  });
  return element("dl", { class: "calc-filled" }, ...rows);
}

/**
 * The question of the field NAME, and VALUE as its form words it.
 * @param {Page} page
 * @param {string} name
 * @param {string} value
 * @returns {[string, string]}
 */
function worded({ form }, name, value) {
  const fields = [...form.querySelectorAll(`[data-field="${CSS.escape(name)}"]`)];
  const field = fields.find((each) => each instanceof HTMLInputElement && each.value === value) ?? fields[0];
  if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) {
    const asked = field.closest("fieldset")?.querySelector("legend");
    return [textOf(asked) || labelOf(field), labelOf(field)];
  }
  if (field instanceof HTMLSelectElement) {
    const chosen = all(field, "option", HTMLOptionElement).find((option) => option.value === value);
    return [labelOf(field), textOf(chosen) || value];
  }
  return [field ? labelOf(field) : name, value];
}

/** @param {Element} field */
const labelOf = (field) => textOf(/** @type {HTMLInputElement} */ (field).labels?.[0]) || field.getAttribute("aria-label") || "";

/** The own words of a label, without the field or a hint in it. @param {Element | null | undefined} element */
function textOf(element) {
  const copy = /** @type {Element | undefined} */ (element?.cloneNode(true));
  for (const inner of copy?.querySelectorAll("input, select, textarea, small, .calc-hint, [data-fault]") ?? []) inner.remove();
  return (copy?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/**
 * @param {Page} page
 * @param {string} answer
 */
function lines(page, answer) {
  const each = answer.trim().split("\n");
  const shown = each.slice(0, FEW_LINES).flatMap((line, index) => (index ? [element("br"), line] : [line]));
  return each.length > FEW_LINES ? [...shown, element("br"), page.say("shown_lines", { count: each.length })] : shown;
}
