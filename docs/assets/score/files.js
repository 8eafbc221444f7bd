// Saving the assessment as a file of the format assessment/1, or as a workbook to fill in or hand in.
import { today } from "../foundation/day.js";
import { one } from "../foundation/dom.js";
import { settled } from "../foundation/latest.js";
import { JSON_FILE, saveFile, XLSX_FILE } from "../foundation/save.js";
import { savedWithout } from "../frame/assessment/saved.js";
import { handOut } from "../frame/files.js";
import { toAssessment } from "../workspace/assessment.js";
import { isBlank } from "../workspace/state.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../workspace/state.js").State} State */

/**
 * The buttons for the file, and for the workbook: that is empty while nothing is filled in, else it holds the findings
 * and their result. Clauses that the engine refused are left out: a file that nobody can open again helps no one.
 * @param {Page} page
 * @param {import("../frame/frame.js").Frame<State>} frame
 * @param {() => string[]} refused
 */
export function bindFiles(page, { store, python, readings, say, leaving }, refused) {
  one(page.root, "[data-action=save]", HTMLButtonElement).addEventListener("click", async () => {
    const leftOut = refused();
    const name = `${page.rubric}-${today()}.json`;
    const content = await leaving(toAssessment(page.rubric, store.get(), { without: leftOut }), name);
    saveFile(name, `${JSON.stringify(content, null, 2)}\n`, JSON_FILE);
    say(savedWithout(page, name, leftOut));
  });
  const workbook = one(page.root, "[data-action=xlsx]", HTMLButtonElement);
  workbook.addEventListener("click", async () => {
    if (!isBlank(store.get())) await settled(page.root); // until then it is not known which clauses are unfinished
    const [state, leftOut] = [store.get(), refused()];
    const blank = isBlank(state) && (await blankForm(workbook));
    if (blank) {
      const name = `${page.rubric}-${today()}.xlsx`;
      saveFile(name, blank, XLSX_FILE);
      say(page.say("saved_file", { name }));
      return;
    }
    const filled = toAssessment(page.rubric, state, { without: leftOut });
    const content = isBlank(state)
      ? { rubric: page.rubric }
      : { assessment: await leaving(filled, `${page.rubric}-${today()}.xlsx`), readings: readings.switched() };
    const name = await handOut(page, python, "spreadsheet", { kind: "form", on: today(), ...content }, workbook);
    if (name) say(savedWithout(page, name, "rubric" in content ? [] : leftOut));
  });
}

const ARCHIVE = [0x50, 0x4b]; // PK, with which a workbook begins

/**
 * The blank form as the site has it, made when the site was; null where it cannot be had, or where a network or a host that
 * has it no more answers with a page of its own: then the engine makes one.
 * @param {HTMLButtonElement} button
 */
async function blankForm({ dataset: { blank } }) {
  if (!blank) return null;
  const response = await fetch(blank).catch(() => null);
  const bytes = response?.ok ? new Uint8Array(await response.arrayBuffer().catch(() => new ArrayBuffer(0))) : null;
  return bytes && ARCHIVE.every((byte, at) => bytes[at] === byte) ? bytes : null;
}
