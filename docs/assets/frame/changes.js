// Changes to all that is entered at once. Each can be undone from the note that tells of it.
import { note } from "../foundation/notes.js";

/**
 * @template Work
 * @typedef {object} Changes
 * @property {(message: string) => void} say a short note at the foot of the page
 * @property {(work: Work, message: string, also?: () => () => void) => void} replace put WORK in the place of what is
 *   there; ALSO changes what hangs on it, and gives what undoes that
 */

/**
 * @template Work
 * @param {import("../foundation/words.js").Speaking} page
 * @param {import("../workspace/store.js").Store<Work>} store
 * @param {() => Work} blank
 * @returns {Changes<Work>}
 */
export function bindChanges(page, store, blank) {
  /** @param {string} message */
  const say = (message) => note(page, message);
  /** @type {Changes<Work>["replace"]} */
  const replace = (work, message, also) => {
    const before = structuredClone(store.get());
    const undoRest = also?.();
    store.replace(work);
    note(page, message, () => {
      undoRest?.();
      store.replace(before);
      say(page.say("undone"));
    });
  };
  page.root.querySelector("[data-action=clear]")?.addEventListener("click", () => replace(blank(), page.say("cleared")));
  return { say, replace };
}
