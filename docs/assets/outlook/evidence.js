// The page of evidence: what shows that each clause is met, who answers for it, and where it stands.
import { ask } from "../engine/ask.js";
import { today } from "../foundation/day.js";
import { element, one } from "../foundation/dom.js";
import { typingOn } from "../foundation/typing.js";
import { scoreRequest } from "../frame/assessment/scoring.js";
import { readAs } from "../frame/asking.js";
import { dayField } from "./waiting-day.js";
import { periodFields } from "./period-fields.js";
import { bindEvidenceForm } from "./evidence-form.js";
import { bindWorkbook } from "./evidence-workbook.js";
import { asOf, periodOf, set } from "./evidence-keeping.js";
import { bindChecklist } from "./evidence-print.js";
import { bindEvidenceFilter, comesTo, showNoPunch, showPunch } from "./evidence-result.js";
import { following } from "./following.js";
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
  /** @type {string[]} */
  let leftOut = [];
  bindWorkbook(page, frame, () => leftOut);
  /** @type {Punch | null} */
  let last = null;
  bindChecklist(page, () => last);
  return following(
    page.root,
    (on) => answer(page, python.request, on),
    (/** @type {Answered | null} */ answered) => {
      leftOut = [...(answered?.on.leftOut.keys() ?? [])];
      if (answered) tell(page, frame, answered.on, answered.owners.ok ? answered.punch : answered.owners);
      const both = answered?.punch.ok && answered.owners.ok ? { punch: answered.punch.result, owners: answered.owners.result } : null;
      last = both?.punch ?? null; // paper shows no evidence that was before
      showOwners(both?.owners ?? { shares: [] }); // nor is a part of it handed out
      if (!both) return showNoPunch(page);
      showPunch(page, both.punch);
      filter(both.owners.shares.flatMap(({ owner }) => (owner === null ? [] : [owner])));
    },
  ).hear;
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

void openOutlook({ ...unfinishedAlone("evidence"), alone: true, start });
