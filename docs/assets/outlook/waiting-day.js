// A field for a day whose half-typed text waits, across visits of the page, until it is one.
import { dayFrom } from "../foundation/day.js";
import { dayInput, dressDay } from "../frame/day-field.js";
import { keepTyped, typedAt } from "../frame/unfinished.js";

/** @typedef {import("../foundation/words.js").Speaking} Page */
/** @typedef {import("../frame/unfinished.js").Waiting} Waiting */

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
  const field = dayInput(page, attributes);
  field.value = day || typedAt(waiting, place);
  field.addEventListener("input", () => {
    const read = dayFrom(field.value);
    keepTyped(waiting, place, read === null ? field.value : "");
    keep(read ?? "");
  });
  return dressDay(page, field);
}
