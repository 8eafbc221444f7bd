// Keeping the form in this browser: versioned, and taken back whole or not at all.
import { keep, kept } from "../workspace/kept.js";
import { fitting, marked } from "./fields.js";

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
    const draft = JSON.parse(kept(page, keyOf(page)) ?? "null");
    return draft?.format === FORMAT ? fitting(page.form, draft.fields) : null;
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
export function keepForm(page, fields, blank) {
  const transient = marked(page.form, "transient");
  const changed = Object.entries(fields).filter(([name, value]) => !transient.has(name) && value !== blank[name]);
  const draft = { format: FORMAT, fields: Object.fromEntries(changed) };
  keep(page, keyOf(page), changed.length ? JSON.stringify(draft) : null);
}
