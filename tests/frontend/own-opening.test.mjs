// Opening a rubric of one's own: what was found in one file is not shown for another, and no level is lost.
import assert from "node:assert/strict";
import test from "node:test";
import { marked } from "./drawn.mjs";
import { page as words } from "./page.mjs";
import "./vendored.mjs";

const { taking } = await import("../../docs/assets/own/opening.js");
const { levelsIn } = await import("../../docs/assets/own/levels.js");

test("each line is a level; of one that stands there twice neither score is dropped without a word", () => {
  assert.deepEqual(levelsIn("三星级=80\n 五星级：95 \r\n\n七星级\t98"), { levels: { 三星级: "80", 五星级: "95", 七星级: "98" }, twice: [] });
  assert.deepEqual(levelsIn("合格=60\n优秀=80\n合格：90\n合格 95").twice, ["合格"]);
  assert.deepEqual(levelsIn("五星95").levels, { 五星95: "" }); // which is asked about
});

const FORM = { title: { zh: "准则" }, sections: [], full_marks: "100", edition: "1" };
const opened = (id, more) => ({ id, rubric: "{}", sha256: "0".repeat(64), form: FORM, blank: "待填", blanks: {}, remarks: [], ...more });
const file = (name) => Object.assign(new Blob(["{}"]), { name });
const turns = () => new Promise((resolve) => setTimeout(resolve, 10));

/** A page that opens files; its engine is at work until ANSWER is called with the number of the file and what is in it. */
function opening() {
  const [outcome, toast] = [marked("div", ["data-outcome"]), marked("div", ["data-toast"])];
  const form = marked("form", ["data-table"], marked("b", ["data-table-name"]), marked("input", ["name=title"]), marked("input", ["name=id"]), marked("textarea", ["name=levels"]));
  for (const field of form.querySelectorAll("[name]")) field.name = field.getAttribute("name");
  const root = marked("div", [], outcome, form, toast, marked("div", ["data-banners"]));
  const answers = [];
  const exchange = () => new Promise((resolve) => answers.push((result) => resolve({ json: JSON.stringify({ ok: true, result }), content: null })));
  const take = taking({ ...words, root, language: "zh", published: new Map() }, () => ({ exchange }));
  return { take, form, outcome, answers };
}

test("what comes late of a file that was chosen before does not take the place of the one chosen since", async () => {
  const { take, form, outcome, answers } = opening();
  take(file("a.yaml"));
  await turns();
  take(file("b.xlsx")); // a table: its form is being filled in
  form.querySelector("[name=title]").focus();
  answers[0](opened("a"));
  await turns();
  assert.equal(outcome.children.length, 0);
  assert.equal(document.activeElement, form.querySelector("[name=title]"));
});

test("a level that stands there twice is told before the table is read", async () => {
  const { take, form, outcome, answers } = opening();
  take(file("b.xlsx"));
  form.querySelector("[name=levels]").value = "合格=60\n合格=90";
  form.onsubmit({ preventDefault() {} });
  await turns();
  assert.match(outcome.text, /own_level_twice .*合格/);
  assert.equal(answers.length, 0);
});

test("a rubric that was read out of a table can be saved where the browser keeps nothing", async () => {
  const { take, form, outcome, answers } = opening(); // there is no database under Node
  take(file("b.xlsx"));
  form.onsubmit({ preventDefault() {} });
  await turns();
  answers[0](opened("b", { yaml: "id: b" }));
  await turns();
  assert.match(outcome.text, /own_unkept/);
  assert.ok(outcome.querySelector("[data-action=save-yaml]"));
  assert.equal(outcome.querySelector("[data-action=calculate]"), null);
});
