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
