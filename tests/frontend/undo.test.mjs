import assert from "node:assert/strict";
import test from "node:test";
import { applied, editsBetween, laidOver, makeHistory } from "../../docs/assets/workspace/undo.js";

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
