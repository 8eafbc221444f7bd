// Saving the assessment as a file of the format assessment/1, or as a workbook to fill in or hand in.
import { toAssessment } from "../workspace/assessment.js";
import { isBlank } from "../workspace/state.js";
import { handOut } from "../frame/files.js";
import { today } from "../foundation/day.js";
import { one } from "../foundation/dom.js";
import { JSON_FILE, saveFile } from "../foundation/save.js";
import { languageOf } from "../foundation/words.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../workspace/state.js").State} State */

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
  saveFile(name, `${text}\n`, JSON_FILE);
  return told(page, name, leftOut);
}

/**
 * What to say of a file in which the clauses LEFT OUT stand as open.
 * @param {Page} page
 * @param {string} name
 * @param {string[]} leftOut
 */
const told = (page, name, leftOut) =>
  leftOut.length
    ? page.say("saved_without", { name, count: leftOut.length, clauses: leftOut.join("、") })
    : page.say("saved_file", { name });

/**
 * The button for the workbook: empty while nothing is filled in, else with the findings and their result.
 * @param {Page} page
 * @param {import("../engine/client.js").Engine} python
 * @param {() => { state: State, leftOut: string[], readings: Record<string, string> }} current
 * @param {(message: string) => void} say
 */
export function bindWorkbook(page, python, current, say) {
  const button = one(page.root, "[data-action=xlsx]", HTMLButtonElement);
  button.addEventListener("click", async () => {
    const { state, leftOut, readings } = current();
    const content = isBlank(state)
      ? { rubric: page.rubric }
      : { assessment: toAssessment(page.rubric, state, { without: leftOut }), readings };
    const asked = { kind: "form", language: languageOf(page.root), on: today(), ...content };
    const name = await handOut(page, python, "spreadsheet", asked, button);
    if (name) say(told(page, name, isBlank(state) ? [] : leftOut));
  });
}
