// An assessment that is refused: nothing of what followed from the one before stays as if it were about what is there now.
import assert from "node:assert/strict";
import test from "node:test";
import { page as words } from "./page.mjs";
import { Plain } from "./plain-elements.mjs";

const { following } = await import("../../docs/assets/outlook/following.js");
const { askOthers } = await import("../../docs/assets/outlook/other-readings.js");
const { bindWorkbook } = await import("../../docs/assets/outlook/evidence-workbook.js");
const { fromAssessment } = await import("../../docs/assets/workspace/assessment.js");

const turns = () => new Promise((resolve) => setTimeout(resolve, 5));

test("what was being found for the assessment before is not shown once another one is refused, nor found anew", async () => {
  const [answers, shown] = [[], []];
  const { hear, again } = following(new Plain(), (on) => new Promise((resolve) => answers.push(() => resolve(on))), (found) => shown.push(found));
  hear("A");
  await turns();
  answers[0]();
  await turns();
  assert.deepEqual(shown, ["A"]);
  again(); // an effort is typed
  await turns();
  hear(null); // and what is entered beside it is refused, before the answer about A
  answers[1]();
  await turns();
  assert.deepEqual(shown, ["A", null]);
  again();
  await turns();
  assert.deepEqual([answers.length, shown.length], [2, 2]);
  hear("B");
  await turns();
  answers[2]();
  await turns();
  assert.deepEqual(shown.at(-1), "B");
});

/** A page that asks for other readings; REPLIES: what the engine says, by what is asked. What stands there. */
function withOthers(replies) {
  const [root, place] = [new Plain(), new Plain()];
  const view = { place };
  root.querySelector = () => view.place;
  const request = async (json) => JSON.stringify(replies[JSON.parse(json).of]);
  const ask = askOthers({ ...words, root, discrepancy: () => ({ title: "t", address: "#" }) }, request, () => ({ headline: "h", detail: "" }));
  return { ask, view, place };
}
const OTHER = { ok: true, result: { readings: [], chosen_readings: {}, not_computed: [{ discrepancy: "d", reading: "r", title: {}, text: {}, why: {} }] } };

test("the other readings of another question do not stay beside a result", async () => {
  const { ask, place } = withOthers({ a: OTHER, b: { ok: false, faults: [] } });
  ask({ of: "a" });
  await turns();
  assert.equal(place.children.length, 1);
  ask({ of: "b" });
  await turns();
  assert.equal(place.children.length, 0);
  ask({ of: "a" });
  await turns();
  ask(null);
  await turns();
  assert.equal(place.children.length, 0);
});

test("an answer about other readings that comes once the result is refused has no place, and shows nothing", async () => {
  const { ask, view, place } = withOthers({ a: OTHER });
  ask({ of: "a" });
  view.place = null; // the refusal took it
  ask(null);
  await turns();
  assert.equal(place.children.length, 0);
});

test("the form with its evidence is handed out though a clause is unfinished, and what stands open in it is told", async () => {
  const page = { rubric: "r", byId: new Map(["1.1", "1.2"].map((id) => [id, { deletable: true }])), certificates: new Set() };
  const state = fromAssessment({ format: "assessment/1", rubric: "r", findings: { 1.1: "met", 1.2: { not_applicable: "" } } }, page);
  const [button, root, said, asked] = [new Plain(), new Plain(), [], []];
  root.querySelector = (what) => (what === "[data-action=xlsx]" ? button : new Plain());
  const exchange = async (part, json) => (asked.push(JSON.parse(json)), { json: JSON.stringify({ ok: true, result: { name: "made.xlsx", type: "x" } }), content: new Uint8Array(1) });
  const frame = { store: { get: () => state }, python: { exchange }, leaving: async (each) => each, readings: { switched: () => ({}) }, say: (text) => said.push(text) };
  bindWorkbook({ ...words, ...page, root }, frame, () => ["1.2"]);
  await button.heard.get("click")();
  assert.deepEqual(asked[0].assessment.findings, { 1.1: "met" }); // the engine refuses a workbook with the other one
  assert.deepEqual(said, ['saved_without {"name":"made.xlsx","count":1,"clauses":"1.2"}']);
});
