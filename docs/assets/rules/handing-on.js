// Handing a form on as a link, and opening one that was sent. Names, reasons and lists stay out unless asked for.
import { element } from "../foundation/dom.js";
import { faultLine } from "../frame/faults.js";
import { documentIn } from "./documents.js";
import { filledIn } from "./filled.js";
import { changedIn, fromFragment, toFragment } from "./form.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("./form.js").Fields} Fields */
/** @typedef {import("./form.js").Form} Form */

const PRIVATE = "private";

/**
 * @param {Page} page
 * @param {Form} form
 * @param {Fields} fields
 * @returns {import("../frame/sharing.js").Shared}
 */
export function sharedForm(page, form, fields) {
  const entries = changedIn(form, fields);
  const { hidden } = form;
  return {
    choices: entries.some(([name]) => hidden.has(name)) ? [{ name: PRIVATE, label: page.say("share_private") }] : [],
    fragment: (chosen) =>
      toFragment(Object.fromEntries(entries.filter(([name]) => chosen.has(PRIVATE) || !hidden.has(name)))),
  };
}

/**
 * @param {Page} page
 * @param {Form} form
 * @param {() => Fields} current
 * @param {(fields: Fields) => Promise<import("./calculator.js").Answer>} answer
 * @param {(result: import("./grounds.js").RuleResult) => string} announce
 * @returns {import("../frame/opening.js").Opening<Fields>}
 */
export const formOpening = (page, form, current, answer, announce) => ({
  async fromLink(fragment) {
    const fields = await fromFragment(form, fragment);
    const { result, faults } = await answer(fields);
    const take = (/** @type {string} */ outcome) => ({
      work: fields,
      shown: [element("p", { class: "calc-shown" }, outcome), filledIn(page, changedIn(form, fields))],
      cautions: [],
    });
    // A link from before another document stated the rule.
    if (documentIn(fields) === "") return take(page.say("document_first"));
    return result && !faults.length ? take(announce(result)) : { reasons: faults.map((fault) => faultLine(page, fault)) };
  },
  own: () => (changedIn(form, current()).length ? page.say("incoming_own") : null),
});
