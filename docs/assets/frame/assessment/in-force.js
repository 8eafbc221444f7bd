// The day by whose edition an assessment is scored: it is kept in the assessment, and goes wherever that goes.
import { one } from "../../foundation/dom.js";

/** @typedef {import("../../workspace/store.js").Store<import("../../workspace/state.js").State>} Store */

/**
 * @param {HTMLElement} root
 * @param {Store} store
 */
export function bindInForce(root, store) {
  const place = one(root, "[data-in-force]", HTMLDetailsElement);
  const field = one(place, "[data-in-force-on]", HTMLInputElement);
  const show = () => {
    const day = dayIn(store);
    if (field !== document.activeElement) field.value = day;
    one(place, "[data-in-force-said]", HTMLElement).textContent = day;
    if (day) place.open = true;
  };
  show();
  store.listen(show);
  field.addEventListener("input", () => {
    if (field.value === dayIn(store)) return;
    store.change(({ besides }) => {
      if (field.value) besides.in_force_on = field.value;
      else delete besides.in_force_on;
    });
  });
}

/** @param {Store} store */
function dayIn(store) {
  const { in_force_on: day } = store.get().besides;
  return typeof day === "string" ? day : "";
}
