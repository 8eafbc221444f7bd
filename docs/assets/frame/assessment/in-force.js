// The day by whose edition an assessment is scored: it is kept in the assessment, and goes wherever that goes.
import { wholeDay } from "../../foundation/day.js";
import { one } from "../../foundation/dom.js";
import { dressDay, isHalfDay } from "../day-field.js";

/** @typedef {import("../../workspace/store.js").Store<import("../../workspace/state.js").State>} Store */

/**
 * @param {import("../../foundation/words.js").Speaking} page
 * @param {Store} store
 */
export function bindInForce(page, store) {
  const place = one(page.root, "[data-in-force]", HTMLDetailsElement);
  const field = one(place, "[data-in-force-on]", HTMLInputElement);
  const show = () => {
    const day = dayIn(store);
    if (field !== document.activeElement && (day || !isHalfDay(field))) field.value = day;
    one(place, "[data-in-force-said]", HTMLElement).textContent = day;
    if (day) place.open = true;
  };
  dressDay(page, field);
  show();
  store.listen(show);
  field.addEventListener("input", () => {
    const day = wholeDay(field.value);
    if (day === dayIn(store)) return;
    store.change(({ besides }) => {
      if (day) besides.in_force_on = day;
      else delete besides.in_force_on;
    });
  });
}

/** @param {Store} store */
function dayIn(store) {
  const { in_force_on: day } = store.get().besides;
  return typeof day === "string" ? day : "";
}
