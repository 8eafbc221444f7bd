// A field for a day, the same in every browser: typed in any of the usual ways, or picked from the browser's own calendar.
import { dayFrom } from "../foundation/day.js";
import { all, button, element } from "../foundation/dom.js";

/** @typedef {import("../foundation/words.js").Speaking} Page */

/**
 * @param {Page} page
 * @param {Record<string, string | boolean>} [attributes]
 */
export const dayInput = (page, attributes = {}) =>
  element("input", { type: "text", inputmode: "numeric", maxlength: "40", placeholder: page.say("day_format"), autocomplete: "off", "data-day": true, ...attributes });

/** Whether something is typed in FIELD that is no day (yet). @param {{ value: string }} field */
export const isHalfDay = ({ value }) => value.trim() !== "" && dayFrom(value) === null;

/**
 * Let FIELD write a day as the engine does once it is left, and give it a button for the calendar.
 * @param {Page} page
 * @param {HTMLInputElement} field
 * @param {() => boolean} [tells] asks for a word beside it while what stands in it is no day
 * @returns {HTMLSpanElement} the field with what belongs to it
 */
export function dressDay(page, field, tells = () => isHalfDay(field)) {
  const told = element("span", { class: "calc-fault", "data-half": true, hidden: true }, page.say("day_unfinished"));
  const tell = () => (told.hidden = !tells());
  field.addEventListener("input", tell);
  field.addEventListener("change", () => {
    field.value = dayFrom(field.value) ?? field.value;
    tell();
  });
  const dressed = element("span", { class: "day-field" });
  field.replaceWith(dressed);
  const pick = picker(page, field);
  dressed.append(field, ...(pick ? [" ", pick] : []), told);
  tell();
  return dressed;
}

/**
 * All fields for days below PLACE that the page was made with. What is wrong with them is told elsewhere.
 * @param {Page} page
 * @param {HTMLElement} place
 */
export function dressDays(page, place) {
  for (const field of all(place, "input[data-day]", HTMLInputElement)) dressDay(page, field, () => false);
}

/**
 * A button that opens the browser's own calendar; where that is refused (in a frame of another site, for one), one types.
 * @param {Page} page
 * @param {HTMLInputElement} field
 */
function picker(page, field) {
  if (!("showPicker" in HTMLInputElement.prototype)) return null;
  const calendar = element("input", { type: "date", min: "1900-01-01", max: "2200-12-31", tabindex: "-1", "aria-hidden": "true", "data-transient": true });
  calendar.addEventListener("input", (event) => {
    event.stopPropagation(); // the field tells of it
    if (!calendar.value) return;
    field.value = calendar.value;
    for (const told of ["input", "change"]) field.dispatchEvent(new Event(told, { bubbles: true }));
  });
  const open = () => {
    calendar.value = dayFrom(field.value) ?? "";
    try {
      calendar.showPicker();
    } catch {
      made.remove();
      field.focus();
    }
  };
  const made = element("span", { class: "day-picker" }, calendar, button("▾", open, { "aria-label": page.say("pick_day"), title: page.say("pick_day") }));
  return made;
}
