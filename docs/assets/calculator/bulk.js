// Changes to many clauses at once. Each can be undone from the note that tells of it.
import { button, element, one } from "./dom.js";
import { blankState } from "./state.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./state.js").Store} Store */
/** @typedef {import("./state.js").State} State */

const READ = 8000; // milliseconds that a note without a choice stays

/** @typedef {{ say: (message: string) => void, replace: (state: State, message: string) => void }} Bulk */

/**
 * @param {Page} page
 * @param {Store} store
 * @returns {Bulk}
 */
export function bindBulk(page, store) {
  const toast = one(page.root, "[data-toast]", HTMLElement);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /**
   * @param {string} message
   * @param {(() => void) | null} undo
   */
  const show = (message, undo) => {
    const close = button("×", () => (toast.hidden = true), { "aria-label": page.say("close") });
    const back = undo && button(page.say("undo"), undo, { "data-action": "undo" });
    toast.replaceChildren(element("span", { role: "status" }, message), back ?? "", close);
    toast.hidden = false;
    clearTimeout(timer);
    if (!undo) timer = setTimeout(() => (toast.hidden = true), READ);
  };
  /**
   * @param {State} state
   * @param {string} message
   */
  const replace = (state, message) => {
    const before = structuredClone(store.get());
    store.replace(state);
    show(message, () => {
      store.replace(before);
      show(page.say("undone"), null);
    });
  };
  page.form.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element && event.target.closest("[data-action=rest-met]");
    const indicator = pressed && pressed.closest("[data-indicator]");
    if (indicator instanceof HTMLElement) markRest(page, store, indicator, { replace, say: (m) => show(m, null) });
  });
  page.root.querySelector("[data-action=clear]")?.addEventListener("click", () => {
    replace(blankState(page.byId.keys()), page.say("cleared"));
  });
  return { replace, say: (message) => show(message, null) };
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
