// The page of a score: the form of a rubric, and its result.
import { all } from "../foundation/dom.js";
import { compareAssessments } from "../frame/assessment/comparing.js";
import { assessmentOpening } from "../frame/assessment/opening.js";
import { ranged, short } from "../frame/assessment/outcome.js";
import { readAssessmentPage } from "../frame/assessment/page.js";
import { bindPanel } from "../frame/assessment/panel.js";
import { score } from "../frame/assessment/scoring.js";
import { sharedAssessment } from "../frame/assessment/sharing.js";
import { assessmentWords } from "../frame/assessment/words.js";
import { openFrame } from "../frame/frame.js";
import { calculatorRoot } from "../frame/page.js";
import { draftOf } from "../workspace/draft.js";
import { answeredIn, blankState } from "../workspace/state.js";
import { bindFiles } from "./files.js";
import { bindFilters } from "./filters.js";
import { bindForm, bindMarks, readForm } from "./form.js";
import { bindKeyboard } from "./keyboard.js";
import { bindRestMet } from "./rest-met.js";
import { bindResult } from "./result.js";
import { bindSpecials } from "./specials.js";
import { bindNearest, bindTools, carryFromAddress } from "./tools.js";

/** @typedef {import("../frame/assessment/scoring.js").Scored} Scored */

/** @param {HTMLElement} root */
async function start(root) {
  const page = readAssessmentPage(root);
  const filters = bindFilters(page);
  const words = assessmentWords(page);
  const progress = bindPanel(page, filters.goTo);
  const showMarks = bindMarks(page);
  const showResult = bindResult(page, (state, message) => frame.replace(state, message));
  /** @type {string[]} */
  let leftOut = [];
  const frame = openFrame(page, {
    files: `${page.rubric}-score`,
    blank: () => blankState(page.byId.keys()),
    writing: draftOf(page),
    words,
    entered: (state) => readForm(page, state),
    compare: (request, before, after, readings) => compareAssessments(page, request, words, before, after, readings),
    answer: (request, state, readings) => score(page, request, state, readings),
    show(/** @type {Scored} */ scored) {
      leftOut = [...scored.leftOut.keys()];
      progress(answeredIn(store.get(), leftOut));
      showMarks(scored);
      showResult(scored);
      filters.count();
      tell(scored);
      if (scored.reply.ok) nearest(scored.asked);
    },
    signed: () => ({}),
  });
  const { store } = frame;
  const nearest = bindNearest(page, frame);
  /** @param {Scored} scored */
  const tell = ({ reply, asked, readings, adopted }) =>
    frame.tell({
      asked: reply.ok ? asked : null,
      waits: leftOut.length > 0,
      readings: reply.ok ? readings : {},
      instead: adopted && ranged(page, adopted),
      words: reply.ok ? short(page, reply.result) : page.say("refused"),
    });
  bindForm(page, store);
  bindSpecials(page, store);
  bindKeyboard(page, filters, frame);
  bindRestMet(page, frame);
  bindTools(page, frame);
  bindFiles(page, frame, () => leftOut);
  for (const next of all(root, "[data-action=next-open]", HTMLButtonElement)) {
    next.addEventListener("click", () => filters.goToNextOpen() || frame.say(page.say("none_open")));
  }
  store.listen((state) => {
    filters.count();
    progress(answeredIn(state, leftOut));
  });
  const restored = await frame.start(
    () => sharedAssessment(page, store.get(), { without: leftOut, leaving: frame.leaving }),
    assessmentOpening(page, store, frame.python),
  );
  if (restored) frame.say(page.say("restored"));
  carryFromAddress(page);
  if (root.querySelector("[data-in-force]")) (await import("../frame/assessment/in-force.js")).bindInForce(page, frame, words);
}

const root = calculatorRoot();
if (root && !root.dataset.outlook) void start(root);
