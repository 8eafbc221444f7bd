// Changes to many clauses at once. Each can be undone from the note that tells of it.
import { note } from "../foundation/notes.js";
import { blankState } from "../workspace/state.js";

/** @typedef {import("./assessment/page.js").Page} Page */
/** @typedef {import("../workspace/state.js").Store} Store */
/** @typedef {import("../workspace/state.js").State} State */

/** @typedef {{ say: (message: string) => void, replace: (state: State, message: string) => void }} Bulk */

/**
 * @param {Page} page
 * @param {Store} store
 * @returns {Bulk}
 */
export function bindBulk(page, store) {
  /** @param {string} message */
  const say = (message) => note(page, message);
  /**
   * @param {State} state
   * @param {string} message
   */
  const replace = (state, message) => {
    const before = structuredClone(store.get());
    store.replace(state);
    note(page, message, () => {
      store.replace(before);
      say(page.say("undone"));
    });
  };
  page.form.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element && event.target.closest("[data-action=rest-met]");
    const indicator = pressed && pressed.closest("[data-indicator]");
    if (indicator instanceof HTMLElement) markRest(page, store, indicator, { replace, say });
  });
  page.root.querySelector("[data-action=clear]")?.addEventListener("click", () => {
    replace(blankState(page.byId.keys()), page.say("cleared"));
  });
  return { replace, say };
}

/**
 * Mark what is open in INDICATOR as met; what has a finding keeps it.
 * @param {Page} page
 * @param {Store} store
 * @param {HTMLElement} indicator
 * @param {Bulk} bulk
 */
function markRest(page, store, indicator, bulk) {
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
  if (count) bulk.replace(state, page.say("marked_met", { indicator: name, count }));
  else bulk.say(page.say("none_to_mark", { indicator: name }));
}
