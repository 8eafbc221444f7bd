// What the pages that look ahead share: the assessment that is kept, its score as the ground they stand on, settings.
import { one } from "../foundation/dom.js";
import { complain, refusedBox } from "../foundation/notes.js";
import { isMapping } from "../foundation/shapes.js";
import { readAs } from "../frame/asking.js";
import { compareAssessments } from "../frame/assessment/comparing.js";
import { assessmentOpening } from "../frame/assessment/opening.js";
import { readAssessmentPage } from "../frame/assessment/page.js";
import { bindPanel } from "../frame/assessment/panel.js";
import { score, scoreRequest } from "../frame/assessment/scoring.js";
import { sharedAssessment } from "../frame/assessment/sharing.js";
import { assessmentWords } from "../frame/assessment/words.js";
import { faultLine } from "../frame/faults.js";
import { openFrame } from "../frame/frame.js";
import { calculatorRoot } from "../frame/page.js";
import { draftOf } from "../workspace/draft.js";
import { answeredIn, blankState, isBlank } from "../workspace/state.js";
import { makeStore } from "../workspace/store.js";
import { showBasis } from "./basis.js";
import { settingsFiles, settingsIn } from "./settings-file.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../frame/assessment/scoring.js").Scored} Scored */
/** @typedef {import("../engine/api.js").ScoreResult} Result */
/** @typedef {import("../workspace/state.js").State} State */

/**
 * A scored assessment: the state it came from, what was left out of it, the readings that are switched, and the
 * engine's result under them.
 * @typedef {Pick<Scored, "state" | "leftOut" | "readings"> & { result: Result }} Ground
 */

/**
 * @template Values
 * @typedef {object} View
 * @property {(page: Page) => Values} blank
 * @property {(page: Page) => import("../workspace/documents.js").Writing<Values>} writing
 * @property {(values: import("../workspace/documents.js").Mapping, page: Page) => Values | null} read
 * @property {(values: Values) => unknown} shared what of the settings goes into a share link
 * @property {boolean} [alone] whether it can be begun without an assessment
 * @property {boolean} [apart] what it shows follows from none that is kept, so nothing is to be said of one that is refused
 * @property {(page: Page, frame: import("../frame/frame.js").Frame<State>, settings: import("../workspace/store.js").Store<Values>) =>
 *   (ground: Ground | null) => void} start gives what to do with each new ground; null: the assessment is refused, and nothing
 *   follows from it
 */

/**
 * Open VIEW on its page.
 * @template {object} Values
 * @param {View<Values>} view
 */
export async function openOutlook(view) {
  const root = calculatorRoot();
  if (!root) return;
  const page = readAssessmentPage(root);
  const progress = bindPanel(page, () => {});
  const settings = makeStore(view.blank(page));
  const writing = view.writing(page);
  const words = assessmentWords(page);
  /** @type {string[]} */
  let leftOut = [];
  const frame = openFrame(page, {
    files: `${page.rubric}-${page.kind}`,
    title: page.say("versions_assessment"),
    besides: () => settingsFiles(page, writing, settings.get()),
    blank: () => blankState(page.byId.keys()),
    writing: draftOf(page),
    words,
    askable: (state) => Boolean(view.alone) || !isBlank(state),
    compare: (request, before, after, readings) => compareAssessments(page, request, words, before, after, readings),
    answer: (request, state, readings) => score(page, request, state, readings),
    show(/** @type {Scored} */ scored) {
      leftOut = [...scored.leftOut.keys()];
      progress(answeredIn(store.get(), leftOut));
      if (!scored.reply.ok) {
        if (!view.apart) tellRefused(page, frame, scored.reply.faults);
        return hear(null);
      }
      showBasis(page, scored.state, scored.leftOut, scored.reply.result, frame.replace);
      hear({ ...scored, result: scored.reply.result });
    },
    signed: () => ({}),
  });
  const { store } = frame;
  const hear = view.start(page, frame, settings);
  store.listen((state) => {
    const none = !view.alone && isBlank(state);
    one(root, "[data-empty]", HTMLElement).hidden = !none;
    one(root, "[data-columns]", HTMLElement).hidden = none;
    progress(answeredIn(state, leftOut));
  });
  const opener = one(root, "[data-action=open]", HTMLButtonElement); // hidden while there is an assessment
  one(root, "[data-action=open-too]", HTMLButtonElement).addEventListener("click", () => opener.click());
  await frame.keep("settings", { title: page.say("settings_place"), store: settings, writing, words });
  await frame.start(
    () =>
      sharedAssessment(page, store.get(), {
        without: leftOut,
        leaving: frame.leaving,
        besides: { hint: page.say("share_settings"), settings: view.shared(settings.get()) },
      }),
    {
      ...assessmentOpening(page, store, frame.python, (values) => taken(page, view, settings, values)),
      aside: (file) => takeSettings(page, frame, { writing, settings }, file),
    },
  );
  if (root.querySelector("[data-in-force]")) (await import("../frame/assessment/in-force.js")).bindInForce(page, frame, words);
}

/**
 * The engine refused what was asked: the page says why, and there is nothing to make a record of.
 * @param {Page} page
 * @param {import("../frame/frame.js").Frame<State>} frame
 * @param {import("../engine/ask.js").Fault[]} faults
 */
export function tellRefused(page, frame, faults) {
  one(page.root, "[data-outcome]", HTMLElement).replaceChildren(refusedBox(page, faults.map((fault) => faultLine(page, fault))));
  one(page.root, "[data-bar-score]", HTMLElement).textContent = page.say("refused");
  frame.tell({ asked: null, waits: true, readings: {}, instead: null, words: page.say("refused") });
}

/**
 * The page shows what follows from GROUND: in the bar, to a screen reader, and as what a record is made of.
 * @param {Page} page
 * @param {import("../frame/frame.js").Frame<State>} frame
 * @param {Ground} ground
 * @param {{ bar: string, words?: string }} said WORDS are for the ear, where they are others
 */
export function tellShown(page, frame, { state, leftOut, readings }, { bar, words = bar }) {
  one(page.root, "[data-bar-score]", HTMLElement).textContent = bar;
  const asked = readAs(scoreRequest(page, state, leftOut.keys()), readings); // a record is made of a calculation
  frame.tell({ asked, waits: leftOut.size > 0, readings, instead: null, words });
}

/**
 * Settings that came in a link, to be taken over with its assessment; those it does not name stay as they are.
 * @template {object} Values
 * @param {Page} page
 * @param {View<Values>} view
 * @param {import("../workspace/store.js").Store<Values>} settings
 * @param {unknown} values
 */
function taken(page, view, settings, values) {
  const read = isMapping(values) ? view.read({ ...structuredClone(settings.get()), ...values }, page) : null;
  if (!read) return { cautions: [page.say("settings_unfit")] };
  return { cautions: [], also: () => settings.replace(read) };
}

/**
 * Settings that come in a file of their own; they take the place of those here, in a step that can be taken back.
 * @template {object} Values
 * @param {Page} page
 * @param {import("../frame/frame.js").Frame<State>} frame
 * @param {{ writing: import("../workspace/documents.js").Writing<Values>, settings: import("../workspace/store.js").Store<Values> }} kept
 * @param {File} file
 * @returns {Promise<boolean>} whether it is such a file
 */
async function takeSettings(page, { store, replace }, { writing, settings }, file) {
  const found = await settingsIn(writing, file);
  if (!found) return false;
  const { values } = found;
  const { name } = file;
  if (values) replace(store.get(), page.say("settings_opened", { name }), () => settings.replace(values));
  else complain(page, page.say("settings_other", { name }));
  return true;
}
