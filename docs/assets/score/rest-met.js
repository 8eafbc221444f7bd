// Marking what is open as met, at once: in an indicator, or in the whole form.

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../workspace/state.js").State} State */
/** @typedef {import("../frame/frame.js").Frame<State>} Frame */

/**
 * @param {Page} page
 * @param {Frame} frame
 */
export function bindRestMet(page, frame) {
  page.form.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element && event.target.closest("[data-action=rest-met], [data-action=all-met]");
    if (!(pressed instanceof HTMLElement)) return;
    if (pressed.dataset.action === "all-met") return markRest(page, frame, page.form, page.say("whole_form"));
    const indicator = pressed.closest("[data-indicator]");
    if (indicator instanceof HTMLElement) markRest(page, frame, indicator, indicator.dataset.name ?? "");
  });
}

/**
 * Mark what is open in PART of the form as met; what has a finding keeps it.
 * @param {Page} page
 * @param {Frame} frame
 * @param {HTMLElement} part
 * @param {string} name what it is called
 */
export function markRest(page, { store, say, replace }, part, name) {
  const state = structuredClone(store.get());
  let count = 0;
  for (const { id, element: fieldset } of page.clauses) {
    const entry = state.entries[id];
    if (entry?.choice === "open" && part.contains(fieldset)) {
      entry.choice = "met";
      count += 1;
    }
  }
  if (count) replace(state, page.say("marked_met", { indicator: name, count }));
  else say(page.say("none_to_mark", { indicator: name }));
}
