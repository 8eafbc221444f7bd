// Changes to all that is entered at once: one step, which can be taken back.
import { note } from "../foundation/notes.js";

/**
 * @template Work
 * @typedef {object} Changes
 * @property {(message: string) => void} say a short note at the foot of the page
 * @property {(work: Work, message: string, also?: () => void) => void} replace put WORK in the place of what is there;
 *   ALSO changes what hangs on it, in the same step
 */

/**
 * @template Work
 * @param {import("../foundation/words.js").Speaking} page
 * @param {import("../workspace/store.js").Store<Work>} store
 * @param {() => Work} blank
 * @param {import("./undoing.js").Undoing["together"]} together
 * @returns {Changes<Work>}
 */
export function bindChanges(page, store, blank, together) {
  /** @type {Changes<Work>["replace"]} */
  const replace = (work, message, also) =>
    together(() => {
      also?.();
      store.replace(work);
    }, message);
  page.root.querySelector("[data-action=clear]")?.addEventListener("click", () => replace(blank(), page.say("cleared")));
  return { say: (message) => void note(page, message), replace };
}
