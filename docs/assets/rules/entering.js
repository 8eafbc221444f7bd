// A form of fields on its page: what is entered goes into the store, what is put into the store is written into it.
import { documentIn, showDocument } from "./documents.js";
import { markEmpty, marked, namesOf, readFields, writeFields } from "./fields.js";
import { changedIn } from "./form.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("./form.js").Fields} Fields */

/**
 * The form of PAGE; a fresh one has DEFAULTS in it.
 * @param {Page} page
 * @param {Fields} defaults
 * @returns {import("./form.js").Form}
 */
export function formOn({ form, kind }, defaults) {
  return {
    kind,
    blank: asMade(form, defaults),
    names: namesOf(form),
    transient: marked(form, "transient"),
    hidden: marked(form, "private"),
  };
}

/**
 * What a form holds that nobody has touched. Somebody may have, before the scripts came.
 * @param {HTMLFormElement} form
 * @param {Fields} defaults
 */
function asMade(form, defaults) {
  const made = /** @type {HTMLFormElement} */ (form.cloneNode(true));
  writeFields(made, defaults);
  return readFields(made);
}

/**
 * FIELDS with those that somebody has touched since the page was made.
 * @param {HTMLFormElement} form
 * @param {Fields} fields
 * @returns {Fields}
 */
export function withTouched(form, fields) {
  const made = asMade(form, {});
  const touched = Object.entries(readFields(form)).filter(([name, value]) => value !== made[name]);
  return { ...fields, ...Object.fromEntries(touched) };
}

/**
 * Put FIELDS into the form, if it has a place for all that they change; a choice that it does not offer has none.
 * @param {Page} page
 * @param {import("./form.js").Form} form
 * @param {Fields} fields
 * @returns {boolean} whether it has; else the form is as it was made
 */
export function fillWhole(page, form, fields) {
  writeFields(page.form, fields);
  showDocument(page, documentIn(readFields(page.form)) ?? ""); // what belongs to it alone can be read from now on
  const there = readFields(page.form);
  const fits = changedIn(form, fields).every(([name, value]) => there[name] === value);
  if (!fits) writeFields(page.form, {});
  return fits;
}

/**
 * From now on the scripts hide what does not belong to what is entered, and no longer the style sheet what comes later.
 * @param {Page} page
 */
export const noteFitted = ({ root }) => root.ownerDocument.documentElement.toggleAttribute("data-fitted", true);

/**
 * @param {Page} page
 * @param {(page: Page, fields: Fields) => void} adapt fit the form to what is in it
 * @param {import("../frame/frame.js").Frame<Fields>} frame
 */
export function watchForm(page, adapt, { store, readings, ask }) {
  let entered = "";
  /** Leaving a field tells of no change: drawing anew would take away the button that is being pressed. */
  const read = () => {
    const document = documentIn(readFields(page.form));
    if (document !== null) {
      showDocument(page, document);
      readings.offer(document);
    }
    const fields = readFields(page.form);
    adapt(page, fields);
    noteFitted(page);
    markEmpty(page.form);
    const now = JSON.stringify(fields);
    if (now === entered) return;
    entered = now;
    if (JSON.stringify(fields) === JSON.stringify(store.get())) ask();
    else store.put(fields);
  };
  page.form.addEventListener("input", read);
  page.form.addEventListener("change", read);
  store.listen((fields, replaced) => {
    if (!replaced) return;
    writeFields(page.form, fields);
    read();
  });
}
