// What changed from one version of a form to another: each field, before and after.
import { element } from "../foundation/dom.js";
import { editsBetween } from "../workspace/edits.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */
/** @typedef {import("./places.js").Words} Words */
/** @typedef {{ place: string, before: string, after: string, more?: string }} Changed MORE: what it comes to */

/**
 * @param {Speaking} page
 * @param {Words} words
 * @param {unknown} before
 * @param {unknown} after
 * @returns {Node[]}
 */
export const changesBetween = (page, words, before, after) =>
  changesTable(
    page,
    editsBetween(before, after).map((edit) => ({
      place: words.place(edit.path.join(".")),
      before: words.value("at" in edit ? edit.taken : edit.before),
      after: words.value("at" in edit ? edit.put : edit.after),
    })),
  );

/**
 * @param {Speaking} page
 * @param {Changed[]} changes
 * @returns {Node[]}
 */
export function changesTable(page, changes) {
  if (!changes.length) return [element("p", {}, page.say("compared_same"))];
  const nothing = page.say("nothing_there");
  const rows = changes.map(({ place, before, after, more }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, place),
      element("td", {}, before || nothing),
      element("td", {}, after || nothing, more && element("span", { class: "calc-points" }, ` ${more}`)),
    ),
  );
  const head = ["compared_place", "compared_then", "compared_now"].map((key) => element("th", { scope: "col" }, page.say(key)));
  return [
    element(
      "div",
      { class: "calc-compared", tabindex: "0" },
      element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)),
    ),
  ];
}
