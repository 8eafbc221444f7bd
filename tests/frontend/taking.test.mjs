// What the dialogs of the score page put into the form: words stay, and what another window changed meanwhile stays.
import assert from "node:assert/strict";
import test from "node:test";
import { understood } from "../../docs/assets/score/tools/loss-line.js";
import { engine } from "./page.mjs";
import { withCarried, withDeleted, withLine } from "../../docs/assets/score/tools/taking.js";
import { fromAssessment } from "../../docs/assets/workspace/assessment.js";

const IDS = ["1.1", "1.2", "1.3"];
const page = {
  rubric: "made-up",
  byId: new Map(IDS.map((id) => [id, { deletable: true }])),
  certificates: new Set(["quality", "integrity"]),
};
const written = (rest) => ({ format: "assessment/1", rubric: "made-up", ...rest });
const form = (rest) => fromAssessment(written(rest), page);
const SITES = { 甲: { sampled: 12, nonconforming: 3 } };

test("a sample in full-width digits is the same finding: what was written about it stays", () => {
  // １２ and 12 are twelve, ３ and 03 three; the line tells 3/12, as the form has it
  const own = form({ findings: { 1.1: { sampled: "１２", nonconforming: "０３", reason: "三份合同没有签字" }, 1.2: { by_site: SITES } } });
  const told = written({ findings: { 1.1: { sampled: "12", nonconforming: "3" }, 1.2: { sampled: "12", nonconforming: "3" }, 1.3: "met" } });
  const { state, left } = withLine(page, structuredClone(own), own, told);
  assert.deepEqual(state.entries["1.1"], own.entries["1.1"]);
  assert.deepEqual(state.entries["1.2"].besides, { by_site: SITES });
  assert.equal(state.entries["1.3"].choice, "met");
  assert.deepEqual(left, []);
});

test("a deletion whose reason has two lines is the same as the line tells it on one", () => {
  const own = form({ findings: { 1.1: { not_applicable: "没有维修\n业务" } } });
  const { state } = withLine(page, own, own, written({ findings: { 1.1: { not_applicable: "没有维修 业务" } } }));
  assert.equal(state.entries["1.1"].reason, "没有维修\n业务");
});

test("a line tells how many deductions there are: those that are there keep their words and actions", () => {
  const special_deductions = [{ reason: "投诉", clause: "1.1", action: { owner: "张三" } }, { reason: "曝光" }];
  const own = form({ special_deductions });
  const three = withLine(page, own, own, written({ special_deductions: [{}, {}, {}] })).state.deductions;
  assert.deepEqual(three, [...own.deductions, { reason: "", clause: "" }]); // 2 that are there, and 3 - 2 = 1 more
  const one = withLine(page, own, own, written({ special_deductions: [{}] })).state.deductions;
  assert.deepEqual(one, own.deductions.slice(0, 1));
  assert.deepEqual(withLine(page, own, own, written({})).state.deductions, []);
});

test("what another window entered while the line was shown stays, and is told", () => {
  const seen = form({ findings: { 1.1: "met" } });
  const now = form({ findings: { 1.1: "met", 1.2: { not_met: "一年没有演练" } }, special_deductions: [{ reason: "投诉" }], certificates: ["quality"] });
  const { state, left } = withLine(page, seen, now, written({ findings: { 1.1: "not_met", 1.2: "met", 1.3: "met" } }));
  assert.deepEqual(left, ["1.2"]);
  assert.deepEqual([state.entries["1.1"].choice, state.entries["1.3"].choice], ["not_met", "met"]);
  assert.equal(state.entries["1.2"].reason, "一年没有演练");
  assert.deepEqual(state.deductions, now.deductions);
  assert.deepEqual(state.certificates, ["quality"]);
});

test("nothing that is answered by now, or half typed, is carried over", () => {
  const now = form({ findings: { 1.1: { not_met: "名册少一人" }, 1.2: { sampled: "12", nonconforming: "" } } });
  const carried = written({ findings: { 1.1: "met", 1.2: "met", 1.3: "met" } });
  const { state, left } = withCarried(page, now, carried, ["1.1", "1.2", "1.3"]);
  assert.deepEqual(left, ["1.1", "1.2"]);
  assert.deepEqual(state.entries["1.1"], now.entries["1.1"]);
  assert.deepEqual(state.entries["1.2"], now.entries["1.2"]);
  assert.equal(state.entries["1.3"].choice, "met");
});

test("a clause that another window answered while its deletion was considered is not deleted", () => {
  const seen = form({ findings: { 1.2: "met" } });
  const now = form({ findings: { 1.1: { not_met: "台账缺 3 份" }, 1.2: "met" } });
  const { state, left } = withDeleted(seen, now, [{ clause: "1.1", reason: "不做维修" }, { clause: "1.2", reason: " 不做维修 " }]);
  assert.deepEqual(left, ["1.1"]);
  assert.equal(state.entries["1.1"].reason, "台账缺 3 份");
  assert.deepEqual([state.entries["1.2"].choice, state.entries["1.2"].reason], ["not_applicable", "不做维修"]);
});

test("a line is scored under the readings that the page shows its score under", async () => {
  const assessment = written({ findings: {} });
  const { request, asked } = engine(({ kind }) => ({ ok: true, result: kind === "losses" ? { assessment } : {} }));
  await understood(page, request, "1.1=N", { "level-80": "printed" });
  assert.deepEqual(asked[1], { kind: "score", assessment, readings: { "level-80": "printed" } });
  await understood(page, request, "1.1=N", {});
  assert.deepEqual(asked[3], { kind: "score", assessment });
});
