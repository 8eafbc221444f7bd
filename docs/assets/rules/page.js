// What a page says about itself: kind, language, words, where clauses and discrepancies are published.
import { one } from "../foundation/dom.js";
import { languageOf, picker, readJson, sayer } from "../foundation/words.js";

/** @typedef {import("../foundation/words.js").Reference} Reference */
/** @typedef {Record<string, string>} Fields what stands in the form, by field */

/**
 * @typedef {object} Page
 * @property {HTMLElement} root
 * @property {HTMLFormElement} form
 * @property {string} kind
 * @property {string} manifest address of the runtime's manifest
 * @property {string[]} library addresses of the documents that the engine answers from
 * @property {import("../foundation/words.js").Say} say
 * @property {import("../foundation/words.js").Pick} pick
 * @property {(reference: Reference) => { label: string, address: string } | undefined} place
 * @property {(discrepancy: string) => { title: string, address: string } | undefined} discrepancy
 * @property {(name: string) => string} figure what a figure of a result is called
 */

/**
 * @param {HTMLElement} root
 * @returns {Page}
 */
export function readPage(root) {
  /** @type {Record<string, string>} */
  const words = readJson(root, "[data-words]");
  /** @type {Record<string, { label: string, address: string }>} */
  const places = readJson(root, "[data-places]");
  /** @type {Record<string, { title: string, address: string }>} */
  const titles = readJson(root, "[data-titles]");
  /** @type {Record<string, string>} */
  const figures = readJson(root, "[data-figures]");
  return {
    root,
    form: one(root, "[data-form]", HTMLFormElement),
    kind: root.dataset.ruleCalculator ?? "",
    manifest: root.dataset.runtime ?? "",
    library: (root.dataset.library ?? "").split(" ").filter(Boolean),
    say: sayer(words),
    pick: picker(languageOf(root)),
    place: (reference) => places[`${reference.document} ${reference.clause}`],
    discrepancy: (name) => titles[name],
    figure: (name) => figures[name] ?? name,
  };
}
