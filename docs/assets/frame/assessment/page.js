// A page on one assessment: its rubric, and the clauses that stand in it.
import { all } from "../../foundation/dom.js";
import { readPage } from "../page.js";

/**
 * @typedef {object} Clause
 * @property {string} id
 * @property {string} title
 * @property {boolean} deletable
 * @property {HTMLFieldSetElement} element
 */

/**
 * @typedef {object} Rubric
 * @property {string} rubric its id
 * @property {string} kept under which assessments by it are kept
 * @property {Clause[]} clauses in the order of the form
 * @property {Map<string, Clause>} byId
 * @property {Set<string>} certificates ids that the form offers
 */

/** @typedef {import("../page.js").Page & Rubric} Page */

/**
 * @param {HTMLElement} root
 * @returns {Page}
 */
export function readAssessmentPage(root) {
  const page = readPage(root);
  const { rubric = "", document: own = "", workKey: kept = rubric } = root.dataset;
  const clauses = all(page.form, "[data-clause]", HTMLFieldSetElement).map((fieldset) => ({
    id: fieldset.dataset.clause ?? "",
    title: fieldset.dataset.title ?? "",
    deletable: "deletable" in fieldset.dataset,
    element: fieldset,
  }));
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  /** @param {import("../page.js").Reference} reference */
  const addressOf = ({ document, clause }) => {
    const anchor = encodeURIComponent(clause);
    if (kept !== rubric) return `#${byId.has(clause) ? `c-${clause}` : ""}`; // it is published nowhere
    if (document !== own) return `${page.home}${document}/#${anchor}`;
    return `${page.home}${rubric}/${byId.has(clause) ? `${anchor}/` : `#${anchor}`}`;
  };
  return {
    ...page,
    rubric,
    kept,
    clauses,
    byId,
    certificates: new Set(all(page.form, "[data-certificate]", HTMLInputElement).map((box) => box.value)),
    place: (reference) => ({ label: page.say("source", { clause: reference.clause }), address: addressOf(reference) }),
  };
}
