// The fields of actions and of measures: what is taken back, or put in their place, is what they show.
import assert from "node:assert/strict";
import test from "node:test";
import { marked } from "./drawn.mjs";
import { page as words } from "./page.mjs";

const { bindActionForm } = await import("../../docs/assets/outlook/actions-form.js");
const { showActions } = await import("../../docs/assets/outlook/action-list.js");
const { emptyPlan } = await import("../../docs/assets/outlook/improve-settings.js");
const { makeStore } = await import("../../docs/assets/workspace/store.js");
const { blankState } = await import("../../docs/assets/workspace/state.js");

const LOSS = { measure: "1.1", kind: "clause", title: { zh: "条款" }, display: { gain: "2" }, required: null, action: null, overdue: false };
const PLAN = { planned: [LOSS], unassessed: [], idle: [] };

/** A page of actions on one loss. */
function actions() {
  const marks = ["planned", "none-lost", "unassessed", "unassessed-part", "idle", "idle-part"];
  const form = marked("form", [], ...marks.map((mark) => marked("div", [`data-${mark}`])));
  const page = { ...words, form, root: form, byId: new Map(), rubric: "r", place: () => null };
  const [store, waiting] = [makeStore(blankState(["1.1"])), makeStore({ unfinished: {} })];
  const show = bindActionForm(page, store, waiting);
  show(PLAN);
  return { show, store, waiting, due: () => form.querySelector("[data-key=due]") };
}

test("a half-typed day that is taken back is gone from its field at once: nothing asks the engine then", () => {
  const { waiting, due } = actions();
  due().type("2026-1");
  assert.deepEqual(waiting.get().unfinished, { "actions/1.1/due": "2026-1" });
  waiting.replace({ unfinished: {} });
  assert.equal(due().value, "");
  waiting.replace({ unfinished: { "actions/1.1/due": "2026-1" } });
  assert.equal(due().value, "2026-1");
});

/** The measures to take, one of them drawn; DRAW draws them anew where they are others. */
function measures() {
  const place = marked("div", []);
  const page = { ...words, root: marked("div", []), byId: new Map(), rubric: "r" };
  const kept = { settings: makeStore(emptyPlan()), store: makeStore(blankState(["1.1", "1.2"])), names: new Map() };
  const measure = (id) => ({ id, kind: "clause", title: { zh: id }, display: { gain: "2", effort: "1" }, effort: "1", certificates: [], mends: true });
  return { place, draw: (...ids) => showActions(page, place, ids.map(measure), kept), field: (what) => place.querySelector(`[id=${what}]`) };
}

test("whoever types who does a measure types on when the list gets another one", () => {
  const { draw, field } = measures();
  draw("1.1");
  field("duty-who-1.1").focus();
  draw("1.1", "1.2");
  assert.equal(document.activeElement, field("duty-who-1.1"));
});
