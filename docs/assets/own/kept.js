// The rubrics that this browser keeps: to go on with, to save, to take away.
import { button, element, one } from "../foundation/dom.js";
import { note } from "../foundation/notes.js";
import { JSON_FILE, saveFile } from "../foundation/save.js";
import { forgetRubric, keepRubric, keptRubrics, nameOf } from "../workspace/own-rubrics.js";
import { titleOf } from "./told.js";

/** @typedef {import("./page.js").OwnPage} OwnPage */
/** @typedef {import("../workspace/own-rubrics.js").OwnRubric} OwnRubric */

/**
 * @param {OwnPage} page
 * @param {OwnRubric[]} kept
 */
export function showKept(page, kept) {
  const section = one(page.root, "[data-kept-rubrics]", HTMLElement);
  section.hidden = kept.length === 0;
  one(section, "[data-list]", HTMLElement).replaceChildren(...kept.map((rubric) => line(page, rubric)));
}

/**
 * @param {OwnPage} page
 * @param {OwnRubric} rubric
 */
function line(page, rubric) {
  const { id, sha256, form } = rubric;
  const title = titleOf(page, rubric);
  const about = page.say("own_identity", { id, edition: form.edition, digest: sha256.slice(0, 12) });
  return element(
    "li",
    {},
    element("a", { href: `#${nameOf(rubric)}` }, title),
    element("span", { class: "calc-hint" }, about),
    button(page.say("own_save"), () => saveRubric(page, rubric), { "aria-label": page.say("own_save_of", { title }) }),
    button(page.say("own_forget"), () => void forget(page, rubric), { "aria-label": page.say("own_forget_of", { title }) }),
  );
}

/**
 * @param {import("../foundation/words.js").Speaking} page
 * @param {OwnRubric} rubric
 */
export function saveRubric(page, rubric) {
  const name = `${rubric.id}.json`;
  saveFile(name, `${rubric.text}\n`, JSON_FILE);
  note(page, page.say("saved_file", { name }));
}

/**
 * @param {OwnPage} page
 * @param {OwnRubric} rubric
 */
async function forget(page, rubric) {
  const renew = async () => showKept(page, await keptRubrics());
  await forgetRubric(nameOf(rubric));
  await renew();
  note(page, page.say("own_forgotten", { title: titleOf(page, rubric) }), () => void keepRubric(rubric).then(renew));
}
