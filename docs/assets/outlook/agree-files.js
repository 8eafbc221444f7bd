// The two assessments: each from a file, or the one of this case, with the name of whose it is.
import { one } from "../foundation/dom.js";
import { settled } from "../foundation/latest.js";
import { complain } from "../foundation/notes.js";
import { textOf } from "../foundation/text-file.js";
import { showTyped } from "../foundation/typing.js";
import { faultLine } from "../frame/faults.js";
import { bindChooser, isWorkbook, mayBeAssessment, readForm, tellRemarks, tooLarge } from "../frame/files.js";
import { namesLeftOut } from "../frame/assessment/placeless.js";
import { scoreText } from "../frame/assessment/scoring.js";
import { toAssessment } from "../workspace/assessment.js";
import { answeredIn, isBlank } from "../workspace/state.js";
import { emptyPair, nameOfFile, putAssessed, SIDES } from "./agree-settings.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} Frame */
/** @typedef {import("../workspace/store.js").Store<import("./agree-settings.js").Pair>} Settings */
/** @typedef {import("./agree-settings.js").Side} Side */

const LARGEST = 1024 * 1024;

/**
 * @param {Page} page
 * @param {Frame} frame
 * @param {Settings} settings
 * @param {() => string[]} unfinished clauses of the own assessment that the engine refuses as they are
 */
export function bindSides(page, frame, settings, unfinished) {
  for (const side of SIDES) bindSide(page, frame, settings, { side, unfinished });
  one(page.form, "[data-action=other-pair]", HTMLButtonElement).addEventListener("click", () => {
    settings.replace(emptyPair());
    frame.say(page.say("pair_cleared"));
  });
}

/**
 * @param {Page} page
 * @param {Frame} frame
 * @param {Settings} settings
 * @param {{ side: Side, unfinished: () => string[] }} which
 */
function bindSide(page, frame, settings, { side, unfinished }) {
  const place = one(page.form, `[data-side=${side}]`, HTMLElement);
  const name = one(place, "[data-by]", HTMLInputElement);
  const said = one(place, "[data-side-file]", HTMLElement);
  /** @param {string} file @param {Record<string, unknown>} assessment @param {string} by */
  const take = (file, assessment, by) =>
    settings.change((pair) => {
      const own = pair[side];
      const usual = !own ? "" : own.file === page.say("own_file") ? page.say("own_by") : nameOfFile(own.file);
      putAssessed(pair, side, { by, file, assessment }, { typed: name.value, usual });
    });
  let turn = 0; // of what was chosen for this side: a workbook takes longer than the file that is chosen after it
  bindChooser(page, one(place, "[data-side-chooser]", HTMLInputElement), place.querySelector("[data-action=choose]"), async (file) => {
    const own = (turn += 1);
    const read = await assessmentIn(page, frame, file);
    if (own !== turn) return;
    if (read.reasons) complain(page, page.say("file_not_taken", { name: file.name }), read.reasons);
    else take(file.name, read.assessment, nameOfFile(file.name));
  });
  one(place, "[data-action=own]", HTMLButtonElement).addEventListener("click", async () => {
    const own = (turn += 1);
    await settled(page.root); // until then it is not known which clauses are unfinished
    if (own !== turn) return;
    const [state, without] = [frame.store.get(), unfinished()];
    if (isBlank(state)) return frame.say(page.say("no_own", { answered: answeredIn(state) }));
    take(page.say("own_file"), toAssessment(page.rubric, state, { without }), page.say("own_by"));
    if (without.length) frame.say(page.say("own_without", { count: without.length, clauses: namesLeftOut(page, without) }));
  });
  name.addEventListener("input", () =>
    settings.change((pair) => {
      const own = pair[side];
      if (own) own.by = name.value;
      else pair.names = { ...pair.names, [side]: name.value };
    }),
  );
  settings.listen((pair, replaced) => {
    const own = pair[side];
    said.textContent = own?.file ?? page.say("no_file");
    if (own || replaced) showTyped(name, own?.by ?? pair.names?.[side] ?? "", replaced);
  });
}

/**
 * @param {Page} page
 * @param {Frame} frame
 * @param {File} file
 * @returns {Promise<{ assessment: Record<string, unknown>, reasons: null } | { assessment: null, reasons: string[] }>}
 */
async function assessmentIn(page, { python }, file) {
  const none = { assessment: null, reasons: [page.say("incoming_not_json", { name: file.name })] };
  if (!(await mayBeAssessment(file))) return none;
  const limit = tooLarge(file, LARGEST);
  if (limit) return { assessment: null, reasons: [page.say("incoming_large", { name: file.name, limit })] };
  try {
    const text = await textIn(page, python, file);
    if (typeof text !== "string") return { assessment: null, reasons: text };
    const reply = await scoreText(python.request, text);
    if (!reply.ok) return { assessment: null, reasons: reply.faults.map((fault) => faultLine(page, fault)) };
    const { lineage: _, ...assessment } = JSON.parse(text);
    if (assessment.rubric === page.rubric) return { assessment, reasons: null };
    return { assessment: null, reasons: [page.say("incoming_other", { rubric: assessment.rubric })] };
  } catch {
    return none;
  }
}

/**
 * The assessment in FILE as JSON, or why there is none.
 * @param {Page} page
 * @param {import("../engine/client.js").Engine} python
 * @param {File} file
 */
async function textIn(page, python, file) {
  if (!isWorkbook(file)) return textOf(file);
  /** @type {{ result: { assessment: unknown, remarks: import("../foundation/words.js").Text[] }, reasons: null } | { result: null, reasons: string[] }} */
  const { result, reasons } = await readForm(page, python, file);
  if (reasons) return reasons;
  tellRemarks(page, page.say("file_remarks", { name: file.name }), result.remarks);
  return JSON.stringify(result.assessment);
}
