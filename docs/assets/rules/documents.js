// Where several documents state a rule: which of them is chosen, and what on the page is about it alone.
import { all } from "../foundation/dom.js";

/** @typedef {import("./form.js").Fields} Fields */

/**
 * The document to calculate by: "" where one has still to be chosen, null where there is nothing to choose from.
 * @param {Fields} fields
 */
export const documentIn = ({ document, rubric }) => document ?? rubric ?? null;

/**
 * Show what concerns the document CHOSEN, and nothing of the others. Until one is chosen they all stand there, but for
 * questions that make sense of one alone.
 * @param {import("../frame/page.js").Page} page
 * @param {string} chosen
 */
export function showDocument({ root }, chosen) {
  root.dataset.document = chosen;
  for (const part of all(root.ownerDocument, "[data-for-document]", HTMLElement)) {
    const { forDocument = "", needsDocument } = part.dataset;
    part.hidden = chosen ? !forDocument.split(" ").includes(chosen) : needsDocument !== undefined;
  }
}
