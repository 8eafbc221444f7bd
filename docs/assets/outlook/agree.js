// The page of two assessments: where they differ, how well they agree, and the one that is decided on.
import { ask } from "../engine/ask.js";
import { one } from "../foundation/dom.js";
import { latest } from "../foundation/latest.js";
import { refusedBox } from "../foundation/notes.js";
import { readAs } from "../frame/asking.js";
import { faultLine } from "../frame/faults.js";
import { fromAssessment } from "../workspace/assessment.js";
import { bindDecisions } from "./agree-decisions.js";
import { bindSides } from "./agree-files.js";
import { showAgreement, tellWaiting } from "./agree-result.js";
import { agreementRequest, emptyPair, readPair } from "./agree-settings.js";
import { openOutlook } from "./outlook.js";
import { settingsOf } from "../workspace/settings.js";

/** @typedef {import("../engine/api.js").AgreementResult} Agreement */
/** @typedef {import("../engine/ask.js").Reply<Agreement>} Replied */
/** @typedef {import("./agree-settings.js").Pair} Pair */

/** @type {import("./outlook.js").View<Pair>["start"]} */
function start(page, frame, settings) {
  const { request } = frame.python;
  /** @type {Agreement | null} */
  let shown = null;
  const take = one(page.form, "[data-action=take-consensus]", HTMLButtonElement);
  bindSides(page, frame, settings);
  const showDecisions = bindDecisions(page, settings);
  take.addEventListener("click", () => {
    const state = shown && fromAssessment(shown.consensus.assessment, page);
    if (state) frame.replace(state, page.say("consensus_taken"));
  });
  const work = latest(
    page.root,
    (/** @type {Pair} */ pair) => agreementOf(page, request, pair, frame.readings.switched()),
    (/** @type {Replied | null} */ reply) => {
      shown = reply?.ok ? reply.result : null;
      take.disabled = !shown;
      one(page.form, "[data-decided-part]", HTMLElement).hidden = !shown;
      if (!reply) tellWaiting(page, settings.get());
      else if (!reply.ok) refuse(page, reply.faults);
      else {
        showAgreement(page, reply.result);
        showDecisions(reply.result);
      }
    },
  );
  settings.listen((pair) => work(pair));
  return () => work(settings.get());
}

/**
 * Asked once for where they differ, and again with what was settled there: of other clauses nothing can be settled.
 * @param {import("../frame/assessment/page.js").Page} page
 * @param {import("../engine/ask.js").Request} request
 * @param {Pair} pair
 * @param {import("../frame/asking.js").Readings} readings
 * @returns {Promise<Replied | null>}
 */
async function agreementOf(page, request, pair, readings) {
  const asked = agreementRequest(pair, page.say("agreed_by"), null);
  if (!asked) return null;
  /** @type {Replied} */
  const first = await ask(request, readAs(asked, readings));
  if (!first.ok) return first;
  const different = first.result.clauses.map(({ clause }) => clause);
  const settled = agreementRequest(pair, page.say("agreed_by"), different);
  return settled && "settled" in settled ? ask(request, readAs(settled, readings)) : first;
}

/**
 * @param {import("../frame/assessment/page.js").Page} page
 * @param {import("../engine/ask.js").Fault[]} faults
 */
function refuse(page, faults) {
  const lines = faults.map((fault) => faultLine(page, fault));
  one(page.root, "[data-outcome]", HTMLElement).replaceChildren(refusedBox(page, lines));
}

void openOutlook({
  blank: emptyPair,
  writing: (page) => settingsOf(page.kept, "agree", emptyPair(), readPair),
  read: readPair,
  shared: () => ({}),
  alone: true,
  apart: true,
  start,
});
