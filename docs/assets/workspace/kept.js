// Texts kept in this browser. Where it keeps none, the page says so once.
import { banner } from "../foundation/notes.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */

/**
 * @param {Speaking} page
 * @param {string} key
 * @returns {string | null} null where nothing is kept
 */
export function kept(page, key) {
  try {
    return localStorage.getItem(key);
  } catch {
    sayNoStorage(page);
    return null;
  }
}

/**
 * @param {Speaking} page
 * @param {string} key
 * @param {string | null} text null to forget it
 */
export function keep(page, key, text) {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    sayNoStorage(page);
  }
}

/** @param {Speaking} page */
function sayNoStorage(page) {
  if (page.root.querySelector("[data-no-storage]")) return;
  banner(page, { message: page.say("no_storage") }).dataset.noStorage = "";
}
