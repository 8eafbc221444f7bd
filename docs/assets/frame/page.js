// What a page says about itself: kind, language, words, where clauses and discrepancies are published.
import { one } from "../foundation/dom.js";
import { languageOf, picker, readJson, sayer } from "../foundation/words.js";

/** @typedef {import("../foundation/words.js").Reference} Reference */
/** @typedef {{ label: string, address: string }} Place of a clause */
/** @typedef {{ title: string, address: string }} Registered a discrepancy in the register */

/**
 * @typedef {object} Page
 * @property {HTMLElement} root
 * @property {HTMLFormElement} form
 * @property {string} kind what is calculated: "score", "audit-time"
 * @property {import("../foundation/words.js").Language} language
 * @property {string} manifest address of the runtime's manifest
 * @property {string[]} library addresses of the documents that the engine answers from
 * @property {string[]} given documents besides, that are published nowhere
 * @property {string} home address of the site's first page; "" where the page names none
 * @property {import("../foundation/words.js").Say} say
 * @property {import("../foundation/words.js").Pick} pick
 * @property {(reference: Reference) => Place | undefined} place where a clause is published
 * @property {(discrepancy: string) => Registered | undefined} discrepancy
 * @property {(name: string) => string} figure what a figure of a result is called,
 *   by the document that is chosen where each has names of its own
 */

/** The root of the page's calculator. @returns {HTMLElement | null} */
export const calculatorRoot = () => document.querySelector("[data-calculator], [data-rule-calculator]");

/**
 * @param {HTMLElement} root
 * @returns {Page}
 */
export function readPage(root) {
  const { ruleCalculator, outlook, root: home = "", library = "" } = root.dataset;
  /** @type {Record<string, Place>} */
  const places = readJson(root, "[data-places]");
  /** @type {Record<string, string>} */
  const figures = readJson(root, "[data-figures]");
  const runtime = document.querySelector("[data-runtime]");
  const language = languageOf(root);
  return {
    root,
    form: one(root, "[data-form]", HTMLFormElement),
    kind: ruleCalculator ?? outlook ?? "score",
    language,
    manifest: (runtime instanceof HTMLElement && runtime.dataset.runtime) || "",
    library: library.split(" ").filter(Boolean),
    given: Object.values(readJson(root, "[data-given]")),
    home,
    say: sayer(readJson(root, "[data-words]")),
    pick: picker(language),
    place: ({ document, clause }) => places[`${document} ${clause}`],
    discrepancy: registerOf(root, home),
    figure: (name) => figures[`${root.dataset.document} ${name}`] ?? figures[name] ?? name,
  };
}

/**
 * The discrepancies that the page knows: with their addresses, or by their titles alone.
 * @param {HTMLElement} root
 * @param {string} home
 * @returns {Page["discrepancy"]}
 */
function registerOf(root, home) {
  /** @type {Record<string, Registered>} */
  const known = readJson(root, "[data-titles]");
  /** @type {Record<string, string>} */
  const titles = readJson(root, "[data-discrepancies]");
  return (name) => {
    const address = `${home}register/${encodeURIComponent(name)}/`;
    return known[name] ?? (home ? { title: titles[name] ?? name, address } : undefined);
  };
}
