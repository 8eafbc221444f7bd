// The day by whose edition an assessment is scored: it is kept in the assessment, and goes wherever that goes. What is no day
// yet waits beside it.
import { dayFrom, wholeDay } from "../../foundation/day.js";
import { one } from "../../foundation/dom.js";
import { showTyped } from "../../foundation/typing.js";
import { makeStore } from "../../workspace/store.js";
import { dressDay } from "../day-field.js";
import { keepTyped, typedAt, unfinishedAlone } from "../unfinished.js";

/** @typedef {import("../../workspace/state.js").State} State */

const PLACE = "in_force_on";

/**
 * @param {import("./page.js").Page} page
 * @param {import("../frame.js").Frame<State>} frame
 * @param {import("../places.js").Words} words
 */
export async function bindInForce(page, { store, keep }, words) {
  const { blank, writing } = unfinishedAlone("in-force");
  const waiting = makeStore(blank());
  const place = one(page.root, "[data-in-force]", HTMLDetailsElement);
  const field = one(place, "[data-in-force-on]", HTMLInputElement);
  const show = (/** @type {unknown} */ _ = null, replaced = false) => {
    const day = dayIn(store.get());
    const shown = day || typedAt(waiting, PLACE);
    if (!day || dayFrom(field.value) !== day) showTyped(field, shown, replaced); // 2025-6-6 is that day already
    one(place, "[data-in-force-said]", HTMLElement).textContent = day;
    if (shown) place.open = true;
  };
  show();
  store.listen(show);
  field.addEventListener("input", () => {
    const day = wholeDay(field.value);
    keepTyped(waiting, PLACE, day ? "" : field.value);
    if (day === dayIn(store.get())) return;
    store.change(({ besides }) => {
      if (day) besides[PLACE] = day;
      else delete besides[PLACE];
    });
  });
  await keep("in-force", { store: waiting, writing: writing(page), words });
  show();
  waiting.listen(show);
  dressDay(page, field);
}

/** @param {State} state */
function dayIn({ besides: { [PLACE]: day } }) {
  return typeof day === "string" ? day : "";
}
