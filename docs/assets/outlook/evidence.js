// The page of evidence: what shows that each clause is met, who answers for it, and where it stands.
import { ask } from "../engine/ask.js";
import { today } from "../foundation/day.js";
import { element, one } from "../foundation/dom.js";
import { latest } from "../foundation/latest.js";
import { typingOn } from "../foundation/typing.js";
import { scoreRequest } from "../frame/assessment/scoring.js";
import { readAs } from "../frame/asking.js";
import { handOut } from "../frame/files.js";
import { toAssessment } from "../workspace/assessment.js";
import { dayField } from "./waiting-day.js";
import { periodFields } from "./period-fields.js";
import { bindEvidenceForm } from "./evidence-form.js";
import { asOf, periodOf, set } from "./evidence-keeping.js";
import { bindChecklist } from "./evidence-print.js";
import { bindEvidenceFilter, comesTo, showPunch } from "./evidence-result.js";
import { openOutlook, tellRefused, tellShown } from "./outlook.js";
import { bindOwners } from "./owners.js";
import { unfinishedAlone } from "../frame/unfinished.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").EvidenceResult} Punch */
/** @typedef {import("../engine/api.js").OwnersResult} Owners */
/** @typedef {import("./outlook.js").Ground} Ground */
/** @typedef {import("../workspace/store.js").Store<import("../workspace/state.js").State>} Store */
/** @template Result @typedef {import("../engine/ask.js").Reply<Result>} Reply */
/** @typedef {{ on: Ground, punch: Reply<Punch>, owners: Reply<Owners> }} Answered */

/** @type {import("./outlook.js").View<import("../frame/unfinished.js").Unfinished>["start"]} */
function start(page, frame, waiting) {
  const { store, python } = frame;
  bindDays(page, store, waiting);
  bindEvidenceForm(page, store, waiting);
  const filter = bindEvidenceFilter(page);
  const showOwners = bindOwners(page, frame);
  bindForm(page, frame);
  /** @type {Punch | null} */
  let last = null;
  bindChecklist(page, () => last);
  return latest(
    page.root,
    (/** @type {Ground} */ on) => answer(page, python.request, on),
    (/** @type {Answered} */ answered) => {
      const { on, punch, owners } = answered;
      tell(page, frame, on, punch);
      last = punch.ok ? punch.result : null; // paper shows no evidence that was before
      if (!punch.ok || !owners.ok) return;
      showPunch(page, punch.result);
      showOwners(owners.result);
      filter(owners.result.shares.flatMap(({ owner }) => (owner === null ? [] : [owner])));
    },
  );
}

/**
 * @param {Page} page
 * @param {import("../engine/ask.js").Request} request
 * @param {Ground} on
 * @returns {Promise<Answered>}
 */
async function answer(page, request, on) {
  const asked = readAs(scoreRequest(page, on.state, on.leftOut.keys()), on.readings);
  const day = asOf(on.state) ? {} : { as_of: today() };
  /** @type {Reply<Punch>} */
  const punch = await ask(request, { ...asked, kind: "evidence", ...day });
  /** @type {Reply<Owners>} */
  const owners = await ask(request, { ...asked, kind: "owners", ...day });
  return { on, punch, owners };
}

/**
 * @param {Page} page
 * @param {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} frame
 * @param {Ground} on
 * @param {Reply<Punch>} punch
 */
function tell(page, frame, on, punch) {
  if (!punch.ok) return tellRefused(page, frame, punch.faults);
  const { counts, score, if_at_risk_fails: fails } = punch.result;
  const words = page.say("ev_headline", { risk: counts["at-risk"] ?? 0, losing: counts.losing ?? 0, score: comesTo(page, score), fails: comesTo(page, fails) });
  tellShown(page, frame, on, { bar: comesTo(page, score), words });
}

/**
 * The day on which evidence must hold, and the period that it must cover.
 * @param {Page} page
 * @param {Store} store
 * @param {import("../frame/unfinished.js").Waiting} waiting
 */
function bindDays(page, store, waiting) {
  const days = one(page.form, "[data-days]", HTMLElement);
  const place = one(page.form, "[data-period]", HTMLElement);
  const keepDay = (/** @type {string} */ day) => store.change((state) => set(state, "as_of", day));
  const keepPeriod = (/** @type {import("./period-fields.js").Period | null} */ period) => store.change((state) => set(state, "period", period));
  const attributes = { "data-key": "as_of", "data-as-of": "", "aria-describedby": "evidence-days-hint" };
  const show = () => {
    const day = dayField(page, { day: asOf(store.get()), waiting, place: "as_of", keep: keepDay, attributes });
    days.replaceChildren(element("label", {}, page.say("ev_as_of"), " ", day));
    place.replaceChildren(periodFields(page, page.say("ev_period"), { period: periodOf(store.get()), waiting, place: "period", keep: keepPeriod }));
  };
  show();
  const anew = (/** @type {unknown} */ _, /** @type {boolean} */ replaced) => replaced && typingOn(days, () => typingOn(place, show));
  store.listen(anew);
  waiting.listen(anew);
}

/**
 * The whole form as a workbook, its evidence filled in.
 * @param {Page} page
 * @param {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} frame
 */
function bindForm(page, { store, python, leaving, readings, say }) {
  const workbook = one(page.root, "[data-action=xlsx]", HTMLButtonElement);
  workbook.addEventListener("click", async () => {
    const assessment = await leaving(toAssessment(page.rubric, store.get()), `${page.rubric}-${today()}.xlsx`);
    const asked = { kind: "form", on: today(), assessment, readings: readings.switched() };
    const name = await handOut(page, python, "spreadsheet", asked, workbook);
    if (name) say(page.say("saved_file", { name }));
  });
}

void openOutlook({ ...unfinishedAlone("evidence"), alone: true, start });
