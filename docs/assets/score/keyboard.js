// Marking by keyboard: digits choose, J and K move, G goes to the next open clause, R marks the rest as met.
import { all, one } from "../foundation/dom.js";
import { clauseOf } from "./form.js";
import { markRest } from "./rest-met.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../frame/assessment/page.js").Clause} Clause */
/** @typedef {import("./filters.js").Filters} Filters */
/** @typedef {import("./rest-met.js").Frame} Frame */

/** @type {Record<string, string>} */
const CHOICES = { 0: "open", 1: "met", 2: "not_met", 3: "sampled", 4: "not_applicable" };

/** Choices after which there is something to type. */
const FIELDS = { sampled: "[data-field=sampled]", not_applicable: "[data-field=reason]" };

/**
 * Keys count only while the focus is on a clause and not in a text, so that they are in nobody's way.
 * @param {Page} page
 * @param {Filters} filters
 * @param {Frame} frame
 */
export function bindKeyboard(page, filters, frame) {
  page.form.addEventListener("keydown", (event) => {
    const clause = clauseOf(page, event.target);
    if (!clause || isText(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (act(page, filters, frame, clause, event.key.toLowerCase())) {
      event.preventDefault();
      event.stopPropagation(); // the theme has shortcuts of its own
    }
  });
}

/** @param {EventTarget | null} target */
const isText = (target) =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");

/**
 * @param {Page} page
 * @param {Filters} filters
 * @param {Frame} frame
 * @param {Clause} clause
 * @param {string} key
 * @returns {boolean} whether the key meant something
 */
function act(page, filters, frame, clause, key) {
  const choice = CHOICES[key];
  if (choice) return choose(page, filters, clause, choice);
  if (key === "j") return step(page, filters, clause, 1);
  if (key === "k") return step(page, filters, clause, -1);
  if (key === "r") {
    markRest(page, frame, page.form, page.say("whole_form"));
    return true;
  }
  return key === "g" && filters.goToNextOpen();
}

/**
 * @param {Page} page
 * @param {Filters} filters
 * @param {Clause} clause
 * @param {string} choice
 */
function choose(page, filters, clause, choice) {
  const radio = all(clause.element, "input[type=radio]", HTMLInputElement).find((each) => each.value === choice);
  if (!radio) return false;
  radio.checked = true;
  radio.dispatchEvent(new Event("input", { bubbles: true }));
  if (choice === "sampled" || choice === "not_applicable") {
    one(clause.element, FIELDS[choice], HTMLElement).focus();
  } else if (choice === "open") radio.focus();
  else if (!step(page, filters, clause, 1)) radio.focus();
  return true;
}

/**
 * @param {Page} page
 * @param {Filters} filters
 * @param {Clause} clause
 * @param {1 | -1} by
 */
function step(page, filters, clause, by) {
  const shown = page.clauses.filter((each) => !each.element.hidden);
  const other = shown[shown.indexOf(clause) + by];
  if (other) filters.goTo(other);
  return other !== undefined;
}
