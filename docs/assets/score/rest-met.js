// Marking what is open in an indicator as met, at once.

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../workspace/state.js").State} State */
/** @typedef {import("../frame/frame.js").Frame<State>} Frame */

/**
 * @param {Page} page
 * @param {Frame} frame
 */
export function bindRestMet(page, frame) {
  page.form.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element && event.target.closest("[data-action=rest-met]");
    const indicator = pressed && pressed.closest("[data-indicator]");
    if (indicator instanceof HTMLElement) markRest(page, frame, indicator);
  });
}

/**
 * Mark what is open in INDICATOR as met; what has a finding keeps it.
 * @param {Page} page
 * @param {Frame} frame
 * @param {HTMLElement} indicator
 */
function markRest(page, { store, say, replace }, indicator) {
  const state = structuredClone(store.get());
  let count = 0;
  for (const { id, element: fieldset } of page.clauses) {
    const entry = state.entries[id];
    if (entry?.choice === "open" && indicator.contains(fieldset)) {
      entry.choice = "met";
      count += 1;
    }
  }
  const name = indicator.dataset.name ?? "";
  if (count) replace(state, page.say("marked_met", { indicator: name, count }));
  else say(page.say("none_to_mark", { indicator: name }));
}
