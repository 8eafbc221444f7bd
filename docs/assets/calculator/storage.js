// Keeping the work in this browser: versioned, whole or not at all, and never thrown away unasked.
import { fromAssessment, toAssessment } from "./assessment.js";
import { button, element, one } from "./dom.js";
import { saveText } from "./files.js";
import { isBlank } from "./state.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./state.js").Store} Store */
/** @typedef {import("./state.js").State} State */

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
  const text = read(page, key);
  const state = text === null ? null : parse(text, page);
  if (text !== null && !state) {
    write(page, `${key}.refused`, text);
    write(page, key, null);
  }
  offerRefused(page, `${key}.refused`);
  if (state) store.replace(state);
  keep(page, store, key);
  watchOthers(page, store, key);
  return state !== null && !isBlank(state);
}

/**
 * @param {Page} page
 * @param {Store} store
 * @param {string} key
 */
function keep(page, store, key) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    const state = store.get();
    const draft = { format: FORMAT, saved: new Date().toISOString(), assessment: toAssessment(page.rubric, state) };
    write(page, key, isBlank(state) ? null : JSON.stringify(draft));
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
  const text = read(page, key);
  if (text === null) return;
  const banner = show(page, page.say("set_aside"), [
    button(page.say("download_it"), () => saveText(`${page.rubric}-refused.json`, text)),
    button(page.say("discard_it"), () => {
      write(page, key, null);
      banner.remove();
    }),
  ]);
  banner.dataset.refused = "";
}

/**
 * Another window with the same form writes to the same place: say so rather than let the last one win unseen.
 * @param {Page} page
 * @param {Store} store
 * @param {string} key
 */
function watchOthers(page, store, key) {
  /** @type {HTMLElement | undefined} */
  let banner;
  addEventListener("storage", (event) => {
    if (event.key !== key || event.newValue === null) return;
    const other = parse(event.newValue, page);
    if (!other) return;
    banner?.remove();
    banner = show(page, page.say("other_tab"), [
      button(page.say("load_other"), () => {
        store.replace(other);
        banner?.remove();
      }),
      button(page.say("close"), () => banner?.remove()),
    ]);
  });
}

/**
 * @param {Page} page
 * @param {string} key
 * @returns {string | null}
 */
function read(page, key) {
  try {
    return localStorage.getItem(key);
  } catch {
    sayNoStorage(page);
    return null;
  }
}

/**
 * @param {Page} page
 * @param {string} key
 * @param {string | null} text
 */
function write(page, key, text) {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    sayNoStorage(page);
  }
}

/** @param {Page} page */
function sayNoStorage(page) {
  if (!page.root.querySelector("[data-no-storage]")) show(page, page.say("no_storage"), []).dataset.noStorage = "";
}

/**
 * @param {Page} page
 * @param {string} message
 * @param {HTMLButtonElement[]} buttons
 */
function show(page, message, buttons) {
  const banner = element("div", { class: "calc-banner", role: "status" }, element("p", {}, message), ...buttons);
  one(page.root, "[data-banners]", HTMLElement).append(banner);
  return banner;
}
