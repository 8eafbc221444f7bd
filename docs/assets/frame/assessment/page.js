// What the page says about itself: rubric, language, words, clauses, addresses.
import { all, one } from "../../foundation/dom.js";
import { languageOf, picker, readJson, sayer } from "../../foundation/words.js";

/** @typedef {import("../../foundation/words.js").Reference} Reference */

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
 * @property {import("../../foundation/words.js").Say} say
 * @property {import("../../foundation/words.js").Pick} pick
 * @property {(reference: Reference) => string} sourceAddress where a source's clause is published
 * @property {(discrepancy: string) => string} discrepancyAddress
 * @property {(discrepancy: string) => string} discrepancyTitle
 */

/**
 * @param {HTMLElement} root
 * @returns {Page}
 */
export function readPage(root) {
  const { rubric = "", document: own = "", root: home = "", library = "" } = root.dataset;
  /** @type {Record<string, string>} */
  const words = readJson(root, "[data-words]");
  /** @type {Record<string, string>} */
  const discrepancies = readJson(root, "[data-discrepancies]");
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
    say: sayer(words),
    pick: picker(languageOf(root)),
    sourceAddress: (reference) => {
      if (reference.document !== own) return `${home}${reference.document}/#${encodeURIComponent(reference.clause)}`;
      const anchor = encodeURIComponent(reference.clause);
      return `${home}${rubric}/${byId.has(reference.clause) ? `${anchor}/` : `#${anchor}`}`;
    },
    discrepancyAddress: (discrepancy) => `${home}register/${encodeURIComponent(discrepancy)}/`,
    discrepancyTitle: (discrepancy) => discrepancies[discrepancy] ?? discrepancy,
  };
}
