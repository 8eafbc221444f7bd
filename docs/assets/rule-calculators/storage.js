// Keeping the form in this browser: versioned, and taken back whole or not at all.
import { fitting, marked } from "./fields.js";
import { banner } from "./notes.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Fields} Fields */

const FORMAT = "form/1";

/** @param {Page} page */
const keyOf = (page) => `aftersales.${page.kind}`;

/**
 * What was kept of this form, if it still fits.
 * @param {Page} page
 * @returns {Fields | null}
 */
export function restored(page) {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(page)) ?? "null");
    return kept?.format === FORMAT ? fitting(page.form, kept.fields) : null;
  } catch {
    return null; // nothing usable: the form stays as the page was made
  }
}

/**
 * Keep FIELDS; an empty form, or one as the page was made, leaves nothing behind.
 * @param {Page} page
 * @param {Fields} fields
 * @param {Fields} blank
 */
export function keep(page, fields, blank) {
  const transient = marked(page.form, "transient");
  const changed = Object.entries(fields).filter(([name, value]) => !transient.has(name) && value !== blank[name]);
  try {
    if (!changed.length) localStorage.removeItem(keyOf(page));
    else localStorage.setItem(keyOf(page), JSON.stringify({ format: FORMAT, fields: Object.fromEntries(changed) }));
  } catch {
    if (!page.root.dataset.noStorage) banner(page, page.say("no_storage"));
    page.root.dataset.noStorage = "yes";
  }
}
