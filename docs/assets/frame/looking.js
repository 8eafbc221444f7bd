// Looking at another version in the very form and result of the page: nothing of it can be changed, and nothing is kept.
import { all, button, element, one } from "../foundation/dom.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */

/**
 * @template Content
 * @typedef {object} Looking
 * @property {() => boolean} is
 * @property {(content: Content, title: string, restore: () => void) => void} at
 * @property {(content: Content) => boolean} came what is there now changed behind what is looked at; false: nothing is
 * @property {() => void} leave go back to what is there now
 */

/** What would change the work or hand it out as what is there now; and what of that may be used all the same. */
const SHUT = "[data-form] :is(input, textarea, select), button[data-action], .calc-deduction button";
const OPEN =
  "dialog, [data-work], [data-switch], [data-switched], [data-engine], [data-action=print], [data-action=next-open], [data-action=toggle-result]";

/**
 * @template Content
 * @param {Speaking} page
 * @param {{ get: () => Content, show: (content: Content) => void }} work SHOW: without keeping it
 * @returns {Looking<Content>}
 */
export function bindLooking(page, { get, show }) {
  const place = one(page.root, "[data-looking-at]", HTMLElement);
  /** @type {{ content: Content } | null} */
  let own = null;
  /** @param {boolean} looking */
  const mark = (looking) => {
    page.root.toggleAttribute("data-looking", looking);
    place.hidden = !looking;
    for (const part of all(page.root, SHUT, HTMLElement)) if (!part.closest(OPEN)) part.inert = looking;
  };
  const leave = () => {
    if (!own) return;
    const { content } = own;
    own = null;
    const focused = place.contains(document.activeElement);
    mark(false);
    show(content);
    if (focused) one(page.root, "[data-action=versions]", HTMLButtonElement).focus(); // from where one came to look
  };
  return {
    is: () => own !== null,
    at(content, title, restore) {
      own ??= { content: structuredClone(get()) };
      place.replaceChildren(
        element("p", { role: "status" }, element("strong", {}, page.say("looking_at", { version: title }))),
        button(page.say("restore"), () => (leave(), restore()), { "data-action": "restore" }),
        button(page.say("looking_back"), leave, { class: "calc-primary", "data-action": "look-back" }),
      );
      show(content);
      mark(true); // what was drawn anew too
      one(place, "[data-action=look-back]", HTMLButtonElement).focus();
    },
    came(content) {
      if (own) own.content = structuredClone(content);
      return own !== null;
    },
    leave,
  };
}
