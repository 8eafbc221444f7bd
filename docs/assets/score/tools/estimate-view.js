// The estimate as it is shown. Its parts stay where they are and change their texts, so that the focus stays too.
import { openDialog } from "../../foundation/dialog.js";
import { button, element } from "../../foundation/dom.js";
import { faultLine, faultText } from "../../frame/faults.js";
import { sampleFields } from "./sample-fields.js";

/** @typedef {import("../../frame/assessment/page.js").Page} Page */
/** @typedef {import("../../engine/api.js").NextResult} Next */
/** @typedef {import("../../engine/ask.js").Fault} Fault */
/** @typedef {{ refused: Fault[], skipped: number, back: boolean }} Beside */

/**
 * @typedef {object} Deeds
 * @property {(answer: Parameters<typeof import("./answering.js").answerClause>[1] | null) => void} take
 * @property {() => void} back
 * @property {() => void} ask
 * @property {() => void} askSkipped
 */

/** Chances of an open clause to be met that a reader may choose from; the first stands until another is chosen. */
const CHANCES = ["4/5", "1/2", "9/10", "1"];

/**
 * @param {Page} page
 * @param {Deeds} deeds
 */
export function estimateView(page, deeds) {
  const likely = element("strong", { class: "estimate-level" });
  const basis = element("p", { class: "calc-hint" });
  const range = element("p", { class: "calc-hint" });
  const progress = element("progress", { max: String(page.clauses.length), value: "0", "aria-label": page.say("estimate_progress") });
  const count = element("span", { class: "calc-progress" });
  const chance = chanceField(page, deeds.ask);
  const question = questionView(page, deeds);
  const dialog = openDialog(
    page,
    "estimate",
    page.say("estimate_title"),
    [
      element("div", { class: "estimate-progress" }, progress, count),
      element("div", { class: "calc-verdict", "data-outcome": "open", role: "status" }, element("p", {}, likely), basis, range),
      chance.label,
      question.place,
    ],
    [button(page.say("estimate_enough"), () => dialog.close(), { "data-action": "enough" })],
  );
  dialog.classList.add("estimate");
  dialog.addEventListener("keydown", (event) => onKey(event, question));
  return {
    dialog,
    chance: () => chance.select.value,
    /** @param {Fault[]} faults */
    refuse(faults) {
      likely.textContent = page.say("refused");
      basis.textContent = faults.map((fault) => faultLine(page, fault)).join(" ");
    },
    /** @param {Next} result @param {string | null} clause @param {Beside} beside */
    show(result, clause, beside) {
      const answered = page.clauses.length - result.open_clauses;
      progress.value = answered;
      count.textContent = page.say("answered", { answered, clauses: page.clauses.length });
      likely.textContent = headline(page, result);
      basis.textContent = page.pick(result.assumption);
      range.textContent = rangeOf(page, result);
      question.show(result, clause, beside);
    },
  };
}

/**
 * @param {Page} page
 * @param {Next} result
 */
function headline(page, { likely, open_clauses: open }) {
  const level = page.pick(likely.label);
  return open ? page.say("estimate_likely", { level, probability: likely.display.probability }) : level;
}

/**
 * @param {Page} page
 * @param {Next} result
 */
function rangeOf(page, { open_clauses: open, range }) {
  return open ? page.say("estimate_range", { scores: page.say("range_scores", range.display) }) : "";
}

/**
 * @param {Page} page
 * @param {() => void} changed
 */
function chanceField(page, changed) {
  const options = CHANCES.map((value) => element("option", { value }, page.say(`chance_${value.replace("/", "_")}`)));
  const select = element("select", { "data-chance": true }, ...options);
  select.addEventListener("change", changed);
  return { select, label: element("label", { class: "calc-dialog-field" }, page.say("estimate_chance"), " ", select) };
}

/**
 * @param {Page} page
 * @param {Deeds} deeds
 */
function questionView(page, { take, back, askSkipped }) {
  const title = element("h3", { "data-question": true, "aria-live": "polite" });
  const requirement = element("p", { class: "calc-requirement" });
  const sides = element("p", { class: "calc-hint" });
  const fault = element("p", { class: "calc-fault", role: "alert" });
  const sample = sampleFields(page, (counts) => take({ choice: "sampled", ...counts }));
  const met = button(page.say("estimate_met"), () => take({ choice: "met" }), { class: "calc-primary", "data-answer": "met" });
  const part = button(page.say("estimate_part"), () => sample.open(), { "data-answer": "part" });
  const not = button(page.say("estimate_not"), () => take({ choice: "not_met" }), { "data-answer": "not_met" });
  const skip = button(page.say("estimate_skip"), () => take(null), { "data-answer": "skip" });
  const answers = element("div", { class: "estimate-answers" }, met, part, not, skip);
  const returning = button(page.say("estimate_back"), back, { "data-answer": "back" });
  const skippedOnes = button(page.say("estimate_ask_skipped"), askSkipped, { "data-answer": "skipped" });
  const hint = element("p", { class: "calc-keys" }, page.say("estimate_keys"));
  const place = element("section", {}, title, requirement, sides, answers, sample.place, fault, element("div", {}, returning, " ", skippedOnes), hint);
  const keys = { y: met, n: not, p: part, arrowright: skip, arrowleft: returning };
  return {
    place,
    keys,
    /** @param {Next} result @param {string | null} id @param {Beside} beside */
    show(result, id, { refused, skipped, back: canReturn }) {
      const clause = page.byId.get(id ?? "");
      sample.close();
      for (const each of [answers, requirement, sides, hint]) each.hidden = !clause;
      returning.hidden = !canReturn;
      skippedOnes.hidden = Boolean(clause) || skipped === 0;
      title.textContent = clause ? `${clause.id} ${clause.title}` : doneWords(page, result, skipped);
      requirement.textContent = clause?.element.querySelector(".calc-requirement")?.textContent ?? "";
      sides.textContent = result.next?.clause === id ? sidesOf(page, result.next) : "";
      fault.textContent = refused.map((each) => faultText(page, each)).join(" ");
      if (refused.length) sample.open();
      else if (!place.contains(document.activeElement) || document.activeElement instanceof HTMLInputElement) met.focus();
    },
  };
}

/**
 * @param {Page} page
 * @param {Next} result
 * @param {number} skipped
 */
function doneWords(page, { open_clauses: open }, skipped) {
  if (skipped) return page.say("estimate_skipped", { count: skipped });
  return page.say(open ? "estimate_settled" : "none_open");
}

/**
 * What either answer would make likely.
 * @param {Page} page
 * @param {NonNullable<Next["next"]>} next
 */
function sidesOf(page, { if_met: met, if_not_met: not, display }) {
  const side = (/** @type {typeof met} */ { label, display: { probability } }) =>
    page.say("estimate_likely", { level: page.pick(label), probability });
  return page.say("estimate_sides", { points: display.points, met: side(met), not: side(not) });
}

/**
 * @param {KeyboardEvent} event
 * @param {{ keys: Record<string, HTMLButtonElement> }} question
 */
function onKey(event, { keys }) {
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  const pressed = keys[event.key.toLowerCase()];
  if (!pressed || typing || event.ctrlKey || event.metaKey || event.altKey || pressed.offsetParent === null) return;
  event.preventDefault();
  event.stopPropagation(); // the theme has shortcuts of its own
  pressed.click();
}
