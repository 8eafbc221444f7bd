// What every page on a rubric of one's own is cast in: the markup of the published ones, which the page brings.
import { all, element, one } from "../foundation/dom.js";
import { picker, readJson, sayer } from "../foundation/words.js";
import { nameOf } from "../workspace/own-rubrics.js";
import { titleOf } from "./told.js";

/** @typedef {import("./page.js").OwnPage} OwnPage */
/** @typedef {import("../workspace/own-rubrics.js").OwnRubric} OwnRubric */

/** What casting a part has to know. @typedef {{ say: import("../foundation/words.js").Say, pick: import("../foundation/words.js").Pick }} Words */

/**
 * A copy of the page's mould that stands for RUBRIC; its parts have still to be cast.
 * @param {OwnPage} page
 * @param {OwnRubric} rubric
 * @returns {{ root: HTMLElement, words: Words }}
 */
export function mouldFor(page, rubric) {
  const mould = one(page.root, "[data-mould]", HTMLTemplateElement);
  const root = one(/** @type {DocumentFragment} */ (mould.content.cloneNode(true)), "[data-own-form]", HTMLElement);
  const { form } = rubric;
  const words = { say: sayer(readJson(root, "[data-words]")), pick: picker(page.language) };
  root.dataset.rubric = rubric.id;
  root.dataset.document = form.document;
  root.dataset.workKey = nameOf(rubric);
  root.prepend(element("script", { type: "application/json", "data-given": true }, JSON.stringify([rubric.text])));
  one(root, "[data-discrepancies]", HTMLElement).textContent = JSON.stringify(titles(words, form.discrepancies));
  nameLinks(root, rubric);
  nameWhatItIs(root, titleOf(page, rubric));
  return { root, words };
}

/**
 * The page is called after what is filled in on it, no longer after opening it: as the pages of published rubrics are.
 * @param {HTMLElement} root
 * @param {string} title of the rubric
 */
function nameWhatItIs(root, title) {
  document.title = title;
  const heading = document.querySelector("h1")?.firstChild;
  const view = one(root, ".calc-views [aria-current]", HTMLElement).textContent;
  if (heading) heading.textContent = `${title} ${view}`;
}

/**
 * @param {Words} words
 * @param {Record<string, import("../foundation/words.js").Text>} discrepancies
 */
const titles = ({ pick }, discrepancies) => Object.fromEntries(Object.entries(discrepancies).map(([id, title]) => [id, pick(title)]));

/** @param {Words} words @param {string} points */
export const withUnit = ({ say }, points) => say(points === "1" ? "point" : "points", { points });

/**
 * The links between the pages of one rubric, and back to its form, name it.
 * @param {HTMLElement} root
 * @param {OwnRubric} rubric
 */
function nameLinks(root, rubric) {
  for (const link of all(root, ".calc-views a, .calc-onward a, a[href='../']", HTMLAnchorElement)) {
    link.setAttribute("href", `${link.getAttribute("href")}#${nameOf(rubric)}`);
  }
}
