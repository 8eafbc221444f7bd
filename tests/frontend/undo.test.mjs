import assert from "node:assert/strict";
import test from "node:test";
import { applied, editsBetween, laidOver } from "../../docs/assets/workspace/edits.js";
import { makeHistory } from "../../docs/assets/workspace/undo.js";

const form = (entries = {}, deductions = []) => ({ entries, deductions });

test("a change is taken back and taken again", () => {
  const history = makeHistory(form({ "5.1": "open" }));
  history.changed(form({ "5.1": "met" }));
  assert.deepEqual(history.undo().content, form({ "5.1": "open" }));
  assert.deepEqual(history.redo().content, form({ "5.1": "met" }));
  assert.equal(history.redo(), null);
});

test("many answers at once are one step", () => {
  const history = makeHistory(form({ a: "open", b: "open", c: "not_met" }));
  history.changed(form({ a: "met", b: "met", c: "not_met" }));
  const { content, edits } = history.undo();
  assert.deepEqual(content, form({ a: "open", b: "open", c: "not_met" }));
  assert.deepEqual(edits.map(({ path }) => path.join(".")), ["entries.a", "entries.b"]);
  assert.equal(history.undo(), null);
});

test("taking back the rest of an indicator leaves what was answered afterwards", () => {
  // What was lost: 3 answers at once, 17 more, then the undo of the 3.
  const history = makeHistory(form({ a: "open", b: "open", c: "open" }));
  history.changed(form({ a: "met", b: "open", c: "open" }));
  history.changed(form({ a: "met", b: "met", c: "met" }));
  assert.deepEqual(history.undo().content, form({ a: "met", b: "open", c: "open" }));
});

test("what came from elsewhere is not taken back, and one's own change before it is", () => {
  const history = makeHistory(form({ a: "open", b: "open" }));
  history.changed(form({ a: "met", b: "open" }));
  history.came(form({ a: "met", b: "not_met" }));
  assert.deepEqual(history.undo().content, form({ a: "open", b: "not_met" }));
});

test("a place that somebody else has changed since stays as it is, and is told", () => {
  const history = makeHistory(form({ a: "open", b: "open" }));
  history.changed(form({ a: "met", b: "met" }));
  history.came(form({ a: "not_met", b: "met" }));
  const { content, edits, left } = history.undo();
  assert.deepEqual(content, form({ a: "not_met", b: "open" }));
  assert.deepEqual([edits.length, left.map(({ path }) => path.join("."))], [1, ["entries.a"]]);
  assert.deepEqual(history.redo().content, form({ a: "not_met", b: "met" }));
});

test("a step of which nothing is left is gone", () => {
  const history = makeHistory({ a: 1 });
  history.changed({ a: 2 });
  history.came({ a: 3 });
  assert.deepEqual(history.undo(), { content: { a: 3 }, edits: [], left: [{ path: ["a"], before: 1, after: 2 }] });
  assert.equal(history.undo(), null);
  assert.equal(history.redo(), null);
});

test("entries of a list are found by what they say", () => {
  const [mine, theirs] = [{ reason: "mine" }, { reason: "theirs" }];
  const history = makeHistory(form({}, []));
  history.changed(form({}, [mine]));
  history.came(form({}, [theirs, mine]));
  assert.deepEqual(history.undo().content, form({}, [theirs]));
  assert.deepEqual(history.redo().content.deductions, [mine, theirs]); // back where it was put
});

test("an entry taken out comes back to its place", () => {
  const list = [{ reason: "1" }, { reason: "2" }, { reason: "3" }];
  const history = makeHistory(form({}, list));
  history.changed(form({}, [list[0], list[2]]));
  assert.deepEqual(history.undo().content, form({}, list));
});

test("what is typed in one go is one step; a pause, another place or a click begins a new one", () => {
  const history = makeHistory({ a: "", b: "" });
  const type = (a, b, time) => history.changed({ a, b }, { typed: true, time });
  type("我", "", 0);
  type("我们", "", 900);
  type("我们有", "", 1800);
  type("我们有三", "", 2900); // after 1.1 seconds
  type("我们有三", "x", 3000);
  assert.deepEqual([3, 2, 1].map(() => history.undo().content), [
    { a: "我们有三", b: "" },
    { a: "我们有", b: "" },
    { a: "", b: "" },
  ]);
  const clicks = makeHistory({ choice: "open" });
  clicks.changed({ choice: "met" }, { time: 0 });
  clicks.changed({ choice: "not_met" }, { time: 1 });
  assert.deepEqual(clicks.undo().content, { choice: "met" });
});

test("what is typed into an entry of a list is one step too", () => {
  const history = makeHistory(form({}, [{ reason: "" }]));
  history.changed(form({}, [{ reason: "a" }]), { typed: true, time: 0 });
  history.changed(form({}, [{ reason: "ab" }]), { typed: true, time: 10 });
  assert.deepEqual(history.undo().content, form({}, [{ reason: "" }]));
  assert.deepEqual(history.redo().content, form({}, [{ reason: "ab" }]));
});

test("what leaving a field makes of what was typed there is one step with that, however long after", () => {
  const history = makeHistory({ on: "" });
  const typed = { typed: true, field: 1 };
  history.changed({ on: "2025-6-" }, { ...typed, time: 0 });
  history.changed({ on: "2025-6-6" }, { ...typed, time: 500 });
  history.changed({ on: "2025-06-06" }, { leaving: true, field: 1, time: 60_000 });
  history.changed({ on: "2025-06-0" }, { ...typed, time: 60_100 }); // gone back to: another step
  assert.deepEqual([2, 1].map(() => history.undo().content), [{ on: "2025-06-06" }, { on: "" }]);
  assert.deepEqual(history.can(), { undo: false, redo: true });
  assert.deepEqual([1, 2].map(() => history.redo().content), [{ on: "2025-06-06" }, { on: "2025-06-0" }]);
});

