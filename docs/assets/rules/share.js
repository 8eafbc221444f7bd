// Sharing what is in the form as a link. Names, reasons and lists stay out of it unless asked for.
import { openShareDialog } from "../frame/share-dialog.js";
import { marked } from "./fields.js";
import { toFragment } from "./link.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Fields} Fields */

const PRIVATE = "private";

/**
 * @param {Page} page
 * @param {Fields} fields
 * @param {Fields} blank the form as the page was made
 */
export function openShare(page, fields, blank) {
  const hidden = marked(page.form, "private");
  const transient = marked(page.form, "transient");
  const entries = Object.entries(fields).filter(([name, value]) => value !== blank[name] && !transient.has(name));
  const hides = entries.some(([name]) => hidden.has(name));
  openShareDialog(page, {
    choices: hides ? [{ name: PRIVATE, label: page.say("share_private") }] : [],
    fragment: (chosen) =>
      toFragment(Object.fromEntries(entries.filter(([name]) => chosen.has(PRIVATE) || !hidden.has(name)))),
  });
}
