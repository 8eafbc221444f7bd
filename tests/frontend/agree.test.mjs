// Two assessments side by side: whose they are, and which decisions count.
import assert from "node:assert/strict";
import test from "node:test";
import { agreementOf } from "../../docs/assets/outlook/agree-asking.js";
import { agreementRequest, findingOf, placeIn, putAssessed, wordOf } from "../../docs/assets/outlook/agree-settings.js";
import { engine, refused } from "./page.mjs";

const of = (findings) => ({ format: "assessment/1", rubric: "made-up", findings });
const pairOf = () => ({
  first: { by: "张三", file: "张三.json", assessment: of({ 1.1: "met", 1.2: "met" }) },
  second: { by: "李四", file: "li.json", assessment: of({ 1.1: "not_met", 1.2: "not_met" }) },
  settled: { 1.1: { stands: "second", reason: "台账缺 3 份", agreed: "met" }, 1.2: { stands: "first", reason: "补看了", agreed: "met" } },
});

test("a finding that is still being typed is none yet", () => {
  // 3/12 is typed as 3, 3/, 3/1, 3/12: of one that was looked at three cannot be wrong
  assert.deepEqual(["3", "3/", "3/1", "0/0", "4/3"].map(findingOf), [null, null, null, null, null]);
  assert.deepEqual(findingOf("３／１２"), { nonconforming: 3, sampled: 12 });
  assert.deepEqual(findingOf("0/5"), { nonconforming: 0, sampled: 5 });
});

test("a decision that the engine refuses leaves its clause undecided, and the page in view", async () => {
  const clauses = [{ clause: "1.1" }, { clause: "1.2" }];
  const { request, asked } = engine((each) =>
    each.settled?.["1.2"] ? refused("settled.1.2.finding") : { ok: true, result: { clauses, settled: each.settled ?? null } },
  );
  const reply = await agreementOf(request, pairOf(), "商定", {});
  assert.ok(reply.ok);
  assert.deepEqual(reply.result.settled, { 1.1: { stands: "李四", reason: "台账缺 3 份" } });
  assert.equal(asked.length, 3);
  const alone = engine((each) => (each.settled ? refused("settled.1.1.reason", "settled.1.2.reason") : { ok: true, result: { clauses } }));
  assert.ok((await agreementOf(alone.request, pairOf(), "商定", {})).ok);
});

test("what was decided on a finding that is another one now is to be decided anew; its reason stays", () => {
  const pair = pairOf();
  const again = { by: "li-2", file: "li-2.json", assessment: of({ 1.1: { nonconforming: 3, sampled: 12 }, 1.2: "not_met" }) };
  putAssessed(pair, "second", again, { typed: "李四", usual: "li" });
  assert.equal(pair.second.by, "李四"); // typed by somebody: it stays
  assert.deepEqual(pair.settled["1.1"], { stands: "", reason: "台账缺 3 份", agreed: "met" });
  assert.deepEqual(pair.settled["1.2"], pairOf().settled["1.2"]);
  assert.deepEqual(agreementRequest(pair, "商定", ["1.1", "1.2"]).settled, { 1.2: { stands: "张三", reason: "补看了" } });
});

test("another file on a side does not bear the name of the file before", () => {
  const pair = pairOf();
  putAssessed(pair, "first", { by: "王五", file: "王五.json", assessment: of({ 1.1: "met" }) }, { typed: "张三", usual: "张三" });
  assert.equal(pair.first.by, "王五");
  const fresh = { ...pairOf(), first: null, names: { first: "赵六" } };
  putAssessed(fresh, "first", { by: "王五", file: "王五.json", assessment: of({}) }, { typed: " 赵六 ", usual: "" });
  assert.equal(fresh.first.by, "赵六");
  assert.deepEqual(fresh.names, {});
});

test("an agreed finding is read in whatever letters and spaces it is typed", () => {
  const words = { met: "Met", not_met: "Not met" };
  assert.deepEqual(["met", " MET ", "not met", "Not  Met", "not_met"].map((typed) => wordOf(typed, words)), ["met", "met", "not_met", "not_met", "not_met"]);
  assert.equal(wordOf(" 3/12 ", words), "3/12");
  assert.equal(wordOf("不符合", { met: "符合", not_met: "不符合" }), "not_met");
});

test("what the engine refuses is told by whose it is and by its clause, not by keys of a request", () => {
  const pair = pairOf();
  assert.equal(placeIn(pair, "second.assessment.findings.5.1.1.1.not_applicable"), "李四 5.1.1.1.not_applicable");
  assert.equal(placeIn(pair, "first.assessment.in_force_on"), "张三 in_force_on");
  assert.equal(placeIn(pair, "settled.5.1.1.1.reason"), "5.1.1.1.reason");
});
