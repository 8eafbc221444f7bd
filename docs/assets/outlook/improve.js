// The page of what to fix first: the cheapest way to a level, and every measure compared.
import { faultLine } from "../frame/faults.js";
import { otherReadings } from "../frame/assessment/outcome.js";
import { ask } from "../engine/ask.js";
import { handOut } from "../frame/files.js";
import { today } from "../foundation/day.js";
import { one } from "../foundation/dom.js";
import { latest } from "../foundation/latest.js";
import { refusedBox } from "../foundation/notes.js";
import { CSV_FILE, saveFile, toCsv } from "../foundation/save.js";
import { languageOf } from "../foundation/words.js";
import { actionTable, showActions } from "./action-list.js";
import { asAdopted, askTolerant, readAs } from "./ask.js";
import { mark } from "./field.js";
import { headlineOf, showImprovement, showOtherWays } from "./improve-result.js";
import { afterwards, effortPlaces, improveRequest, keepPlan, sharedPlan } from "./improve-settings.js";
import { bindRanking } from "./ranking.js";
import { openOutlook, rootOf } from "./shell.js";

/** @typedef {import("./improve-reply.js").Improvement} Improvement */
/** @typedef {import("./improve-settings.js").Plan} Plan */
/** @typedef {import("./settings.js").Settings<Plan>} Settings */
/** @typedef {import("./shell.js").Ground} Ground */
/** @typedef {import("./shell.js").Shell} Shell */
/** @typedef {import("../frame/assessment/reply.js").Result} Result */
/** @typedef {import("../frame/assessment/reply.js").Alternative} Alternative */
/** @typedef {import("../frame/assessment/page.js").Page} Page */

/**
 * @param {Shell} shell
 * @param {Settings} settings
 * @returns {(ground: Ground) => void}
 */
function start(shell, settings) {
  const { page } = shell;
  /** @type {Ground | null} */
  let ground = null;
  /** @type {Improvement["chosen"]} */
  let chosen = null;
  /** @type {Record<string, unknown> | null} */
  let answered = null;
  const target = one(page.form, "[data-target]", HTMLSelectElement);
  const number = one(page.form, "[data-default]", HTMLInputElement);
  const csv = one(page.root, "[data-action=csv]", HTMLButtonElement);
  const xlsx = one(page.root, "[data-action=xlsx]", HTMLButtonElement);
  const showRanking = bindRanking(page, one(page.form, "[data-ranking]", HTMLElement), settings);
  bindFields(target, number, settings);
  csv.addEventListener("click", () => {
    if (!chosen) return;
    const name = `${page.rubric}-improve-${today()}.csv`;
    saveFile(name, toCsv(actionTable(page, chosen, settings.get())), CSV_FILE);
    shell.say(page.say("csv_saved", { name }));
  });
  xlsx.addEventListener("click", async () => {
    if (!answered) return;
    const { duties } = settings.get();
    const asked = { kind: "improve", request: answered, duties, language: languageOf(page.root), on: today() };
    const name = await handOut(page, shell.python, "spreadsheet", asked, xlsx);
    if (name) shell.say(page.say("csv_saved", { name }));
  });

  const others = latest(
    page.root,
    (/** @type {{ asked: Record<string, unknown>, found: Improvement, readings: Alternative[] }} */ input) => underOthers(shell, input),
    ({ found, ways }) => showOtherWays(page, found, ways),
  );
  const work = latest(
    page.root,
    (/** @type {Ground} */ on) => improve(shell, on, settings.get()),
    ({ on, level, adopted, reply, asked, wrong, after }) => {
      target.value = level;
      mark(page, number, one(page.form, "[data-default-fault]", HTMLElement), wrong.has("default") ? "effort_wrong" : "");
      shell.recordable(reply.ok ? asked : null);
      chosen = reply.ok ? reply.result.chosen : null;
      answered = reply.ok ? asked : null;
      csv.disabled = xlsx.disabled = !chosen?.length;
      if (!reply.ok) {
        const lines = reply.faults.map((fault) => faultLine(page, fault));
        one(page.root, "[data-outcome]", HTMLElement).replaceChildren(refusedBox(page, lines));
        return;
      }
      const found = reply.result;
      const headline = headlineOf(page, found);
      showImprovement(page, on.result, found, after);
      showPlan(page, on.result, found, settings);
      showRanking(found, wrong);
      shell.tell(headline, page.say("announce_improve", { headline, effort: found.display.effort ?? "–" }));
      shell.readAs(on.readings, adopted?.ok ? headlineOf(page, adopted.result) : null);
      others({ asked, found, readings: otherReadings(on.result) });
    },
  );
  settings.listen(() => ground && work(ground));
  return (on) => {
    ground = on;
    work(on);
  };
}

/**
 * @param {HTMLSelectElement} target
 * @param {HTMLInputElement} number
 * @param {Settings} settings
 */
function bindFields(target, number, settings) {
  target.addEventListener("input", () => settings.change((plan) => (plan.target = target.value)));
  number.addEventListener("input", () => settings.change((plan) => (plan.default = number.value)));
  number.value = settings.get().default;
  settings.listen((plan, replaced) => {
    if (replaced) number.value = plan.default;
  });
}

/**
 * @param {Shell} shell
 * @param {Ground} on
 * @param {Plan} plan
 */
async function improve({ page, request }, on, plan) {
  const level = targetOf(on.result, plan);
  const build = (/** @type {Set<string>} */ without) => improveRequest(page, on, plan, level, without);
  /** @type {import("./ask.js").Answered<Improvement>} */
  const answered = await askTolerant(request, build, effortPlaces(on, plan));
  const chosen = answered.reply.ok ? answered.reply.result.chosen : null;
  /** @type {import("../engine/ask.js").Reply<Result> | null} */
  const after = chosen?.length ? await ask(request, afterwards(page, on, chosen)) : null;
  /** @type {import("../engine/ask.js").Reply<Improvement> | null} */
  const adopted = answered.asked.readings ? await ask(request, asAdopted(answered.asked)) : null;
  return { on, level, adopted, after: after?.ok ? after.result : null, ...answered };
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
 * @param {Result} now
 * @param {Improvement} found
 * @param {Settings} settings
 */
function showPlan(page, now, found, settings) {
  const open = one(page.form, "[data-plan-open]", HTMLElement);
  open.hidden = now.complete;
  open.textContent = page.say("plan_open", { open: now.so_far.display.open });
  const none = one(page.form, "[data-plan-none]", HTMLElement);
  none.hidden = (found.chosen ?? []).length > 0;
  none.textContent = page.say(found.chosen ? "plan_none" : "plan_impossible");
  showActions(page, one(page.form, "[data-plan]", HTMLElement), found.chosen ?? [], settings);
}

/**
 * @param {Shell} shell
 * @param {{ asked: Record<string, unknown>, found: Improvement, readings: Alternative[] }} input
 */
async function underOthers(shell, { asked, found, readings }) {
  const ways = [];
  for (const reading of readings) {
    /** @type {import("../engine/ask.js").Reply<Improvement>} */
    const reply = await ask(shell.request, readAs(asked, reading));
    if (reply.ok) ways.push({ reading, found: reply.result });
  }
  return { found, ways };
}

const root = rootOf();
if (root) openOutlook(root, { name: "improve", settings: keepPlan, shared: sharedPlan, start });
