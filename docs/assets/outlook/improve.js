// The page of what to fix first: the cheapest way to a level, and every measure compared.
import { ask } from "../engine/ask.js";
import { one } from "../foundation/dom.js";
import { refusedBox } from "../foundation/notes.js";
import { answerWithout } from "../frame/asking.js";
import { faultLine, markWrong, tellBeside } from "../frame/faults.js";
import { bindActionFiles } from "./action-files.js";
import { showActions } from "./action-list.js";
import { following } from "./following.js";
import { effortOf, headlineOf, otherWay, showImprovement } from "./improve-result.js";
import { afterwards, effortPlaces, emptyPlan, improveRequest, planOf, readPlan, sharedPlan } from "./improve-settings.js";
import { askOthers } from "./other-readings.js";
import { namesOfLacking } from "./measure.js";
import { openOutlook } from "./outlook.js";
import { bindRanking } from "./ranking.js";

/** @typedef {import("../engine/api.js").ImproveResult} Improvement */
/** @typedef {import("../engine/api.js").Way} Way */
/** @typedef {import("./improve-settings.js").Plan} Plan */
/** @typedef {import("../workspace/store.js").Store<Plan>} Settings */
/** @typedef {import("./outlook.js").Ground} Ground */
/** @typedef {import("../engine/api.js").ScoreResult} Result */
/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/ask.js").Request} Request */
/** @typedef {import("../frame/asking.js").Answer<Improvement> & { wrong: Map<string, unknown> }} Answered */
/** @typedef {Answered & { on: Ground, level: string, after: Result | null }} Improved */

/** @type {import("./outlook.js").View<Plan>["start"]} */
function start(page, frame, settings) {
  const { request } = frame.python;
  bindFields(page, settings);
  const offerFiles = bindActionFiles(page, frame, settings);
  const showRanking = bindRanking(page, one(page.form, "[data-ranking]", HTMLElement), settings, frame.store);
  const others = askOthers(page, request, (/** @type {Way} */ way) => ({
    headline: headlineOf(page, way),
    detail: otherWay(page, way),
  }));
  const { hear, again } = following(
    page.root,
    (on) => improve(page, request, on, settings.get()),
    (improved) => {
      if (improved) show(page, frame, improved);
      if (!improved?.reply.ok) {
        offerFiles(null);
        return others(null);
      }
      const { on, asked, reply, wrong } = improved;
      offerFiles({ asked, chosen: reply.result.chosen ?? [], names: namesOfLacking(page, reply.result.ranking) });
      showPlan(page, on.result, reply.result, settings, frame.store);
      showRanking(reply.result, wrong);
      others(asked);
    },
  );
  settings.listen(again);
  const anew = (/** @type {unknown} */ _, /** @type {boolean} */ replaced) => {
    if (replaced) delete one(page.form, "[data-plan]", HTMLElement).dataset.drawn; // whose duties it shows are others
  };
  frame.store.listen(anew);
  settings.listen(anew); // what is half typed of them is kept there
  return hear;
}

/**
 * @param {Page} page
 * @param {Settings} settings
 */
function bindFields(page, settings) {
  const target = one(page.form, "[data-target]", HTMLSelectElement);
  const number = one(page.form, "[data-default]", HTMLInputElement);
  target.addEventListener("input", () => settings.change((plan) => (plan.target = target.value)));
  number.addEventListener("input", () => settings.change((plan) => (plan.default = number.value)));
  number.value = settings.get().default;
  settings.listen((plan, replaced) => {
    if (replaced) number.value = plan.default;
  });
}

/**
 * @param {Page} page
 * @param {Request} request
 * @param {Ground} on
 * @param {Plan} plan
 * @returns {Promise<Improved>}
 */
async function improve(page, request, on, plan) {
  const level = targetOf(on.result, plan);
  const build = (/** @type {Set<string>} */ without) => improveRequest(page, on, plan, level, without);
  /** @type {Answered} */
  const answered = await answerWithout(request, build, effortPlaces(on, plan), on.readings);
  const chosen = answered.reply.ok ? answered.reply.result.chosen : null;
  /** @type {import("../engine/ask.js").Reply<Result> | null} */
  const after = chosen?.length ? await ask(request, afterwards(page, on, chosen)) : null;
  return { on, level, after: after?.ok ? after.result : null, ...answered };
}

/**
 * The level that was chosen; else the next one, else the highest.
 * @param {Result} result
 * @param {Plan} plan
 */
function targetOf(result, plan) {
  if (result.levels.some(({ id }) => id === plan.target)) return plan.target;
  return result.next_level?.id ?? result.levels.at(-1)?.id ?? "";
}

/**
 * @param {Page} page
 * @param {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} frame
 * @param {Improved} improved
 */
function show(page, frame, { on, level, asked, reply, adopted, wrong, after }) {
  one(page.form, "[data-target]", HTMLSelectElement).value = level;
  markWrong(one(page.form, "[data-default]", HTMLInputElement), wrong.has("default"));
  tellBeside(one(page.form, "[data-default-fault]", HTMLElement), wrong.has("default") ? [page.say("effort_wrong")] : []);
  if (!reply.ok) {
    const refused = refusedBox(page, reply.faults.map((fault) => faultLine(page, fault)));
    one(page.root, "[data-outcome]", HTMLElement).replaceChildren(refused);
    frame.tell({ asked: null, waits: true, readings: {}, instead: null, words: page.say("refused") });
    return;
  }
  const headline = headlineOf(page, reply.result);
  showImprovement(page, on.result, reply.result, after);
  one(page.root, "[data-bar-score]", HTMLElement).textContent = headline;
  frame.tell({
    asked,
    waits: wrong.size + on.leftOut.size > 0,
    readings: on.readings,
    instead: adopted && headlineOf(page, adopted),
    words: page.say("announce_improve", { headline, effort: effortOf(reply.result) || "–" }),
  });
}

/**
 * @param {Page} page
 * @param {Result} now
 * @param {Improvement} found
 * @param {Settings} settings
 * @param {import("../workspace/store.js").Store<import("../workspace/state.js").State>} store
 */
function showPlan(page, now, found, settings, store) {
  const open = one(page.form, "[data-plan-open]", HTMLElement);
  open.hidden = now.complete;
  open.textContent = page.say("plan_open", { open: now.so_far.display.open });
  const none = one(page.form, "[data-plan-none]", HTMLElement);
  none.hidden = (found.chosen ?? []).length > 0;
  none.textContent = page.say(found.chosen ? "plan_none" : "plan_impossible");
  showActions(page, one(page.form, "[data-plan]", HTMLElement), found.chosen ?? [], { settings, store, names: namesOfLacking(page, found.ranking) });
}

void openOutlook({ blank: emptyPlan, writing: planOf, read: readPlan, shared: sharedPlan, start });
