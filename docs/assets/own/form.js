// The form on a rubric of one's own, cast in the mould that the page brings: the very markup of the published forms.
import { element, one } from "../foundation/dom.js";
import { castBand, castSpecials, castSwitches } from "./around.js";
import { castSections } from "./clauses.js";
import { saveRubric } from "./kept.js";
import { mouldFor } from "./mould.js";

/** @typedef {import("./page.js").OwnPage} OwnPage */
/** @typedef {import("../workspace/own-rubrics.js").OwnRubric} OwnRubric */

/** @typedef {import("./mould.js").Words} Words */

/**
 * The form of RUBRIC takes the place of what opened it.
 * @param {OwnPage} page
 * @param {OwnRubric} rubric
 */
export function showForm(page, rubric) {
  const { form } = rubric;
  const { root, words } = mouldFor(page, rubric);
  castSections(root, form, words);
  castSpecials(root, form, words);
  castBand(root, form.band);
  castSwitches(root, rubric, words);
  if (!form.deletion) root.querySelector("[data-filter=deleted]")?.remove();
  if (!form.presets) for (const tool of root.querySelectorAll("[data-tool=deletions]")) tool.remove();
  about(page, root, rubric);
  page.root.replaceWith(root);
}

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
    element("p", {}, page.say("own_not_published")),
    element("p", { class: "calc-hint" }, page.say("own_identity", { id, edition: form.edition, digest: sha256.slice(0, 12) })),
    element("p", { class: "own-buttons" }, save, " ", other),
  );
}
