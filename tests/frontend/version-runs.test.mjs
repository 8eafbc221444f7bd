import assert from "node:assert/strict";
import test from "node:test";
import "./vendored.mjs";
const { titlesOf } = await import("../../docs/assets/frame/version-titles.js");
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

const PAGE = { language: "zh", say: (key, { number }) => `定稿 ${number}` };
const titled = (...times) => {
  const versions = times.map(([time, more], index) => ({ ...at(0, more), revision: String(index), time: new Date(2020, 2, 5, ...time) }));
  return [...titlesOf(PAGE, versions).values()];
};

test("a version is told by the minute, by the second where the minute repeats, and so on", () => {
  const day = "3月5日";
  assert.deepEqual(titled([[14, 33, 10]], [[14, 32, 50]], [[14, 32, 9, 80]], [[14, 32, 9, 5]], [[14, 31, 50]]), [
    `${day} 14:33`,
    `${day} 14:32:50`,
    `${day} 14:32:09.080`,
    `${day} 14:32:09.005`,
    `${day} 14:31`,
  ]);
});

test("the same time of another day is told by its day, and names come behind", () => {
  const versions = [
    { ...at(0, { finalised: { number: 2 } }), revision: "a", time: new Date(2020, 2, 6, 14, 32) },
    { ...at(0, { name: "初评" }), revision: "b", time: new Date(2020, 2, 5, 14, 32) },
  ];
  assert.deepEqual([...titlesOf(PAGE, versions)], [["a", "3月6日 14:32 定稿 2"], ["b", "3月5日 14:32 初评"]]);
});