test("leaving a field that was not typed into is a step of its own", () => {
  const history = makeHistory({ on: "" });
  history.changed({ on: "a" }, { leaving: true, field: 1 });
  history.changed({ on: "b" }, { leaving: true, field: 1 });
  history.changed({ on: "c" }); // a button
  history.changed({ on: "d" }, { leaving: true, field: 1 });
  assert.deepEqual([3, 2, 1, 0].map(() => history.undo().content.on), ["c", "b", "a", ""]);
});

test("what one field changes in several places is one step", () => {
  // 2025-6- waits, as half a day; with the last digit nothing waits any more, and there is a day; leaving lists it
  const history = makeHistory({ waits: {}, day: "", days: ["2025-01-01"] });
  const typed = { typed: true, field: 1 };
  history.changed({ waits: { a: "2025-6-" }, day: "", days: ["2025-01-01"] }, { ...typed, time: 0 });
  history.changed({ waits: {}, day: "", days: ["2025-01-01"] }, { ...typed, time: 10 });
  assert.equal(history.can().undo, false); // typed, and nothing came of it yet
  history.changed({ waits: {}, day: "2025-06-06", days: ["2025-01-01"] }, { ...typed, time: 11 });
  history.changed({ waits: { a: "x" }, day: "", days: ["2025-01-01"] }, { ...typed, time: 20 });
  history.changed({ waits: { a: "x" }, day: "", days: ["2025-01-01", "2025-06-06"] }, { leaving: true, field: 1, time: 5000 });
  history.changed({ waits: {}, day: "", days: ["2025-01-01", "2025-06-06"] }, { leaving: true, field: 1, time: 5000 });
  history.changed({ waits: { b: "y" }, day: "", days: ["2025-01-01", "2025-06-06"] }, { typed: true, field: 2, time: 5001 });
  assert.deepEqual(history.undo().content, { waits: {}, day: "", days: ["2025-01-01", "2025-06-06"] });
  assert.deepEqual(history.undo().content, { waits: {}, day: "", days: ["2025-01-01"] });
  assert.deepEqual(history.redo().content.days, ["2025-01-01", "2025-06-06"]);
});

test("a field of a page before has nothing to do with one of this page", () => {
  const before = makeHistory({ a: "", b: "" });
  before.changed({ a: "x", b: "" }, { typed: true, field: 1, time: 0 });
  const history = makeHistory({ a: "x", b: "" });
  history.resume(before.steps());
  history.changed({ a: "x", b: "y" }, { leaving: true, field: 1, time: 10 });
  assert.deepEqual(history.undo().content, { a: "x", b: "" });
});

test("a new change ends what could be taken again", () => {
  const history = makeHistory({ a: 1 });
  history.changed({ a: 2 });
  history.undo();
  history.changed({ a: 3 });
  assert.equal(history.redo(), null);
});

test("steps go on on another page, through JSON", () => {
  const history = makeHistory({ a: 1, list: ["x"] });
  history.changed({ a: 2, list: ["x", "y"], b: { c: "new" } });
  history.changed({ a: 3, list: ["x", "y"], b: { c: "new" } });
  history.undo();
  const later = makeHistory({ a: 2, list: ["x", "y"], b: { c: "new" } });
  later.resume(JSON.parse(JSON.stringify(history.steps())));
  assert.equal(later.redo().content.a, 3);
  later.undo();
  assert.deepEqual(later.undo().content, { a: 1, list: ["x"] });
});

test("any two contents: the edits between them lead from one to the other and back", () => {
  let seed = 8;
  const random = (most) => (seed = (seed * 48271) % 2147483647) % most;
  const names = ["a", "b", "__proto__", "5.1.1.1"];
  const value = (depth) => {
    const kind = random(depth ? 5 : 3);
    if (kind < 3) return ["", "x", null][kind];
    if (kind === 3) return Array.from({ length: random(4) }, () => value(depth - 1));
    const mapping = {};
    for (let count = random(4); count > 0; count -= 1) {
      const made = { value: value(depth - 1), enumerable: true, writable: true, configurable: true };
      Object.defineProperty(mapping, names[random(names.length)], made);
    }
    return mapping;
  };
  for (let round = 0; round < 2000; round += 1) {
    const [before, after] = [value(3), value(3)];
    const edits = editsBetween(before, after);
    const there = applied(before, edits, "again");
    assert.deepEqual(there.content, after);
    assert.deepEqual(there.left, []);
    assert.deepEqual(applied(after, edits, "back").content, before);
  }
});

test("what was entered before the kept content came is laid over it, whatever that says there", () => {
  const blank = { entries: { a: "open", b: "open" }, note: "", certificates: [] };
  const early = editsBetween(blank, { entries: { a: "not_met", b: "open" }, note: "", certificates: ["quality"] });
  const kept = { entries: { a: "met", b: "met" }, note: "kept", certificates: ["integrity", "quality"] };
  const both = { entries: { a: "not_met", b: "met" }, note: "kept", certificates: ["integrity", "quality"] };
  assert.deepEqual(laidOver(kept, early), both);
  assert.deepEqual(laidOver({ ...kept, certificates: [] }, early).certificates, ["quality"]);
});
