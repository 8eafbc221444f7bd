// The whole form as a workbook, with what is recorded of evidence.
import { today } from "../foundation/day.js";
import { one } from "../foundation/dom.js";
import { settled } from "../foundation/latest.js";
import { savedWithout } from "../frame/assessment/saved.js";
import { handOut } from "../frame/files.js";
import { toAssessment } from "../workspace/assessment.js";

/**
 * Clauses that the engine refuses as they are stand open in it.
 * @param {import("../frame/assessment/page.js").Page} page
 * @param {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} frame
 * @param {() => string[]} refused
 */
export function bindWorkbook(page, { store, python, leaving, readings, say }, refused) {
  const workbook = one(page.root, "[data-action=xlsx]", HTMLButtonElement);
  workbook.addEventListener("click", async () => {
    await settled(page.root); // until then it is not known which clauses are unfinished
    const without = refused();
    const assessment = await leaving(toAssessment(page.rubric, store.get(), { without }), `${page.rubric}-${today()}.xlsx`);
    const asked = { kind: "form", on: today(), assessment, readings: readings.switched() };
    const name = await handOut(page, python, "spreadsheet", asked, workbook);
    if (name) say(savedWithout(page, name, without));
  });
}
