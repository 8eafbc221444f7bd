// What the engine says of a form: its result and the grounds of it, or what is wrong, beside the fields.
import { all, element, one } from "../foundation/dom.js";
import { refusedBox } from "../foundation/notes.js";
import { sortFaults } from "../frame/faults.js";
import { documentIn } from "./documents.js";
import { showFaults, unfinishedDates } from "./fields.js";
import { depends, groundsOf } from "./grounds.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("./calculator.js").Answer} Answer */
/** @typedef {import("./grounds.js").RuleResult} RuleResult */

/**
 * @template {RuleResult} Result
 * @param {Page} page
 * @param {import("./calculator.js").Kind<Result>} kind
 * @param {Answer} answered
 * @returns {import("../frame/frame.js").Told}
 */
export function showOutcome(page, kind, { fields, asked, result, adopted, faults, readings }) {
  const outcome = one(page.root, "[data-outcome]", HTMLElement);
  const ground = one(page.root, "[data-grounds]", HTMLElement);
  const { byField, rest } = sortFaults(page, faults, (at) => kind.place(at, fields));
  const unfinished = unfinishedDates(page.form);
  for (const name of unfinished) byField.set(name, [page.say("fault_date")]);
  showFaults(page, byField);
  const given = /** @type {Result | null} */ (result);
  outcome.dataset.state = given ? "given" : faults.length ? "refused" : "empty";
  if (given) {
    outcome.replaceChildren(...parts([...kind.show(page, given, faults), depends(page, given)]));
    ground.replaceChildren(...groundsOf(page, given, kind.unit));
  } else {
    kind.clear?.(page);
    ground.replaceChildren();
    const empty = page.say(documentIn(fields) === "" ? "document_first" : `empty_${page.kind.replaceAll("-", "_")}`);
    outcome.replaceChildren(faults.length ? refusedBox(page, rest) : element("p", { class: "calc-hint" }, empty));
  }
  const waits = faults.length + unfinished.length > 0;
  for (const ics of all(page.root, "[data-action=ics]", HTMLButtonElement)) ics.disabled = !given || waits;
  return {
    asked: given && asked,
    waits,
    readings: given ? readings : {},
    instead: adopted && kind.announce(page, /** @type {Result} */ (adopted)),
    words: given ? kind.announce(page, given) : faults.length ? page.say("refused") : "",
  };
}

/** @param {(Node | null)[]} found */
const parts = (found) => found.filter((each) => each !== null);
