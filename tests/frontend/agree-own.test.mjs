// The own assessment as one of two: what is unfinished in it does not have the pair refused.
import assert from "node:assert/strict";
import test from "node:test";
import { marked } from "./drawn.mjs";
import { page as words } from "./page.mjs";

const { bindSides } = await import("../../docs/assets/outlook/agree-files.js");
const { emptyPair } = await import("../../docs/assets/outlook/agree-settings.js");
const { bindDecisions } = await import("../../docs/assets/outlook/agree-decisions.js");
const { fromAssessment } = await import("../../docs/assets/workspace/assessment.js");
const { makeStore } = await import("../../docs/assets/workspace/store.js");

const side = (name) =>
  marked("fieldset", [`data-side=${name}`], marked("p", ["data-side-file"]), marked("input", ["data-by"]), marked("button", ["data-action=choose"]), marked("button", [`data-action=own`]), marked("input", ["data-side-chooser"]));

test("an unfinished clause of this case is left out, and told", async () => {
  const page = { ...words, rubric: "r", byId: new Map(["1.1", "1.2"].map((id) => [id, { deletable: true }])), certificates: new Set() };
  const first = side("first");
  const form = marked("form", [], first, side("second"), marked("button", ["data-action=other-pair"]));
  const state = fromAssessment({ format: "assessment/1", rubric: "r", findings: { 1.1: "met", 1.2: { not_applicable: "" } } }, page);
  const [settings, said] = [makeStore(emptyPair()), []];
  bindSides({ ...page, form, root: form }, { store: { get: () => state }, say: (text) => said.push(text) }, settings, () => ["1.2"]);
  await first.querySelector("[data-action=own]").happen("click");
  assert.deepEqual(settings.get().first.assessment.findings, { 1.1: "met" });
  assert.deepEqual(said, ['own_without {"count":1,"clauses":"1.2"}']);
});

test("an agreed finding that is none is told as that, not as a reason that lacks", () => {
  const form = marked("form", [], marked("ol", ["data-spread"]), marked("p", ["data-no-spread"]));
  const finding = { finding: "met", reason: "", display: { earned: "1" } };
  const found = {
    first: { by: "张三" },
    second: { by: "李四" },
    unsettled: ["1.1"],
    clauses: [{ clause: "1.1", title: { zh: "条款" }, first: finding, second: finding, display: { spread: "1" }, settled: null }],
  };
  const settled = (agreed) => ({ 1.1: { stands: "agreed", reason: "补看了", agreed } });
  const settings = makeStore({ ...emptyPair(), settled: settled("3 of 12") });
  const show = bindDecisions({ ...words, form, root: form, rubric: "r" }, settings);
  show(found);
  const told = form.querySelector("[data-lacking-reason]");
  assert.deepEqual([told.hidden, told.text], [false, "agreed_wrong"]);
  settings.change((pair) => Object.assign(pair.settled["1.1"], { agreed: "3/12", reason: "" }));
  show(found);
  assert.equal(told.text, "lacking_reason");
});

test("the file that was chosen last for a side stays, however long another takes to be read", async () => {
  const page = { ...words, rubric: "r", byId: new Map([["1.1", { deletable: true }]]), certificates: new Set() };
  const first = side("first");
  const form = marked("form", [], first, side("second"), marked("button", ["data-action=other-pair"]));
  const settings = makeStore(emptyPair());
  const answers = [];
  const python = { request: () => new Promise((resolve) => answers.push(() => resolve(JSON.stringify({ ok: true, result: {} })))) };
  bindSides({ ...page, form, root: form }, { store: { get: () => ({}) }, say() {}, python }, settings, () => []);
  const chooser = first.querySelector("[data-side-chooser]");
  const choose = async (name, finding) => {
    chooser.files = [Object.assign(new Blob([JSON.stringify({ format: "assessment/1", rubric: "r", findings: { 1.1: finding } })]), { name })];
    await chooser.happen("change");
    await new Promise((resolve) => setTimeout(resolve, 10));
  };
  await choose("a.json", "met");
  await choose("b.json", "not_met");
  answers[1]();
  answers[0]();
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual([settings.get().first.file, settings.get().first.assessment.findings], ["b.json", { 1.1: "not_met" }]);
});
