// What is set on the pages that look ahead: kept whole or not at all, and what is asked with it.
import assert from "node:assert/strict";
import test from "node:test";
import { evenChances, forecastRequest, openClauses, ownClauses, placesOf, readChances, chancesOf } from "../../docs/assets/outlook/forecast-settings.js";
import { afterwards, effortPlaces, effortsOn, emptyPlan, improveRequest, planOf, readPlan, setEffort, sharedPlan } from "../../docs/assets/outlook/improve-settings.js";
import { waitsAt } from "../../docs/assets/outlook/action-keeping.js";
import { actionTable } from "../../docs/assets/outlook/action-list.js";
import { certificatesOf, namesOfLacking } from "../../docs/assets/outlook/measure.js";
import { page as speaking } from "./page.mjs";
import { fromAssessment } from "../../docs/assets/workspace/assessment.js";

const IDS = ["1.1", "1.2", "1.3", "1.4"];
const page = {
  rubric: "made-up",
  kept: "made-up",
  clauses: IDS.map((id) => ({ id })),
  byId: new Map(IDS.map((id) => [id, { deletable: true }])),
  certificates: new Set(["quality", "integrity"]),
};
const ASSESSMENT = {
  format: "assessment/1",
  rubric: "made-up",
  findings: { 1.1: "met", 1.2: "not_met", 1.3: { not_applicable: "" } },
  special_deductions: [{ reason: "a" }, { reason: "b" }],
  certificates: ["quality"],
};
const ground = () => ({
  state: fromAssessment(ASSESSMENT, page),
  leftOut: new Map([["1.3", []]]),
  readings: {},
  result: null,
});
const chances = (clauses, all = "0.5") => ({ default: all, clauses });

test("open are the clauses without a finding, and those whose finding is unfinished", () => {
  assert.deepEqual(openClauses(page, ground()), ["1.3", "1.4"]);
  const set = chances({ 1.1: { way: "chance", value: "1" }, 1.4: { way: "chance", value: "1" }, 1.3: { way: "chance", value: " " } });
  assert.deepEqual(ownClauses(page, ground(), set), ["1.4"]);
});

test("a forecast asks with the chances as they were typed, and without those that were refused", () => {
  const set = chances({ 1.4: { way: "share", value: "４/７" }, 1.3: { way: "chance", value: "25%" } }, "80%");
  const asked = forecastRequest(page, ground(), set, new Set());
  assert.equal(asked.kind, "forecast");
  assert.equal(asked.typed, true);
  assert.deepEqual(asked.chances, { default: "80%", clauses: { 1.3: "25%", 1.4: { conforming_share: "４/７" } } });
  assert.deepEqual(asked.assessment.findings, { 1.1: "met", 1.2: "not_met" });
  assert.deepEqual(forecastRequest(page, ground(), set, new Set(["default", "1.4"])).chances, { clauses: { 1.3: "25%" } });
  assert.deepEqual([...placesOf(page, ground(), set)], [
    ["default", "chances.default"], ["1.3", "chances.clauses.1.3"], ["1.4", "chances.clauses.1.4"],
  ]);
});

test("chances are read whole or not at all", () => {
  const set = chances({ 1.4: { way: "share", value: "1/2" } }, "1/4");
  assert.deepEqual(readChances(structuredClone(set), page), set);
  assert.deepEqual(readChances({}, page), evenChances());
  assert.deepEqual(readChances({ default: "" }, page), evenChances());
  for (const spoilt of [
    { default: 7, clauses: {} }, { clauses: [1] }, { clauses: { 9.9: { way: "chance", value: "1" } } }, { target: "x" },
    { clauses: JSON.parse('{"__proto__":{"way":"chance","value":"1"}}') }, { clauses: { 1.4: { way: "luck", value: "1" } } },
    { clauses: { 1.4: { way: "chance", value: "1".repeat(41) } } }, { clauses: { 1.4: { way: "chance", value: "1", x: 1 } } },
  ]) assert.equal(readChances(spoilt, page), null, JSON.stringify(spoilt));
});

