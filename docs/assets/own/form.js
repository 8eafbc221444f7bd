// The form on a rubric of one's own, cast in the mould that the page brings: the very markup of the published forms.
import { element, one } from "../foundation/dom.js";
import { picker, readJson, sayer } from "../foundation/words.js";
import { nameOf } from "../workspace/own-rubrics.js";
import { castBand, castSpecials, castSwitches } from "./around.js";
import { castSections } from "./clauses.js";
import { saveRubric } from "./kept.js";
import { titleOf } from "./told.js";

/** @typedef {import("./page.js").OwnPage} OwnPage */
/** @typedef {import("../workspace/own-rubrics.js").OwnRubric} OwnRubric */

/** What casting a part has to know. @typedef {{ say: import("../foundation/words.js").Say, pick: import("../foundation/words.js").Pick }} Words */

/**
 * The form of RUBRIC takes the place of what opened it.
 * @param {OwnPage} page
 * @param {OwnRubric} rubric
 */
export function showForm(page, rubric) {
  const mould = one(page.root, "[data-mould]", HTMLTemplateElement);
  const root = one(/** @type {DocumentFragment} */ (mould.content.cloneNode(true)), "[data-own-form]", HTMLElement);
  const { form } = rubric;
  const words = { say: sayer(readJson(root, "[data-words]")), pick: picker(page.language) };
  root.dataset.rubric = rubric.id;
  root.dataset.document = form.document;
  root.dataset.workKey = nameOf(rubric);
  root.prepend(element("script", { type: "application/json", "data-given": true }, JSON.stringify([rubric.text])));
  one(root, "[data-discrepancies]", HTMLElement).textContent = JSON.stringify(titles(words, form.discrepancies));
  castSections(root, form, words);
  castSpecials(root, form, words);
  castBand(root, form.band);
  castSwitches(root, rubric, words);
  if (!form.deletion) root.querySelector("[data-filter=deleted]")?.remove();
  if (!form.presets) for (const tool of root.querySelectorAll("[data-tool=deletions]")) tool.remove();
  about(page, root, rubric);
  document.title = titleOf(page, rubric);
  page.root.replaceWith(root);
}

/**
 * @param {Words} words
 * @param {Record<string, import("../foundation/words.js").Text>} discrepancies
 */
const titles = ({ pick }, discrepancies) => Object.fromEntries(Object.entries(discrepancies).map(([id, title]) => [id, pick(title)]));

/**
 * Whose rubric it is, that nobody published it, and how to keep or change it.
 * @param {OwnPage} page
 * @param {HTMLElement} root
 * @param {OwnRubric} rubric
 */
function about(page, root, rubric) {
  const { id, sha256, form } = rubric;
  const save = element("button", { type: "button" }, page.say("own_save"));
  save.addEventListener("click", () => saveRubric({ ...page, root }, rubric));
  const other = element("a", { href: "./", "data-action": "other-rubric" }, page.say("own_other"));
  one(root, "[data-about]", HTMLElement).replaceChildren(
    element("h2", {}, titleOf(page, rubric)),
    element("p", {}, page.say("own_not_published")),
    element("p", { class: "calc-hint" }, page.say("own_identity", { id, edition: form.edition, digest: sha256.slice(0, 12) })),
    element("p", { class: "own-buttons" }, save, " ", other),
  );
}
