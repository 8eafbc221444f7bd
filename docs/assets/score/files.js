// Saving the assessment as a file of the format assessment/1.
import { toAssessment } from "../assessment/assessment.js";
import { today } from "../foundation/day.js";
import { JSON_FILE, saveText } from "../foundation/save.js";

/** @typedef {import("../assessment/page.js").Page} Page */
/** @typedef {import("../assessment/state.js").State} State */

/**
 * Save STATE without the clauses that the engine refused: a file that nobody can open again helps no one.
 * @param {Page} page
 * @param {State} state
 * @param {string[]} leftOut
 * @returns {string} what to tell the visitor
 */
export function saveAssessment(page, state, leftOut) {
  const name = `${page.rubric}-${today()}.json`;
  const text = JSON.stringify(toAssessment(page.rubric, state, { without: leftOut }), null, 2);
  saveText(name, `${text}\n`, JSON_FILE);
  if (!leftOut.length) return page.say("saved_file", { name });
  return page.say("saved_without", { name, count: leftOut.length, clauses: leftOut.join("、") });
}
