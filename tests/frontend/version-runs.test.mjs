import assert from "node:assert/strict";
import test from "node:test";
import "./vendored.mjs";
const { runsOf } = await import("../../docs/assets/frame/versions.js");

const MINUTE = 60_000;
const at = (minutes, more = {}) => ({
  time: new Date(minutes * MINUTE),
  by: null,
  origin: "typed",
  name: null,
  finalised: null,
  current: false,
  ...more,
});
const lengths = (...versions) => runsOf(versions).map((run) => run.length);

test("what was typed without a break of ten minutes is one run, newest first", () => {
  assert.deepEqual(lengths(at(39), at(30), at(21), at(11), at(2)), [3, 2]); // ten minutes from 11 to 21
});

test("what is there now, what has a name, what is final and what was merged stand by themselves", () => {
  const versions = [at(9, { current: true }), at(8), at(7, { name: "初评" }), at(6), at(5, { finalised: { number: 1 } }), at(4)];
  assert.deepEqual(lengths(...versions), [1, 1, 1, 1, 1, 1]);
  assert.deepEqual(lengths(at(3), at(2, { origin: "merge" }), at(1)), [1, 1, 1]);
});

test("two people's versions are not told as one", () => {
  assert.deepEqual(lengths(at(3, { by: "王" }), at(2), at(1)), [1, 2]);
});
