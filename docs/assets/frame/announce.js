// Telling a screen reader what a page shows, once the visitor has paused.
import { one } from "../foundation/dom.js";

const PAUSE = 900; // milliseconds without a change

/**
 * @param {HTMLElement} root
 * @returns {(words: string) => void}
 */
export function announcer(root) {
  const place = one(root, "[data-announce]", HTMLElement);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return (words) => {
    clearTimeout(timer);
    timer = setTimeout(() => (place.textContent = words), PAUSE);
  };
}
