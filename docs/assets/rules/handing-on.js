// Handing a form on as a link, and opening one that was sent, or a file. Names, reasons and lists stay out of links unless asked for.
import { element } from "../foundation/dom.js";
import { textOf } from "../foundation/text-file.js";
import { faultText } from "../frame/faults.js";
import { tooLarge } from "../frame/files.js";
import { labelOfField } from "../frame/places.js";
import { lineageOf } from "../workspace/lineage.js";
import { documentIn } from "./documents.js";
import { filledIn } from "./filled.js";
import { changedIn, formOf, fromFragment, fromText, LONGEST_FORM, toFragment } from "./form.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("./form.js").Fields} Fields */
/** @typedef {import("./form.js").Form} Form */

const PRIVATE = "private";

/**
 * @param {Page} page
 * @param {Form} form
 * @param {Fields} fields
 * @param {import("../frame/frame.js").Frame<Fields>["leaving"]} leaving
 * @returns {import("../frame/sharing.js").Shared}
 */
export function sharedForm(page, form, fields, leaving) {
  const entries = changedIn(form, fields);
  const { hidden } = form;
  return {
    choices: entries.some(([name]) => hidden.has(name)) ? [{ name: PRIVATE, label: page.say("share_private") }] : [],
    async fragment(chosen) {
      const shared = Object.fromEntries(entries.filter(([name]) => chosen.has(PRIVATE) || !hidden.has(name)));
      const { blank, write } = formOf(form);
      return toFragment(shared, lineageOf(await leaving(write(shared) ?? blank, null)));
    },
  };
}

/**
 * @param {Page} page
 * @param {Form} form
 * @param {() => Fields} current
 * @param {import("./calculator.js").Kind<any>["place"]} place
 * @param {(fields: Fields) => Promise<import("./calculator.js").Answer>} answer
 * @param {(result: import("./grounds.js").RuleResult) => string} announce
 * @returns {import("../frame/opening.js").Opening<Fields>}
 */
export function formOpening(page, form, current, place, answer, announce) {
  /**
   * A link is there to be looked at, and shows nothing where nothing comes of it; in a file is somebody's work, which goes on.
   * @param {import("./form.js").Came} came
   * @param {"link" | "file"} way
   * @returns {Promise<import("../frame/opening.js").Incoming<Fields>>}
   */
  const checked = async ({ fields, lineage }, way) => {
    const { result, faults } = await answer(fields);
    const lines = faults.map((fault) => {
      const field = place(fault.at, fields)?.field;
      return page.say("fault_at", { at: field ? labelOfField(page.form, field) : fault.at, fault: faultText(page, fault) });
    });
    const take = (/** @type {string} */ outcome) => ({
      work: fields,
      lineage,
      shown: [element("p", { class: "calc-shown" }, outcome), filledIn(page, changedIn(form, fields))],
      cautions: lines, // it is unfinished: whoever opens it may finish it
    });
    // A link from before another document stated the rule.
    if (documentIn(fields) === "") return take(page.say("document_first"));
    if (result) return take(announce(result));
    const nothing = page.say(faults.length ? "refused" : `empty_${form.kind.replaceAll("-", "_")}`);
    if (way === "file") return take(nothing);
    return { reasons: lines.length ? lines : [nothing] };
  };
  return {
    fromLink: async (fragment) => checked(await fromFragment(form, fragment), "link"),
    async fromFile(file) {
      const { name } = file;
      const limit = tooLarge(file, LONGEST_FORM);
      if (limit) return { reasons: [page.say("incoming_large", { name, limit })] };
      const came = fromText(form, await textOf(file));
      return came ? checked(came, "file") : { reasons: [page.say("incoming_no_form", { name })] };
    },
    own: () => (changedIn(form, current()).length ? page.say("incoming_own") : null),
  };
}
