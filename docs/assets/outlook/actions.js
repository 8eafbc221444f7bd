// The page of actions: what is done about each loss, by whom, until when; and the score at each of these days.
import { ask } from "../engine/ask.js";
import { today } from "../foundation/day.js";
import { one } from "../foundation/dom.js";
import { settled } from "../foundation/latest.js";
import { CSV_FILE, saveFile, toCsv } from "../foundation/save.js";
import { readAs } from "../frame/asking.js";
import { scoreRequest } from "../frame/assessment/scoring.js";
import { handOut } from "../frame/files.js";
import { linesOn } from "../frame/readings-switch.js";
import { toAssessment } from "../workspace/assessment.js";
import { bindActionForm } from "./actions-form.js";
import { actionRows, headlineOf, showStages } from "./actions-result.js";
import { following } from "./following.js";
import { openOutlook, tellRefused, tellShown } from "./outlook.js";
import { unfinishedAlone } from "../frame/unfinished.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ActionsResult} Plan */
/** @typedef {import("./outlook.js").Ground} Ground */
/** @typedef {{ on: Ground, reply: import("../engine/ask.js").Reply<Plan> }} Planned */

/** @type {import("./outlook.js").View<import("../frame/unfinished.js").Unfinished>["start"]} */
function start(page, frame, waiting) {
  /** @type {Plan | null} */
  let shown = null;
  /** @type {Ground["readings"]} that it stands under */
  let switched = {};
  /** @type {string[]} */
  let without = [];
  const csv = one(page.root, "[data-action=csv]", HTMLButtonElement);
  const xlsx = one(page.root, "[data-action=xlsx]", HTMLButtonElement);
  const showForm = bindActionForm(page, frame.store, waiting);
  csv.addEventListener("click", async () => {
    await settled(page.root);
    if (!shown) return;
    const name = `${page.rubric}-actions-${today()}.csv`;
    saveFile(name, toCsv(actionRows(page, shown), ...linesOn(page, switched), page.say("notice")), CSV_FILE);
    frame.say(page.say("csv_saved", { name }));
  });
  bindList(page, frame, () => without);
  return following(
    page.root,
    async (on) => ({ on, reply: await planOf(page, frame.python.request, on) }),
    (/** @type {Planned | null} */ found) => {
      shown = found?.reply.ok ? found.reply.result : null;
      csv.disabled = xlsx.disabled = !shown?.planned.length;
      if (!found) return;
      const { on, reply } = found;
      switched = on.readings;
      without = [...on.leftOut.keys()];
      show(page, frame, on, reply);
      if (reply.ok) showForm(reply.result);
    },
  ).hear;
}

/**
 * The list to hand round, which comes back by the button that opens files.
 * @param {Page} page
 * @param {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} frame
 * @param {() => string[]} leftOut the clauses that the engine refuses as they are
 */
function bindList(page, { store, python, leaving, readings, say }, leftOut) {
  one(page.root, "[data-action=open-list]", HTMLButtonElement).addEventListener("click", () => one(page.root, "[data-file]", HTMLInputElement).click());
  const xlsx = one(page.root, "[data-action=xlsx]", HTMLButtonElement);
  xlsx.addEventListener("click", async () => {
    await settled(page.root); // until then it is not known which clauses are unfinished
    const assessment = await leaving(toAssessment(page.rubric, store.get(), { without: leftOut() }), `${page.rubric}-actions-${today()}.xlsx`);
    const request = { kind: "actions", assessment, readings: readings.switched() };
    const name = await handOut(page, python, "spreadsheet", { kind: "actions", request, on: today() }, xlsx);
    if (name) say(page.say("actions_saved", { name }));
  });
}

/**
 * @param {Page} page
 * @param {import("../engine/ask.js").Request} request
 * @param {Ground} on
 * @returns {Promise<import("../engine/ask.js").Reply<Plan>>}
 */
const planOf = (page, request, { state, leftOut, readings }) =>
  ask(request, { ...readAs(scoreRequest(page, state, leftOut.keys()), readings), kind: "actions", today: today() });

/**
 * @param {Page} page
 * @param {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} frame
 * @param {Ground} on
 * @param {Planned["reply"]} reply
 */
function show(page, frame, on, reply) {
  if (!reply.ok) return tellRefused(page, frame, reply.faults);
  const headline = headlineOf(page, reply.result);
  showStages(page, reply.result);
  tellShown(page, frame, on, { bar: headline });
}

void openOutlook({ ...unfinishedAlone("actions"), start });
