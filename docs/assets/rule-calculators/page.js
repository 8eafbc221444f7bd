// What a page says about itself: kind, language, words, where clauses and errata are published.
import { one } from "../calculator/dom.js";

/** @typedef {{ zh: string, en: string }} Text */
/** @typedef {{ document: string, clause: string }} Reference */
/** @typedef {Record<string, string>} Fields what stands in the form, by field */

/**
 * @typedef {object} Page
 * @property {HTMLElement} root
 * @property {HTMLFormElement} form
 * @property {string} kind
 * @property {"zh" | "en"} language
 * @property {string} manifest address of the runtime's manifest
 * @property {string[]} library addresses of the documents that the engine answers from
 * @property {(key: string, values?: Record<string, string | number>) => string} say a label, its blanks filled
 * @property {(text: Text | null | undefined) => string} pick a text in the page's language
 * @property {(reference: Reference) => { label: string, address: string } | undefined} place
 * @property {(erratum: string) => { title: string, address: string } | undefined} erratum
 * @property {(name: string) => string} figure what a figure of a result is called
 */

/**
 * @param {HTMLElement} root
 * @returns {Page}
 */
export function readPage(root) {
  const words = /** @type {Record<string, string>} */ (block(root, "words"));
  const places = /** @type {Record<string, { label: string, address: string }>} */ (block(root, "places"));
  const titles = /** @type {Record<string, { title: string, address: string }>} */ (block(root, "titles"));
  const figures = /** @type {Record<string, string>} */ (block(root, "figures"));
  const language = root.dataset.language === "en" ? "en" : "zh";
  return {
    root,
    form: one(root, "[data-form]", HTMLFormElement),
    kind: root.dataset.ruleCalculator ?? "",
    language,
    manifest: root.dataset.runtime ?? "",
    library: (root.dataset.library ?? "").split(" ").filter(Boolean),
    say: (key, values = {}) => fill(words[key] ?? key, values),
    pick: (text) => (text ? text[language] || text.zh : ""),
    place: (reference) => places[`${reference.document} ${reference.clause}`],
    erratum: (name) => titles[name],
    figure: (name) => figures[name] ?? name,
  };
}

/**
 * @param {HTMLElement} root
 * @param {string} name
 * @returns {unknown}
 */
const block = (root, name) => JSON.parse(root.querySelector(`[data-${name}]`)?.textContent ?? "{}");

/**
 * @param {string} words
 * @param {Record<string, string | number>} values
 */
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (blank, name) => String(values[name] ?? blank));

/** Today by this machine's clock, as the engine writes dates. */
export function today() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
