import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { digestOf, knownTo, lineageOf, withoutLineage } from "../../docs/assets/workspace/lineage.js";

const LINEAGE = { document: "d", revision: "r", content: "0".repeat(64), ancestors: { r: ["p", "q"], q: [] } };
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

test("a digest is of the content alone: keys by code unit, whole numbers as text, no lineage", async () => {
  const content = { notes: { "5.1.2.1": "抽查\n“好”" }, findings: { "5.1.2.1": { sampled: 12, nonconforming: 3 } } };
  const text = '{"findings":{"5.1.2.1":{"nonconforming":"3","sampled":"12"}},"notes":{"5.1.2.1":"抽查\\n“好”"}}';
  assert.equal(await digestOf(content), sha256(text));
  assert.equal(await digestOf({ ...content, lineage: LINEAGE }), sha256(text));
  // U+FF61 stands before U+10002 by code point, and after its first half by code unit
  assert.equal(await digestOf({ "\u{ff61}": "1", "\u{10002}": "2" }), sha256('{"\u{10002}":"2","\u{ff61}":"1"}'));
});

test("a lineage is taken whole or not at all", () => {
  assert.deepEqual(lineageOf({ rubric: "x", lineage: LINEAGE }), LINEAGE);
  assert.deepEqual(lineageOf({ lineage: { ...LINEAGE, later: 1 } }), LINEAGE);
  const wrong = [
    { ...LINEAGE, document: "a b" },
    { ...LINEAGE, revision: "" },
    { ...LINEAGE, revision: "x".repeat(65) },
    { ...LINEAGE, content: "0" },
    { ...LINEAGE, ancestors: null },
    { ...LINEAGE, ancestors: { r: "p" } },
    { ...LINEAGE, ancestors: { r: [1] } },
    { ...LINEAGE, ancestors: { "r/s": [] } },
  ];
  for (const lineage of [...wrong, null, "r", []]) assert.equal(lineageOf({ lineage }), null);
  for (const content of [null, [], "x", {}]) assert.equal(lineageOf(content), null);
});

test("lineage is none of the content", () => {
  assert.deepEqual(withoutLineage({ rubric: "x", lineage: LINEAGE }), { rubric: "x" });
});

test("what a revision grew out of is found through all its parents, and a ring ends", () => {
  assert.deepEqual(knownTo(LINEAGE), new Set(["r", "q", "p"]));
  assert.deepEqual(knownTo({ ...LINEAGE, ancestors: { r: ["s"], s: ["r"] } }), new Set(["r", "s"]));
  assert.deepEqual(knownTo({ ...LINEAGE, revision: "constructor" }), new Set(["constructor"]));
});
