// Saving the assessment as a file of the format assessment/1, and handing texts out as downloads.
import { toAssessment } from "./assessment.js";
import { element } from "./dom.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./state.js").State} State */

/**
 * @param {string} name
 * @param {string} text
 */
export function saveText(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * Save STATE without the clauses that the engine refused: a file that nobody can open again helps no one.
 * @param {Page} page
 * @param {State} state
 * @param {string[]} leftOut
 * @returns {string} what to tell the visitor
 */
export function saveAssessment(page, state, leftOut) {
  const name = `${page.rubric}-${today()}.json`;
  saveText(name, JSON.stringify(toAssessment(page.rubric, state, { without: leftOut }), null, 2) + "\n");
  if (!leftOut.length) return page.say("saved_file", { name });
  return page.say("saved_without", { name, count: leftOut.length, clauses: leftOut.join("、") });
}

function today() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
