// What the page says about itself: rubric, language, words, clauses, addresses.
import { all, one } from "./dom.js";

/** @typedef {{ zh: string, en: string }} Text */
/** @typedef {{ document: string, clause: string }} Reference */

/**
 * @typedef {object} Clause
 * @property {string} id
 * @property {string} title
 * @property {boolean} deletable
 * @property {HTMLFieldSetElement} element
 */

/**
 * @typedef {object} Page
 * @property {HTMLElement} root
 * @property {HTMLFormElement} form
 * @property {string} rubric id of the rubric
 * @property {string} manifest address of the runtime's manifest
 * @property {string} library address of the published rubric
 * @property {Clause[]} clauses in the order of the form
 * @property {Map<string, Clause>} byId
 * @property {Set<string>} certificates ids that the form offers
 * @property {(key: string, values?: Record<string, string | number>) => string} say a label, its blanks filled
 * @property {(text: Text | null | undefined) => string} pick a text in the page's language
 * @property {(reference: Reference) => string} sourceAddress where a source's clause is published
 * @property {(erratum: string) => string} erratumAddress
 * @property {(erratum: string) => string} erratumTitle
 */

/**
 * @param {HTMLElement} root
 * @returns {Page}
 */
export function readPage(root) {
  const { rubric = "", document: own = "", root: home = "", library = "" } = root.dataset;
  const words = readJson(root, "[data-words]");
  const errata = readJson(root, "[data-errata]");
  const form = one(root, "[data-form]", HTMLFormElement);
  const clauses = all(form, "[data-clause]", HTMLFieldSetElement).map((fieldset) => ({
    id: fieldset.dataset.clause ?? "",
    title: fieldset.dataset.title ?? "",
    deletable: "deletable" in fieldset.dataset,
    element: fieldset,
  }));
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const runtime = document.querySelector("[data-runtime]");
  return {
    root,
    form,
    rubric,
    library,
    manifest: (runtime instanceof HTMLElement && runtime.dataset.runtime) || "",
    clauses,
    byId,
    certificates: new Set(all(form, "[data-certificate]", HTMLInputElement).map((box) => box.value)),
    say: (key, values = {}) => fill(words[key] ?? key, values),
    pick: (text) => (text ? (root.dataset.language === "en" && text.en) || text.zh : ""),
    sourceAddress: (reference) => {
      if (reference.document !== own) return `${home}${reference.document}/#${encodeURIComponent(reference.clause)}`;
      const anchor = encodeURIComponent(reference.clause);
      return `${home}${rubric}/${byId.has(reference.clause) ? `${anchor}/` : `#${anchor}`}`;
    },
    erratumAddress: (erratum) => `${home}register/${encodeURIComponent(erratum)}/`,
    erratumTitle: (erratum) => errata[erratum] ?? erratum,
  };
}

/**
 * @param {HTMLElement} root
 * @param {string} selector
 * @returns {Record<string, string>}
 */
function readJson(root, selector) {
  return JSON.parse(root.querySelector(selector)?.textContent ?? "{}");
}

/**
 * @param {string} words
 * @param {Record<string, string | number>} values
 */
function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (blank, name) => String(values[name] ?? blank));
}