test("an improvement asks with the efforts that matter: not with those of deductions that are not entered", () => {
  const plan = {
    ...emptyPlan(),
    default: "５０%",
    efforts: {
      1.2: { value: "３", impossible: false },
      1.4: { value: "", impossible: true },
      1.1: { value: " ", impossible: false },
      "special-deduction-2": { value: "2", impossible: false },
      "special-deduction-3": { value: "2", impossible: false },
    },
  };
  const asked = improveRequest(page, ground(), plan, "five-star", new Set());
  assert.equal(asked.kind, "improve");
  assert.equal(asked.typed, true);
  assert.equal(asked.target, "five-star");
  assert.deepEqual(asked.efforts, { default: "５０%", named: { 1.2: "３", 1.4: "impossible", "special-deduction-2": "2" } });
  const without = improveRequest(page, ground(), plan, "five-star", new Set(["1.2", "default"]));
  assert.deepEqual(without.efforts, { named: { 1.4: "impossible", "special-deduction-2": "2" } });
  assert.deepEqual([...effortPlaces(ground(), plan).keys()], ["default", "1.2", "1.4", "special-deduction-2"]);
});

test("the effort of a special deduction goes along with it when another one is removed", () => {
  const { state } = ground(); // deductions a and b
  const plan = emptyPlan();
  setEffort(state, plan, "special-deduction-1", { value: "9", impossible: false });
  setEffort(state, plan, "special-deduction-2", { value: "2", impossible: false });
  state.deductions.splice(0, 1); // b is the first now: it takes 2, not the 9 of a
  const on = { ...ground(), state };
  assert.deepEqual(improveRequest(page, on, plan, "five-star", new Set()).efforts.named, { "special-deduction-1": "2" });
  assert.deepEqual([...effortPlaces(on, plan).keys()], ["default", "special-deduction-1"]);
  setEffort(state, plan, "1.2", { value: "3", impossible: false });
  assert.deepEqual(Object.keys(plan.efforts).sort(), ["1.2", "special-deduction-1"]);
  assert.deepEqual(readPlan(structuredClone(plan), page), plan);
  state.deductions.unshift({ clause: "", reason: "c" }); // a new one in front has no effort yet
  assert.equal(effortsOn(state, plan)["special-deduction-1"], undefined);
  assert.equal(effortsOn(state, plan)["special-deduction-2"].value, "2");
});

test("afterwards the chosen measures are taken, and nothing else has changed", () => {
  const on = { ...ground(), readings: { a: "b" } };
  const before = structuredClone(on.state);
  const asked = afterwards(page, on, [{ id: "1.2" }, { id: "1.3" }, { id: "special-deduction-1" }, { id: "integrity" }]);
  assert.equal(asked.kind, "score");
  assert.deepEqual(asked.readings, { a: "b" });
  assert.deepEqual(asked.assessment.findings, { 1.1: "met", 1.2: "met", 1.3: "met" });
  assert.deepEqual(asked.assessment.special_deductions, [{ reason: "b" }]);
  assert.deepEqual(asked.assessment.certificates, ["quality", "integrity"]);
  assert.deepEqual(on.state, before);
});

test("a plan is read whole or not at all, and is shared without who does what", () => {
  const plan = {
    target: "five-star",
    default: "2",
    efforts: { 1.2: { value: "3", impossible: false }, quality: { value: "", impossible: true } },
    duties: { "special-deduction-1": { who: "王五", until: "2026-12-31" } },
    unfinished: { "until/1.2": "2026-1" },
  };
  assert.deepEqual(readPlan(structuredClone(plan), page), plan);
  assert.deepEqual(readPlan({}, page), emptyPlan());
  const { duties, unfinished, ...shared } = plan;
  assert.deepEqual(sharedPlan(plan), shared);
  for (const spoilt of [
    { target: 3 }, { default: null }, { unknown: 1 }, { efforts: { 9.9: { value: "1", impossible: false } } },
    { efforts: { 1.2: { value: "1" } } }, { efforts: { 1.2: { value: "1", impossible: "no" } } },
    { efforts: { "special-deduction-0": { value: "1", impossible: false } } },
    { duties: { 1.2: { who: "x".repeat(101), until: "" } } }, { duties: { 1.2: { who: "x", until: "", more: 1 } } }, { duties: 3 },
    { unfinished: 3 }, { unfinished: { "until/1.2": 4 } },
  ]) assert.equal(readPlan({ ...plan, ...spoilt }, page), null, JSON.stringify(spoilt));
});

