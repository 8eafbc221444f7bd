import assert from "node:assert/strict";
import test from "node:test";
import { fromAssessment, toAssessment } from "../../docs/assets/workspace/assessment.js";
import { draftOf } from "../../docs/assets/workspace/draft.js";
import { answeredIn, blankState, isBlank } from "../../docs/assets/workspace/state.js";

const FORM = {
  rubric: "made-up",
  byId: new Map([["1.1", { deletable: true }], ["1.2", { deletable: false }], ["1.3", { deletable: false }], ["1.4", { deletable: false }]]),
  certificates: new Set(["quality", "integrity"]),
};
const WHOLE = {
  format: "assessment/1",
  rubric: "made-up",
  findings: {
    "1.1": { not_applicable: "没有安装业务" },
    "1.2": { sampled: 4, nonconforming: 1, reason: "一份没有签字" },
    "1.3": { not_met: "热线占线" },
    "1.4": "met",
  },
  special_deductions: [{ reason: "违反服务制度", clause: "4.4.2.3" }, {}],
  special_bonus: { reason: "创新" },
  certificates: ["quality"],
  notes: { 1.4: "看过组织架构图" },
  organisation: { name: "某某电器公司" },
};
const state = () => fromAssessment(WHOLE, FORM);
const findings = (entry) => {
  const filled = blankState(FORM.byId.keys());
  Object.assign(filled.entries["1.2"], entry);
  return toAssessment("made-up", filled).findings;
};

test("an assessment comes out of the form as it went in", () => {
  assert.deepEqual(toAssessment("made-up", state()), WHOLE);
});

const AROUND = {
  as_of: "2026-11-28",
  evidence: { 1.4: { 组织架构图: { there: "yes", owner: "行政部" } } },
  owners: { 1.2: "售后部" },
  actions: { 1.3: { owner: "客服部", due: "2026-12-20" } },
};

test("what the form has no field for goes through it unchanged", () => {
  const sites = { 总部: { sampled: 8, nonconforming: 0 }, 武汉: { sampled: 4, nonconforming: 1, reason: "缺签字" } };
  const given = {
    ...WHOLE,
    findings: { ...WHOLE.findings, 1.2: { by_site: sites, extent: "repeated" }, 1.3: { not_met: "热线占线", extent: "isolated" } },
    special_deductions: [{ reason: "违反服务制度", action: { owner: "品质部" } }],
    ...AROUND,
  };
  const opened = fromAssessment(given, FORM);
  assert.deepEqual(toAssessment("made-up", opened), given);
  // 8 + 4 were drawn and 0 + 1 do not conform.
  assert.deepEqual([opened.entries["1.2"].sampled, opened.entries["1.2"].nonconforming], ["12", "1"]);
});

test("counts that were changed by hand are a sample of their own; how far it reaches stays", () => {
  const sites = { 总部: { sampled: 8, nonconforming: 0 }, 武汉: { sampled: 4, nonconforming: 1 } };
  const opened = fromAssessment({ ...WHOLE, findings: { 1.2: { by_site: sites, extent: "repeated" } } }, FORM);
  opened.entries["1.2"].nonconforming = "2";
  assert.deepEqual(toAssessment("made-up", opened).findings, { 1.2: { sampled: 12, nonconforming: 2, extent: "repeated" } });
});

test("counts of sites may be their digits, as those of a whole sample: so they come from YAML by way of the terminal", () => {
  const told = (/** @type {unknown} */ sites) => ({ ...WHOLE, findings: { 1.2: { by_site: sites, extent: "repeated" } } });
  const opened = fromAssessment(told({ 甲店: { sampled: "4", nonconforming: "1", reason: "x" }, 乙店: { sampled: 6, nonconforming: 0 } }), FORM);
  assert.ok(opened);
  const { choice, sampled, nonconforming } = opened.entries["1.2"];
  assert.deepEqual([choice, sampled, nonconforming], ["sampled", "10", "1"]); // 4 + 6, 1 + 0
  const numbers = { 甲店: { sampled: 4, nonconforming: 1, reason: "x" }, 乙店: { sampled: 6, nonconforming: 0 } };
  assert.deepEqual(toAssessment("made-up", opened), told(numbers)); // whoever adds up adds numbers, not letters
  for (const none of ["", "x", "1.5", "-1", "４"]) {
    const wrong = { 甲店: { sampled: none, nonconforming: "1" } };
    assert.equal(fromAssessment({ ...WHOLE, findings: { 1.2: { by_site: wrong } } }, FORM), null, none);
  }
});

test("without words neither sites nor evidence nor owners leave the page", () => {
  const sites = { 总部: { sampled: 8, nonconforming: 0, reason: "张三" } };
  const opened = fromAssessment({ ...WHOLE, findings: { 1.2: { by_site: sites } }, special_deductions: [{ reason: "甲", action: { owner: "乙" } }], ...AROUND }, FORM);
  const left = JSON.stringify(toAssessment("made-up", opened, { organisation: false, notes: false }));
  for (const word of ["总部", "张三", "行政部", "售后部", "乙"]) assert.ok(!left.includes(word), word);
});

test("what stands around the findings alone is work worth keeping", () => {
  assert.equal(isBlank(fromAssessment({ format: "assessment/1", rubric: "made-up", ...AROUND }, FORM)), false);
});

test("lineage is no answer: it opens, and the form does not hold it", () => {
  assert.deepEqual(fromAssessment({ ...WHOLE, lineage: { document: "d", revision: "r" } }, FORM), state());
});

