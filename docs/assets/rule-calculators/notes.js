// What is told to the visitor besides results: banners that stay, and a note that goes with one click.
import { button, element, one } from "../calculator/dom.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * @param {Page} page
 * @param {string} message
 * @param {(() => void) | null} [undo]
 */
export function note(page, message, undo = null) {
  const toast = one(page.root, "[data-toast]", HTMLElement);
  const close = button("×", () => (toast.hidden = true), { "aria-label": page.say("close") });
  const back = undo && button(page.say("undo"), undo, { "data-action": "undo" });
  toast.replaceChildren(element("span", { role: "status" }, message), back ?? "", close);
  toast.hidden = false;
}

/**
 * @param {Page} page
 * @param {string} message
 * @param {string[]} [lines]
 */
export function banner(page, message, lines = []) {
  const close = button(page.say("close"), () => made.remove());
  const list = lines.length ? element("ul", {}, ...lines.map((line) => element("li", {}, line))) : "";
  const made = element("div", { class: "calc-banner", role: "alert" }, element("p", {}, message), list, close);
  one(page.root, "[data-banners]", HTMLElement).replaceChildren(made);
}