test("a rubric of one's own has its settings for each version, also where its id is a published one's", () => {
  const kept = "made-up@0123456789ab";
  assert.equal(chancesOf({ ...page, kept }).name, `aftersales.${kept}.forecast`);
  assert.equal(planOf({ ...page, kept }).name, `aftersales.${kept}.improve`);
});

test("settings are kept under the rubric and the view, and leave nothing behind while nothing is set", () => {
  for (const [writing, name, blank, set] of [
    [chancesOf(page), "aftersales.made-up.forecast", evenChances(), chances({}, "1/4")],
    [planOf(page), "aftersales.made-up.improve", emptyPlan(), { ...emptyPlan(), target: "five-star" }],
  ]) {
    assert.equal(writing.name, name);
    assert.equal(writing.write(blank), null);
    assert.deepEqual(writing.read(writing.blank), blank);
    assert.deepEqual(writing.write(set), { format: "outlook/1", ...set });
    assert.deepEqual(writing.read({ format: "outlook/1", ...set }), set);
    assert.equal(writing.read(set), null);
  }
});

test("afterwards a clause that was barred has its certificates, and its own finding where that is to be mended", () => {
  // 1.2 is barred and not met: both are mended. 1.1 is met already and only barred: certificates alone, as 1.4, which stays open.
  const measures = [
    { id: "1.2", mends: true, certificates: ["quality", "integrity"] },
    { id: "1.1", mends: false, certificates: ["integrity"] },
    { id: "1.4", mends: false, certificates: ["integrity"] },
  ];
  const { assessment } = afterwards(page, ground(), measures);
  assert.deepEqual(assessment.findings, { 1.1: "met", 1.2: "met" });
  assert.deepEqual(assessment.certificates, ["quality", "integrity"]);
});

test("what is half typed on a special deduction goes along with it when another one is taken away", () => {
  const [a, b, again] = [{ clause: "4.4.2.3", reason: "a" }, { clause: "4.4.2.3", reason: "b" }, { clause: "4.4.2.3", reason: " b" }];
  const on = (deductions, number) => waitsAt({ ...ground().state, deductions }, `special-deduction-${number}`);
  const places = [1, 2, 3].map((number) => on([a, b, again], number));
  assert.equal(new Set(places).size, 3); // two that say the same are two
  assert.deepEqual([1, 2].map((number) => on([b, again], number)), places.slice(1));
  assert.notEqual(on([b], 1), on([a], 1));
  assert.equal(waitsAt(ground().state, "1.2"), "1.2"); // a clause goes by its number
  assert.equal(waitsAt(ground().state, "special-deduction-9"), "special-deduction-9");
});

test("the table of measures names the certificates that one takes", () => {
  const names = new Map([["quality", "质量管理"]]);
  const measure = (certificates) => ({ id: "1.1", kind: "clause", title: { zh: "条款" }, display: { gain: "2" }, effort: "1", certificates, mends: false });
  const told = { ...speaking, byId: new Map(), say: (key, values) => (values?.certificates ? `${key} ${values.certificates}` : key) };
  const [, first, second] = actionTable(told, [measure(["quality"]), measure([])], { 1.1: { who: "甲", until: "" } }, names);
  assert.deepEqual(first, ["1.1", "条款；takes_certificates 质量管理", "2", "1", "", "甲", ""]);
  assert.equal(second[1], "条款");
});

test("a clause that is lost for want of certificates says which", () => {
  const names = namesOfLacking(speaking, [{ id: "quality", kind: "certificate", title: { zh: "质量管理" } }, { id: "1.1", kind: "clause", title: { zh: "条款" } }]);
  const say = (measure) => certificatesOf({ ...speaking, say: (key, { certificates } = {}) => (certificates ? `${key} ${certificates}` : "、") }, measure, names);
  assert.equal(say({ certificates: ["quality", "integrity"], mends: false }), "takes_certificates 质量管理、integrity");
  assert.equal(say({ certificates: ["quality"], mends: true }), "mend_and_certificates 质量管理");
  assert.equal(say({ certificates: [], mends: true }), "");
});
