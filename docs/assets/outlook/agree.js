// The page of two assessments: where they differ, how well they agree, and the one that is decided on.
import { one } from "../foundation/dom.js";
import { latest } from "../foundation/latest.js";
import { refusedBox } from "../foundation/notes.js";
import { faultLine } from "../frame/faults.js";
import { bindDecisions } from "./agree-decisions.js";
import { bindSides } from "./agree-files.js";
import { showAgreement, tellWaiting } from "./agree-result.js";
import { agreementOf } from "./agree-asking.js";
import { emptyPair, placeIn, readPair } from "./agree-settings.js";
import { bindTaking } from "./agree-taking.js";
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
  /** @type {string[]} clauses of the own assessment that the engine refuses as they are */
  let unfinished = [];
  bindSides(page, frame, settings, () => unfinished);
  const showDecisions = bindDecisions(page, settings);
  bindTaking(page, frame, () => shown);
  const work = latest(
    page.root,
    (/** @type {Pair} */ pair) => agreementOf(request, pair, page.say("agreed_by"), frame.readings.switched()),
    (/** @type {Replied | null} */ reply) => {
      shown = reply?.ok ? reply.result : null;
      take.disabled = !shown;
      one(page.form, "[data-decided-part]", HTMLElement).hidden = !shown;
      if (!reply) tellWaiting(page, settings.get());
      else if (!reply.ok) refuse(page, settings.get(), reply.faults);
      else {
        showAgreement(page, reply.result);
        showDecisions(reply.result);
      }
    },
  );
  settings.listen((pair) => work(pair));
  return (on) => {
    unfinished = [...(on?.leftOut.keys() ?? [])];
    work(settings.get()); // under the readings that are switched now
  };
}

/**
 * @param {import("../frame/assessment/page.js").Page} page
 * @param {Pair} pair
 * @param {import("../engine/ask.js").Fault[]} faults
 */
function refuse(page, pair, faults) {
  const lines = faults.map((fault) => faultLine(page, { ...fault, at: placeIn(pair, fault.at) }));
  one(page.root, "[data-outcome]", HTMLElement).replaceChildren(refusedBox(page, lines));
  one(page.root, "[data-bar-score]", HTMLElement).textContent = page.say("refused");
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
