import assert from "node:assert/strict";
import test from "node:test";
import { ask, filled, recordOf } from "../../docs/assets/engine/ask.js";
import { answerTo, answerWithout, readAs } from "../../docs/assets/frame/asking.js";
import { engine, refused } from "./page.mjs";

const good = (asked) => ({ ok: true, result: asked });

test("a question that is answered is asked once", async () => {
  const { request, asked } = engine(good);
  const answer = await answerTo(request, { kind: "sites", sites: "10" }, {});
  assert.deepEqual(asked, [{ kind: "sites", sites: "10" }]);
  assert.deepEqual(answer, {
    asked: { kind: "sites", sites: "10" }, reply: { ok: true, result: asked[0] }, faults: [], adopted: null,
  });
});

test("what is refused is asked again without it, and the faults are still told", async () => {
  const { request, asked } = engine((each) => ("detection" in each ? refused("detection") : good(each)));
  const answer = await answerTo(request, { sites: "10", detection: {} }, {}, () => ({ sites: "10" }));
  assert.deepEqual(asked, [{ sites: "10", detection: {} }, { sites: "10" }]);
  assert.deepEqual(answer.asked, { sites: "10" });
  assert.ok(answer.reply.ok);
  assert.deepEqual(answer.faults.map(({ at }) => at), ["detection"]);
});

test("where there is no lesser question, the refusal is the answer", async () => {
  const { request, asked } = engine(() => refused("sites"));
  const { reply } = await answerTo(request, { sites: "x" }, {}, () => null);
  assert.equal(asked.length, 1);
  assert.equal(reply.ok, false);
});

test("switched readings are asked about beside the adopted ones, both without what was refused", async () => {
  const { request, asked } = engine((each) => ("worksheet" in each ? refused("worksheet.planned") : good(each)));
  const whole = { headcount: "5", worksheet: {} };
  const answer = await answerTo(request, whole, { shares: "of-on-site" }, () => ({ headcount: "5" }));
  const readings = { shares: "of-on-site" };
  assert.deepEqual(asked, [{ ...whole, readings }, { headcount: "5", readings }, { headcount: "5" }]);
  assert.deepEqual(answer.asked, { headcount: "5", readings });
  assert.deepEqual(answer.adopted, { headcount: "5" });
});

test("an adopted result that does not exist is not told", async () => {
  const { request } = engine((each) => ("readings" in each ? good(each) : refused("")));
  assert.equal((await answerTo(request, { kind: "score" }, { a: "b" })).adopted, null);
});

test("entries that are refused are left out by name, whatever else stands below their place", async () => {
  const build = (without) => ({ chances: ["5.1", "5.10", "default"].filter((name) => !without.has(name)) });
  const places = [["5.1", "chances.5.1"], ["5.10", "chances.5.10"], ["default", "default"]];
  const { request, asked } = engine((each) =>
    each.chances.length === 3 ? refused("chances.5.10", "chances.5.10.share", "default") : good(each),
  );
  const { wrong, reply } = await answerWithout(request, build, places, {});
  assert.deepEqual(asked.at(-1), { chances: ["5.1"] });
  assert.deepEqual([...wrong].map(([name, faults]) => [name, faults.length]), [["5.10", 2], ["default", 1]]);
  assert.ok(reply.ok);
});

test("a fault that is no entry's leaves nothing out", async () => {
  const { request, asked } = engine(() => refused("target"));
  const { wrong, reply } = await answerWithout(request, () => ({}), [["default", "default"]], {});
  assert.equal(asked.length, 1);
  assert.equal(wrong.size, 0);
  assert.equal(reply.ok, false);
});

test("readings come besides those that are named; none are not named", () => {
  const asked = { kind: "score", readings: { a: "x" } };
  assert.deepEqual(readAs(asked, { b: "y" }), { kind: "score", readings: { a: "x", b: "y" } });
  assert.equal(readAs({ kind: "score" }, {}).readings, undefined);
  assert.deepEqual(asked, { kind: "score", readings: { a: "x" } });
});

test("a record is taken as it stands in the reply, every digit of it", async () => {
  const result = '{"format":"record/1","result":{"final":12345678901234567891}}';
  const request = async (json) => {
    const { kind, request: inner, signed } = JSON.parse(json);
    assert.deepEqual([kind, inner, signed], ["record", { format: "request/1", kind: "managers" }, { by: "张三" }]);
    return `{"format":"reply/1","ok":true,"result":${result}}`;
  };
  const { text, faults } = await recordOf(request, { kind: "managers" }, { organisation: undefined, by: "张三", on: "" });
  assert.equal(text, `${result}\n`);
  assert.equal(faults, null);
});

test("a record of what looks ahead holds what it is under the other readings", async () => {
  /** @type {Record<string, unknown>[]} */
  const asked = [];
  const request = async (json) => {
    asked.push(JSON.parse(json).request);
    return '{"format":"reply/1","ok":true,"result":{}}';
  };
  for (const kind of ["forecast", "improve", "score"]) await recordOf(request, { kind, assessment: {} }, {}, undefined);
  assert.deepEqual(asked.map((inner) => inner.other_readings), [true, true, undefined]); // a score has them always
});

test("a record that is refused says why", async () => {
  const { text, faults } = await recordOf(engine(() => refused("signed.on")).request, {}, {});
  assert.equal(text, null);
  assert.equal(faults[0].at, "signed.on");
});

test("every request names its format; empty texts are left out where they say nothing", async () => {
  await ask(async (json) => {
    assert.equal(JSON.parse(json).format, "request/1");
    return "{}";
  }, { kind: "score" });
  assert.deepEqual(filled({ a: "", b: undefined, c: "0", d: 0, e: null }), { c: "0", d: 0, e: null });
});
