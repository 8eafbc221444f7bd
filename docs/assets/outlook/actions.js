// The page of actions: what is done about each loss, by whom, until when; and the score at each of these days.
import { ask } from "../engine/ask.js";
import { today } from "../foundation/day.js";
import { one } from "../foundation/dom.js";
import { latest } from "../foundation/latest.js";
import { refusedBox } from "../foundation/notes.js";
import { CSV_FILE, saveFile, toCsv } from "../foundation/save.js";
import { readAs } from "../frame/asking.js";
import { faultLine } from "../frame/faults.js";
import { scoreRequest } from "../frame/assessment/scoring.js";
import { bindActionForm } from "./actions-form.js";
import { actionRows, headlineOf, showStages } from "./actions-result.js";
import { openOutlook } from "./outlook.js";
import { noSettings } from "./settings.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ActionsResult} Plan */
/** @typedef {import("./outlook.js").Ground} Ground */
/** @typedef {{ on: Ground, reply: import("../engine/ask.js").Reply<Plan> }} Planned */

/** @type {import("./outlook.js").View<object>["start"]} */
function start(page, frame) {
  /** @type {Plan | null} */
  let shown = null;
  const csv = one(page.root, "[data-action=csv]", HTMLButtonElement);
  const showForm = bindActionForm(page, frame.store);
  csv.addEventListener("click", () => {
    if (!shown) return;
    const name = `${page.rubric}-actions-${today()}.csv`;
    saveFile(name, toCsv(actionRows(page, shown)), CSV_FILE);
    frame.say(page.say("csv_saved", { name }));
  });
  return latest(
    page.root,
    async (/** @type {Ground} */ on) => ({ on, reply: await planOf(page, frame.python.request, on) }),
    (/** @type {Planned} */ { on, reply }) => {
      shown = reply.ok ? reply.result : null;
      csv.disabled = !shown?.planned.length;
      show(page, frame, on, reply);
      if (reply.ok) showForm(reply.result);
    },
  );
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
  if (!reply.ok) {
    const lines = reply.faults.map((fault) => faultLine(page, fault));
    one(page.root, "[data-outcome]", HTMLElement).replaceChildren(refusedBox(page, lines));
    frame.tell({ asked: null, waits: true, readings: {}, instead: null, words: page.say("refused") });
    return;
  }
  const headline = headlineOf(page, reply.result);
  showStages(page, reply.result);
  one(page.root, "[data-bar-score]", HTMLElement).textContent = headline;
  frame.tell({
    asked: readAs(scoreRequest(page, on.state, on.leftOut.keys()), on.readings), // a record is made of a calculation
    waits: on.leftOut.size > 0,
    readings: on.readings,
    instead: null,
    words: headline,
  });
}

void openOutlook({ ...noSettings("actions"), start });
