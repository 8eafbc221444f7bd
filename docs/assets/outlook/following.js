// What follows from the assessment on a page that looks ahead: found anew from each ground, and nothing while there is none.
import { latest } from "../foundation/latest.js";

/** @typedef {import("./outlook.js").Ground} Ground */

/**
 * FIND what follows from each ground and SHOW it. Where the assessment is refused there is no ground: what was being found
 * for the one before is not shown any more, nor is anything found anew from it when something is set.
 * @template Found
 * @param {HTMLElement} root
 * @param {(on: Ground) => Promise<Found>} find
 * @param {(found: Found | null) => void} show null: what the page shows besides the refusal is not to be relied on
 * @returns {{ hear: (on: Ground | null) => void, again: () => void }} AGAIN: something else was set
 */
export function following(root, find, show) {
  /** @type {Ground | null} */
  let ground = null;
  const work = latest(root, async (/** @type {Ground | null} */ on) => (on ? find(on) : null), show);
  return {
    hear(on) {
      ground = on;
      work(on);
    },
    again() {
      if (ground) work(ground);
    },
  };
}
