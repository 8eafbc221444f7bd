// A field for a day: typed in any of the usual ways or picked; what is no day yet waits as it was typed, and is said to.
import { dayFrom } from "../foundation/day.js";
import { button, element } from "../foundation/dom.js";
import { keepTyped, typedAt } from "./unfinished.js";

/** @typedef {import("../foundation/words.js").Speaking} Page */
/** @typedef {import("./unfinished.js").Waiting} Waiting */

/**
 * @typedef {object} DaySlot
 * @property {string} day as the assessment has it; "" for none
 * @property {Waiting} waiting
 * @property {string} place where it waits while it is no day
 * @property {(day: string) => void} keep "": there is none (yet)
 * @property {Record<string, string>} [attributes] of the field that is typed into
 */

/**
 * @param {Page} page
 * @param {DaySlot} slot
 */
export function dayField(page, { day, waiting, place, keep, attributes = {} }) {
  const told = element("span", { class: "calc-fault", "data-half": true, hidden: true }, page.say("day_unfinished"));
  const field = element("input", { type: "text", inputmode: "numeric", maxlength: "40", placeholder: page.say("day_format"), autocomplete: "off", ...attributes });
  field.value = day || typedAt(waiting, place);
  const tell = () => (told.hidden = !field.value.trim() || dayFrom(field.value) !== null);
  const take = () => {
    const read = dayFrom(field.value);
    keepTyped(waiting, place, read === null ? field.value : "");
    keep(read ?? "");
    tell();
  };
  field.addEventListener("input", take);
  field.addEventListener("change", () => (field.value = dayFrom(field.value) ?? field.value));
  tell();
  const pick = picker(page, field);
  return element("span", { class: "day-field" }, field, pick && " ", pick, told);
}

/**
 * A button that opens the browser's own calendar; where it cannot be opened, one types.
 * @param {Page} page
 * @param {HTMLInputElement} field
 */
function picker(page, field) {
  if (!("showPicker" in HTMLInputElement.prototype)) return null;
  const calendar = element("input", { type: "date", min: "1900-01-01", max: "2200-12-31", tabindex: "-1", "aria-hidden": "true", "data-transient": true });
  calendar.addEventListener("input", () => {
    if (!calendar.value) return;
    field.value = calendar.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const open = () => {
    calendar.value = dayFrom(field.value) ?? "";
    calendar.showPicker();
  };
  return element("span", { class: "day-picker" }, calendar, button("▾", open, { "aria-label": page.say("pick_day"), title: page.say("pick_day") }));
}
