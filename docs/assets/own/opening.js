// Opening a file with a rubric: checked by the engine, its faults told by their places, kept here and nowhere else.
import { filled } from "../engine/ask.js";
import { exchange } from "../engine/exchange.js";
import { all, button, element, one } from "../foundation/dom.js";
import { note } from "../foundation/notes.js";
import { saveFile } from "../foundation/save.js";
import { engineOn } from "../frame/engine-view.js";
import { bindChooser, isWorkbook, takeReadable, tooLarge } from "../frame/files.js";
import { keepRubric, keptRubrics, nameOf } from "../workspace/own-rubrics.js";
import { levelsIn } from "./levels.js";
import { leadTo } from "./named.js";
import { faultList, remarkList, titleOf } from "./told.js";
import { showKept } from "./kept.js";

/** @typedef {import("./page.js").OwnPage} OwnPage */
/** @typedef {import("../foundation/words.js").Text} Text */

/**
 * A file that was read: the rubric in it and what is to be said of it.
 * @typedef {{ id: string, rubric: string, sha256: string, form: import("../workspace/own-rubrics.js").Form, blank: string,
 *   blanks: Record<string, string[]>, remarks: Text[], yaml?: string }} Opened
 */

const LARGEST = 1024 * 1024;

/**
 * @param {OwnPage} page
 * @param {string | null} missing the name of a rubric that the address asks for and that is not kept here
 */
export function bindOpening(page, missing) {
  page.root.classList.add("is-live");
  one(page.root, "[data-engine]", HTMLElement).hidden = true;
  /** @type {import("../engine/client.js").Engine | undefined} */
  let started;
  const python = () => {
    if (!started) {
      one(page.root, "[data-engine]", HTMLElement).hidden = false;
      started = engineOn(page, []);
      started.start();
    }
    return started;
  };
  const chooser = one(page.root, "[data-rubric-file]", HTMLInputElement);
  bindChooser(page, chooser, page.root.querySelector("[data-action=open-rubric]"), taking(page, python));
  if (missing) outcome(page, element("p", { class: "calc-caution" }, page.say("own_missing", { rubric: missing })));
  void keptRubrics().then((kept) => showKept(page, kept), () => {});
}

/**
 * @param {OwnPage} page
 * @param {...(Node | false | null)} parts
 */
const outcome = (page, ...parts) => one(page.root, "[data-outcome]", HTMLElement).replaceChildren(...parts.filter((part) => part instanceof Node));

/**
 * What takes a file: a table is asked what it does not say itself; others are read at once. What is found in one is not shown
 * any more once another was chosen.
 * @param {OwnPage} page
 * @param {() => import("../engine/client.js").Engine} python
 * @returns {(file: File) => void}
 */
export function taking(page, python) {
  let turn = 0;
  return (file) => {
    const own = (turn += 1);
    const form = one(page.root, "[data-table]", HTMLFormElement);
    form.hidden = true;
    outcome(page);
    const limit = tooLarge(file, LARGEST);
    if (limit) return outcome(page, element("p", { class: "calc-caution" }, page.say("incoming_large", { name: file.name, limit })));
    const latest = () => own === turn;
    if (!isWorkbook(file)) return void read(page, python(), { file, latest }, {});
    one(form, "[data-table-name]", HTMLElement).textContent = file.name;
    form.hidden = false;
    form.onsubmit = (event) => {
      event.preventDefault();
      const { twice, ...said } = saidIn(form);
      const levels = twice.join(page.say("list_comma"));
      if (twice.length) return outcome(page, element("p", { class: "calc-caution" }, page.say("own_level_twice", { levels })));
      void takeReadable(page, file, () => read(page, python(), { file, latest }, said));
    };
    one(form, "[name=title]", HTMLInputElement).focus();
  };
}

/**
 * What the form says of the table.
 * @param {HTMLFormElement} form
 */
function saidIn(form) {
  const { title, id, levels } = Object.fromEntries(
    all(form, "[name]", HTMLElement).map((field) => {
      const { name, value } = /** @type {HTMLInputElement} */ (field);
      return [name, value.trim()];
    }),
  );
  return { ...filled({ title, id }), ...levelsIn(levels ?? "") };
}

/**
 * @param {OwnPage} page
 * @param {import("../engine/client.js").Engine} python
 * @param {{ file: File, latest: () => boolean }} chosen LATEST: whether no other file was chosen since
 * @param {Record<string, unknown>} said
 */
async function read(page, python, { file, latest }, said) {
  outcome(page, element("p", {}, page.say("own_checking", { name: file.name })));
  const content = new Uint8Array(await file.arrayBuffer());
  const asked = { kind: "read-rubric", name: file.name, language: page.language, ...said };
  /** @type {import("../engine/exchange.js").Answer<Opened>} */
  const answer = await exchange(python, "rubric", asked, content, () => {});
  if (!latest()) return;
  if (!answer) return outcome(page, element("p", { class: "calc-caution" }, page.say("file_missing")));
  if (answer.faults) return outcome(page, ...faultList(page, file.name, answer.faults));
  const taken = page.published.get(answer.result.id);
  if (taken) return outcome(page, element("p", { class: "calc-caution" }, page.say("own_taken", { id: answer.result.id, title: taken })));
  await shown(page, answer.result);
}

/**
 * What was understood, and the way on to calculating with it.
 * @param {OwnPage} page
 * @param {Opened} opened
 */
async function shown(page, { rubric: text, ...opened }) {
  const { id, sha256, form, yaml } = opened;
  const kept = { id, sha256, text, form, opened: Date.now() };
  const failed = await keepRubric(kept).then(() => null, () => page.say("own_unkept"));
  const begin = element("a", { class: "outlook-button outlook-button--main", "data-action": "calculate" }, page.say("own_calculate"));
  leadTo(begin, nameOf(kept));
  const save = yaml && button(page.say("own_save_yaml"), () => saveYaml(page, id, yaml), { "data-action": "save-yaml" });
  outcome(
    page,
    element("h3", {}, page.say("own_understood", { title: titleOf(page, kept) })),
    ...remarkList(page, opened),
    failed ? element("p", { class: "calc-caution" }, failed) : null,
    Boolean(!failed || save) && element("p", { class: "own-buttons" }, failed ? "" : begin, " ", save || ""),
  );
  if (!failed) begin.focus();
}

/**
 * @param {OwnPage} page
 * @param {string} id
 * @param {string} yaml
 */
function saveYaml(page, id, yaml) {
  const name = `${id}.yaml`;
  saveFile(name, yaml, "application/yaml");
  note(page, page.say("saved_file", { name }));
}
