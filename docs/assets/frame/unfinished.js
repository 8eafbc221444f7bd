// What was typed and has no place in the assessment yet: half a date, one end of a period, a name that nobody added.
import { everyEntry, isText } from "../foundation/shapes.js";
import { settingsOf } from "../workspace/settings.js";

/** As typed, by the place of the field. @typedef {{ unfinished: Record<string, string> }} Unfinished */
/** Whatever keeps it, perhaps with settings of its own. @typedef {Pick<import("../workspace/store.js").Store<Unfinished>, "get" | "change" | "listen">} Waiting */

const LONGEST = 10_000; // signs; a pasted list of names may wait for its button

/** @returns {Unfinished} */
const nothing = () => ({ unfinished: {} });

/**
 * @param {Record<string, unknown>} values
 * @returns {Unfinished | null} null where any part of them is none
 */
function readUnfinished({ unfinished = {}, ...unknown }) {
  const fits = !Object.keys(unknown).length && isUnfinished(unfinished);
  return fits ? /** @type {Unfinished} */ ({ unfinished }) : null;
}

/** @param {unknown} unfinished */
export const isUnfinished = (unfinished) => everyEntry(unfinished, (_, typed) => isText(typed, LONGEST));

/**
 * A view that has nothing to set: all that is entered on it stands in the assessment, once it is whole.
 * @param {string} view
 */
export const unfinishedAlone = (view) => ({
  blank: nothing,
  writing: (/** @type {{ kept: string }} */ page) => settingsOf(page.kept, view, nothing(), readUnfinished),
  read: readUnfinished,
  shared: nothing,
});

/**
 * What waits at PLACE; "" for nothing.
 * @param {Waiting} waiting
 * @param {string} place
 */
export const typedAt = (waiting, place) => waiting.get().unfinished[place] ?? "";

/**
 * Let TYPED wait at PLACE; "" for nothing any more. It waits no longer than it can be read again: with one text that is too
 * long nothing of what is kept beside it would come back.
 * @param {Waiting} waiting
 * @param {string} place
 * @param {string} entered
 */
export function keepTyped(waiting, place, entered) {
  const typed = entered.slice(0, LONGEST);
  if (typedAt(waiting, place) === typed) return;
  waiting.change(({ unfinished }) => {
    if (typed.trim()) unfinished[place] = typed;
    else delete unfinished[place];
  });
}

/**
 * Let what is in FIELD wait until a button takes it.
 * @param {Waiting} waiting
 * @param {string} place
 * @param {HTMLInputElement} field of the page's own, which is never drawn anew
 * @returns {() => void} empties it
 */
export function bindTyped(waiting, place, field) {
  const show = () => (field.value = typedAt(waiting, place));
  show();
  waiting.listen((_, replaced) => replaced && show());
  field.addEventListener("input", () => keepTyped(waiting, place, field.value));
  return () => {
    field.value = "";
    keepTyped(waiting, place, "");
  };
}
