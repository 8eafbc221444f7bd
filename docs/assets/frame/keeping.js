// Keeping the work in this browser: versioned, whole or not at all, and never thrown away unasked.
import { button } from "../foundation/dom.js";
import { keep, kept } from "../workspace/kept.js";
import { banner } from "../foundation/notes.js";
import { JSON_FILE, saveFile } from "../foundation/save.js";
import { fromAssessment, toAssessment } from "../workspace/assessment.js";
import { isBlank } from "../workspace/state.js";

/** @typedef {import("./assessment/page.js").Page} Page */
/** @typedef {import("../workspace/state.js").Store} Store */
/** @typedef {import("../workspace/state.js").State} State */

const FORMAT = "draft/1";
const PAUSE = 250; // milliseconds of quiet before the work is written

/**
 * Load what was kept, then keep every change.
 * @param {Page} page
 * @param {Store} store
 * @returns {boolean} whether there was something to load
 */
export function bindStorage(page, store) {
  const key = `aftersales.${page.rubric}`;
  const text = kept(page, key);
  const state = text === null ? null : parse(text, page);
  if (text !== null && !state) {
    keep(page, `${key}.refused`, text);
    keep(page, key, null);
  }
  offerRefused(page, `${key}.refused`);
  if (state) store.replace(state);
  keepChanges(page, store, key);
  watchOthers(page, store, key);
  return state !== null && !isBlank(state);
}

/**
 * @param {Page} page
 * @param {Store} store
 * @param {string} key
 */
function keepChanges(page, store, key) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    const state = store.get();
    const draft = { format: FORMAT, saved: new Date().toISOString(), assessment: toAssessment(page.rubric, state) };
    keep(page, key, isBlank(state) ? null : JSON.stringify(draft));
  };
  store.listen(() => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  addEventListener("pagehide", () => timer !== undefined && save());
}

/**
 * @param {string} text
 * @param {Page} page
 * @returns {State | null}
 */
function parse(text, page) {
  try {
    const draft = JSON.parse(text);
    return draft.format === FORMAT ? fromAssessment(draft.assessment, page) : null;
  } catch {
    return null;
  }
}

/**
 * @param {Page} page
 * @param {string} key
 */
function offerRefused(page, key) {
  const text = kept(page, key);
  if (text === null) return;
  const save = button(page.say("download_it"), () => saveFile(`${page.rubric}-refused.json`, text, JSON_FILE));
  const discard = button(page.say("discard_it"), () => {
    keep(page, key, null);
    told.remove();
  });
  const told = banner(page, { message: page.say("set_aside"), actions: [save, discard] });
  told.dataset.refused = "";
}

/**
 * Another window with the same form writes to the same place: say so rather than let the last one win unseen.
 * @param {Page} page
 * @param {Store} store
 * @param {string} key
 */
function watchOthers(page, store, key) {
  /** @type {HTMLElement | undefined} */
  let told;
  addEventListener("storage", (event) => {
    if (event.key !== key || event.newValue === null) return;
    const other = parse(event.newValue, page);
    if (!other) return;
    told?.remove();
    const load = button(page.say("load_other"), () => {
      store.replace(other);
      told?.remove();
    });
    const close = button(page.say("close"), () => told?.remove());
    told = banner(page, { message: page.say("other_tab"), actions: [load, close] });
  });
}
