// Undo and redo on a page: buttons, keys, and a word on what was taken back. Only what was done here is.
import { one, setAttribute } from "../foundation/dom.js";
import { note } from "../foundation/notes.js";
import { isField } from "../foundation/typing.js";
import { same } from "../workspace/differences.js";
import { makeHistory } from "../workspace/undo.js";
import { keptSteps } from "./kept-steps.js";
import { namesOf } from "./places.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */
/** @typedef {import("../workspace/edits.js").Edit} Edit */
/** @typedef {import("../workspace/store.js").Store<any>} Part */

/**
 * @typedef {object} Undoing
 * @property {(part: string, store: Part, nameOf: (place: string) => string) => void} watch one of the parts of the work
 * @property {(act: () => void) => void} quietly change stores with what came from elsewhere
 * @property {(act: () => void, message: string) => void} together change stores in one step, and offer to undo it
 * @property {(part: string, document: string) => void} belongs PART of the work is DOCUMENT: the steps that this tab took in it
 *   on another page are taken up
 */

/**
 * @param {Speaking} page
 * @param {string} name under which the steps go from one page of this tab to the next
 * @returns {Undoing}
 */
export function bindUndoing(page, name) {
  /** @type {Map<string, { store: Part, nameOf: (place: string) => string }>} */
  const parts = new Map();
  /** @type {import("../workspace/undo.js").History<Record<string, any>>} */
  const history = makeHistory({});
  const root = () => Object.fromEntries([...parts].map(([part, { store }]) => [part, store.get()]));
  let [quiet, held] = [false, false];
  let hideOffer = () => {};
  const buttons = bindButtons(page, (way) => take(way));

  const handNow = handOn(page.root);

  /** HAND: nobody's where a button did it, whatever field has the focus. */
  const heard = (hand = handNow()) => {
    if (held) return;
    if (quiet) history.came(root());
    else {
      hideOffer();
      history.changed(root(), hand);
    }
    buttons.show(history.can());
  };
  /** @type {Undoing["quietly"]} */
  const quietly = (act) => {
    const before = quiet;
    quiet = true;
    act();
    quiet = before;
  };
  /** @param {"undo" | "redo"} way */
  const take = (way) => {
    const taken = "looking" in page.root.dataset ? null : history[way]();
    if (!taken) return;
    hideOffer();
    quietly(() => {
      for (const [part, { store }] of parts) if (!same(store.get(), taken.content[part])) store.replace(taken.content[part]);
    });
    buttons.show(history.can());
    note(page, told(page, way, placesOf(page, taken.edits, parts), placesOf(page, taken.left, parts)));
  };
  const steps = keptSteps(`aftersales.steps.${name}`, history);
  return {
    watch(part, store, nameOf) {
      parts.set(part, { store, nameOf });
      store.listen(() => heard());
      history.came(root());
    },
    quietly,
    together(act, message) {
      held = true;
      act();
      held = false;
      heard({});
      hideOffer = note(page, message, () => take("undo"));
    },
    belongs(part, document) {
      steps(part, document);
      buttons.show(history.can());
    },
  };
}

/**
 * By whose hand something changes just now: typed into a field, or by leaving one, when what was typed is written as the
 * page writes it (2025-6-6 as 2025-06-06).
 * @param {HTMLElement} root
 * @returns {() => import("../workspace/undo.js").Hand}
 */
function handOn(root) {
  /** @type {WeakMap<EventTarget, number>} */
  const numbers = new WeakMap();
  let last = 0;
  /** @param {EventTarget} field */
  const numberOf = (field) => {
    const number = numbers.get(field) ?? (last += 1);
    numbers.set(field, number);
    return number;
  };
  /** @type {EventTarget | null} */
  let left = null;
  const leave = (/** @type {Event} */ { target, bubbles }) => (left = bubbles && isField(target) ? target : null);
  root.addEventListener("change", leave, { capture: true });
  addEventListener("change", () => (left = null)); // whoever had to hear of it has heard
  return () => {
    if (left) return { leaving: true, field: numberOf(left) };
    const { activeElement } = document;
    return isField(activeElement) && activeElement ? { typed: true, field: numberOf(activeElement) } : {};
  };
}

/**
 * @param {Speaking} page
 * @param {(way: "undo" | "redo") => void} take
 */
function bindButtons(page, take) {
  const [undo, redo] = ["undo", "redo"].map((way) => one(page.root, `[data-action=${way}]`, HTMLButtonElement));
  undo?.addEventListener("click", () => take("undo"));
  redo?.addEventListener("click", () => take("redo"));
  addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || !["z", "y"].includes(key)) return;
    if (document.querySelector("dialog[open]") || isElsewhere(page.root, event.target)) return;
    event.preventDefault();
    take(key === "y" || event.shiftKey ? "redo" : "undo");
  });
  return {
    /** A button that cannot be pressed keeps the focus: it may have just been pressed. @param {{ undo: boolean, redo: boolean }} can */
    show(can) {
      if (undo) setAttribute(undo, "aria-disabled", String(!can.undo));
      if (redo) setAttribute(redo, "aria-disabled", String(!can.redo));
    },
  };
}

/**
 * Whether NODE is a field that is none of the calculator's, such as that of the search.
 * @param {HTMLElement} root
 * @param {EventTarget | null} node
 */
const isElsewhere = (root, node) => isField(node) && node instanceof Node && !root.contains(node);

/**
 * @param {Speaking} page
 * @param {Edit[]} edits
 * @param {Map<string, { nameOf: (place: string) => string }>} parts
 */
function placesOf(page, edits, parts) {
  const names = edits.map(({ path: [part = "", ...rest] }) => parts.get(part)?.nameOf(rest.join(".")) ?? "");
  return namesOf(page, names);
}

/**
 * @param {Speaking} page
 * @param {"undo" | "redo"} way
 * @param {string} places
 * @param {string} left
 */
const told = (page, way, places, left) =>
  [places && page.say(way === "undo" ? "undone" : "redone", { places }), left && page.say("undo_left", { places: left })]
    .filter(Boolean)
    .join(" ");
