// What is told to the visitor besides results: a note that goes by itself, a banner that stays, a box of faults.
import { button, element, one } from "./dom.js";

/** @typedef {import("./words.js").Speaking} Speaking */

const READ = 8000; // milliseconds that a note stays
const CHOOSE = 20000; // milliseconds for one that offers to undo

/** @type {WeakMap<HTMLElement, ReturnType<typeof setTimeout>>} */
const going = new WeakMap();

/**
 * A note at the foot of the page, which goes by itself. Gives what takes it away, unless another has taken its place.
 * @param {Speaking} page
 * @param {string} message
 * @param {(() => void) | null} [undo]
 * @returns {() => void}
 */
export function note(page, message, undo = null) {
  const toast = one(page.root, "[data-toast]", HTMLElement);
  const told = element("span", { role: "status" }, message);
  const hide = () => {
    if (told.isConnected) toast.hidden = true;
  };
  const back = undo && button(page.say("undo"), undo, { "data-action": "undo-this" });
  toast.replaceChildren(told, back ?? "", button("×", hide, { "aria-label": page.say("close") }));
  toast.hidden = false;
  clearTimeout(going.get(toast));
  going.set(toast, setTimeout(hide, undo ? CHOOSE : READ));
  return hide;
}

/**
 * A banner above the form.
 * @param {Speaking} page
 * @param {{ message: string, lines?: string[], actions?: HTMLButtonElement[], urgent?: boolean }} parts
 *   URGENT: a screen reader is interrupted for it
 */
export function banner(page, { message, lines = [], actions = [], urgent = false }) {
  const made = element(
    "div",
    { class: "calc-banner", role: urgent ? "alert" : "status" },
    element("p", {}, message),
    lines.length > 0 && element("ul", {}, ...lines.map((line) => element("li", {}, line))),
    ...actions,
  );
  one(page.root, "[data-banners]", HTMLElement).append(made);
  return made;
}

/**
 * A banner that says what went wrong, in place of the last such one; other banners stay.
 * @param {Speaking} page
 * @param {string} message
 * @param {string[]} [lines]
 */
export function complain(page, message, lines = []) {
  page.root.querySelector("[data-banners] [data-complaint]")?.remove();
  const close = button(page.say("close"), () => made.remove());
  const made = banner(page, { message, lines, actions: [close], urgent: true });
  made.dataset.complaint = "";
  made.scrollIntoView({ block: "center" }); // whoever asked for what went wrong may be far below
}

/**
 * What the engine refused, in the place of a result.
 * @param {Speaking} page
 * @param {string[]} lines
 */
export const refusedBox = (page, lines) =>
  element(
    "div",
    { class: "calc-failed" },
    element("p", {}, element("strong", {}, page.say("refused"))),
    lines.length > 0 && element("ul", { class: "calc-faults" }, ...lines.map((line) => element("li", {}, line))),
  );