test("a blank form is an assessment without findings", () => {
  const blank = blankState(FORM.byId.keys());
  assert.ok(isBlank(blank));
  assert.deepEqual(toAssessment("made-up", blank), { format: "assessment/1", rubric: "made-up", findings: {} });
});

test("names, notes and refused clauses stay out where they are to stay out", () => {
  const left = toAssessment("made-up", state(), { without: ["1.2"], organisation: false, notes: false });
  assert.deepEqual(left.findings, { "1.1": { not_applicable: "没有安装业务" }, "1.3": "not_met", "1.4": "met" });
  assert.ok(!("notes" in left) && !("organisation" in left));
});

test("counts are numbers, typed in full-width digits too; what is none stays as typed", () => {
  const of = (sampled, nonconforming) => findings({ choice: "sampled", sampled, nonconforming })["1.2"];
  assert.deepEqual(of("12", "3"), { sampled: 12, nonconforming: 3 });
  assert.deepEqual(of("１２ ", " 3"), { sampled: 12, nonconforming: 3 });
  assert.deepEqual(of("many", ""), { sampled: "many", nonconforming: "" });
});

test("a reason that is typed and not meant any more is not told", () => {
  assert.deepEqual(findings({ choice: "met", reason: "占线" }), { "1.2": "met" });
  assert.deepEqual(findings({ choice: "not_met", reason: "  " }), { "1.2": "not_met" });
});

test("it is whole or nothing: whatever has no place in the form refuses all of it", () => {
  const changed = (change) => fromAssessment({ ...structuredClone(WHOLE), ...change }, FORM);
  for (const change of [
    { format: "assessment/2" }, { rubric: "another" }, { unknown: 1 },
    { findings: { 1.4: "partly" } }, { findings: [] }, { findings: null },
    { findings: { 1.4: { sampled: 3 } } },
    { findings: { 1.4: { sampled: 3, nonconforming: [], reason: "" } } }, { findings: { 1.4: { not_met: 3 } } },
    { notes: { 1.4: 3 } }, { notes: [] }, { notes: "x" },
    { organisation: { name: 3 } }, { organisation: "x" }, { special_deductions: {} }, { special_deductions: [3] },
    { special_deductions: [{ reason: 3 }] }, { special_deductions: [{ other: "x" }] }, { special_bonus: [{}] },
    { certificates: [3] }, { certificates: "quality" },
  ]) assert.equal(changed(change), null, JSON.stringify(change));
  for (const none of [null, undefined, 3, "x", []]) assert.equal(fromAssessment(none, FORM), null);
});

test("what is stated of a clause that is none here, or is not to be deleted, goes along beside the form and out again", () => {
  const without = fromAssessment({ ...structuredClone(WHOLE), certificates: ["another", ...WHOLE.certificates] }, FORM);
  assert.deepEqual(without.certificates, WHOLE.certificates);
  assert.deepEqual(toAssessment(FORM.rubric, without).certificates, ["another", ...WHOLE.certificates]);
  assert.deepEqual(toAssessment(FORM.rubric, without, { without: ["certificates.0"] }), toAssessment(FORM.rubric, fromAssessment(WHOLE, FORM)));
  for (const more of [{ 9.9: "met" }, { 1.2: { not_applicable: "x" } }, JSON.parse('{"__proto__":"met","constructor":"met"}')]) {
    const given = { ...structuredClone(WHOLE), findings: more, notes: { 9.9: "x" } };
    const read = fromAssessment(given, FORM);
    assert.equal(answeredIn(read), 0);
    assert.equal(isBlank(read), false);
    assert.deepEqual(toAssessment(FORM.rubric, read), given);
  }
});

test("a hostile key changes no object but the one it stands in", () => {
  const read = fromAssessment({ ...WHOLE, organisation: JSON.parse('{"__proto__":"x"}') }, FORM);
  assert.equal(Object.getPrototypeOf(read.organisation), Object.prototype);
  assert.equal(read.organisation.polluted, undefined);
});

test("answered are those with a choice, but for those that are unfinished", () => {
  assert.equal(answeredIn(state()), 4);
  assert.equal(answeredIn(state(), ["1.2", "1.3"]), 2);
});

test("nothing is blank that holds a text somewhere", () => {
  for (const fill of [
    (filled) => (filled.entries["1.1"].note = "x"), (filled) => (filled.entries["1.1"].choice = "met"),
    (filled) => (filled.organisation.name = "x"), (filled) => (filled.bonus = { reason: "", clause: "" }),
    (filled) => filled.certificates.push("quality"), (filled) => filled.deductions.push({ reason: "", clause: "" }),
  ]) {
    const filled = blankState(FORM.byId.keys());
    fill(filled);
    assert.equal(isBlank(filled), false);
  }
});

test("an assessment is kept as it is; drafts of earlier releases, in a wrapping of their own, are still read", () => {
  const { name, blank, write, read } = draftOf(FORM);
  assert.deepEqual(read(blank), blankState(FORM.byId.keys()));
  assert.equal(name, "aftersales.made-up");
  assert.equal(write(blankState(FORM.byId.keys())), null);
  const draft = write(state());
  assert.equal(draft.format, "assessment/1");
  assert.deepEqual(read(JSON.parse(JSON.stringify(draft))), state());
  assert.deepEqual(read({ format: "draft/1", saved: "2026-11-23", assessment: WHOLE }), state());
  for (const other of [{ format: "draft/9", assessment: WHOLE }, {}, { format: "draft/1" }, { ...WHOLE, more: 1 }]) assert.equal(read(other), null);
});
