// The chances in the form: one for all, by slider or as a number, and one for each open clause.
import { all, one } from "../foundation/dom.js";
import { position } from "../foundation/position.js";
import { markWrong, tellBeside } from "../frame/faults.js";
import { openClauses, ownClauses } from "./forecast-settings.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../frame/assessment/page.js").Clause} Clause */
/** @typedef {import("./forecast-settings.js").Chances} Chances */
/** @typedef {import("../workspace/store.js").Store<Chances>} Settings */
/** @typedef {import("./forecast-settings.js").Entered} Entered */

/**
 * @param {Page} page
 * @param {Settings} settings
 * @param {(message: string) => void} say
 */
export function bindChances(page, settings, say) {
  const slider = one(page.form, "[data-slider]", HTMLInputElement);
  const number = one(page.form, "[data-default]", HTMLInputElement);
  slider.addEventListener("input", () => {
    number.value = slider.value;
    settings.change((chances) => (chances.default = slider.value));
  });
  number.addEventListener("input", () => {
    settings.change((chances) => (chances.default = number.value));
    placeSlider(slider, number.value);
  });
  for (const clause of page.clauses) {
    const read = () =>
      settings.change((chances) => {
        const { way, value } = fieldsOf(clause);
        chances.clauses[clause.id] = { way: way?.value === "share" ? "share" : "chance", value: value.value };
      });
    clause.element.addEventListener("input", read);
  }
  one(page.form, "[data-action=clear-chances]", HTMLButtonElement).addEventListener("click", () => {
    settings.replace({ ...settings.get(), clauses: {} });
    say(page.say("chances_cleared"));
    number.focus();
  });
  const write = () => writeForm(page, settings.get());
  settings.listen((_, replaced) => replaced && write());
  write();
}

/** @param {Clause} clause */
const fieldsOf = (clause) => ({
  way: clause.element.querySelector("select"),
  value: one(clause.element, "[data-chance]", HTMLInputElement),
});

/**
 * @param {Page} page
 * @param {Chances} chances
 */
function writeForm(page, chances) {
  one(page.form, "[data-default]", HTMLInputElement).value = chances.default;
  placeSlider(one(page.form, "[data-slider]", HTMLInputElement), chances.default);
  for (const clause of page.clauses) {
    const { way, value } = fieldsOf(clause);
    const own = chances.clauses[clause.id];
    value.value = own?.value ?? "";
    if (way) way.value = own?.way ?? "chance";
  }
}

/**
 * The slider goes to what was typed, as near as its steps allow; what it cannot show leaves it where it is.
 * @param {HTMLInputElement} slider
 * @param {string} typed
 */
function placeSlider(slider, typed) {
  const place = position(typed);
  if (place >= 0 && place <= 1) slider.value = String(place);
}

/**
 * Show the clauses that are open, and what is wrong with an entry.
 * @param {Page} page
 * @param {Entered} ground
 * @param {Chances} chances
 * @param {Map<string, unknown>} wrong
 */
export function showChances(page, ground, chances, wrong) {
  const open = new Set(openClauses(page, ground));
  for (const clause of page.clauses) {
    clause.element.hidden = !open.has(clause.id);
    const { way, value } = fieldsOf(clause);
    value.placeholder = way?.value === "share" ? "" : chances.default;
    markWrong(value, wrong.has(clause.id));
    tellBeside(one(clause.element, "[data-fault]", HTMLElement), wrong.has(clause.id) ? [page.say("chance_wrong")] : []);
    clause.element.toggleAttribute("data-own", value.value.trim() !== "");
  }
  for (const group of all(page.form, "[data-group]", HTMLElement)) {
    group.hidden = !group.querySelector("[data-clause]:not([hidden])");
  }
  const number = one(page.form, "[data-default]", HTMLInputElement);
  markWrong(number, wrong.has("default"));
  tellBeside(one(page.form, "[data-default-fault]", HTMLElement), wrong.has("default") ? [page.say("default_wrong")] : []);
  one(page.form, "[data-settled]", HTMLElement).hidden = open.size > 0;
  one(page.form, "[data-chances]", HTMLElement).hidden = !open.size;
  const { length } = ownClauses(page, ground, chances);
  one(page.form, "[data-own]", HTMLElement).hidden = !length;
  one(page.form, "[data-own-count]", HTMLElement).textContent = page.say("own_chances", { count: length });
}
