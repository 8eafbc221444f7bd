// Building elements. Texts become text nodes and nothing else: no string is ever read as HTML.

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element with attributes and children; `null`, `undefined` and `false` children are left out,
 * attributes that are `undefined` or `false` too.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | undefined>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (typeof value === "string") made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child instanceof Node || typeof child === "string"));
  return made;
}

/**
 * A button with a text and what it does.
 * @param {string} text
 * @param {() => void} act
 * @param {Record<string, string | boolean | undefined>} [attributes]
 */
export function button(text, act, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

/**
 * The one descendant that SELECTOR names; the template always has it.
 * @template {Element} Found
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => Found} kind
 * @returns {Found}
 */
export function one(parent, selector, kind) {
  const found = parent.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${selector}`);
  return found;
}

/**
 * @template {Element} Found
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => Found} kind
 * @returns {Found[]}
 */
export function all(parent, selector, kind) {
  /** @type {Found[]} */
  const found = [];
  for (const each of parent.querySelectorAll(selector)) if (each instanceof kind) found.push(each);
  return found;
}

// What a browser is told twice it works out twice: an attribute or a text that is written again as it stands costs the
// style and the layout of its element. What each reply or each change renews is therefore written where it is another.

/**
 * @param {Node} place
 * @param {string} text
 */
export function setText(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/**
 * @param {HTMLElement} part
 * @param {boolean} hidden
 */
export function setHidden(part, hidden) {
  if (part.hidden !== hidden) part.hidden = hidden;
}

/**
 * @param {Element} part
 * @param {string} name of an attribute
 * @param {string} value
 */
export function setAttribute(part, name, value) {
  if (part.getAttribute(name) !== value) part.setAttribute(name, value);
}

/**
 * Put PARTS into PLACE, in their order. What stands there already and is the same stays: found from either end, and
 * between them one against one. None has listeners of its own: of two that look the same, either may stay.
 * @param {Element} place
 * @param {Element[]} parts
 */
export function setChildren(place, parts) {
  const standing = [...place.children];
  const both = Math.min(standing.length, parts.length);
  let tail = 0;
  while (tail < both && standing.at(-1 - tail)?.isEqualNode(parts.at(-1 - tail) ?? null)) tail += 1;
  const [olds, news] = [standing.slice(0, standing.length - tail), parts.slice(0, parts.length - tail)];
  const next = standing[olds.length] ?? null;
  for (const [index, part] of news.entries()) {
    const old = olds[index];
    if (!old) place.insertBefore(part, next);
    else if (!old.isEqualNode(part)) old.replaceWith(part);
  }
  for (const old of olds.slice(news.length)) old.remove();
}
