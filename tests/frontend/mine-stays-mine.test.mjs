// Of two sides that conflict, what a reader saw as "this side" stays it: over a reload, a restart and in the other tab.
import assert from "node:assert/strict";
import test from "node:test";
import { makeDevice, makeTab } from "./devices.mjs";
import { mergeWords, until, WRITING } from "./workspace.mjs";

let made = 0;
const newTab = (device) => makeTab(device, `mine-${(made += 1)}`, WRITING, mergeWords);
const put = (tab, content) =>
  tab.within(() => {
    tab.content = content;
    tab.document.save(content, { atOnce: true });
    return tab.document.written();
  });
const sides = (tab) => tab.conflicts.map(({ place, mine, theirs }) => [place, mine, theirs]);
const shown = (tab) => until(() => tab.conflicts.length > 0, "a conflict");

/** Two tabs that had the same and answered differently; OTHER wrote last. */
async function twoTabs() {
  const device = makeDevice("desk");
  const [one, other] = [newTab(device), newTab(device)];
  await one.open();
  await put(one, { a: "0" });
  await other.open();
  await Promise.all([put(one, { a: "1" }), put(other, { a: "2" })]);
  await Promise.all([shown(one), shown(other)]);
  return { device, one, other };
}

test("after a reload each of two tabs has its own side still", async () => {
  const { one, other } = await twoTabs();
  assert.deepEqual(sides(one), [["words.a", "1", "2"]]);
  assert.deepEqual(sides(other), [["words.a", "2", "1"]]);
  for (const tab of [one, other, one]) {
    const before = sides(tab);
    tab.leave();
    tab.end();
    await tab.open();
    await shown(tab);
    assert.deepEqual(sides(tab), before);
  }
});

test("what is answered on top of one's side before the reload leaves it one's own", async () => {
  const { one, other } = await twoTabs();
  await put(one, { ...one.content, b: "3" });
  await put(other, { ...other.content, c: "4" }); // the newest of all
  one.end();
  await one.open();
  await shown(one);
  assert.deepEqual(sides(one), [["words.a", "1", "2"]]);
  assert.equal(one.content.b, "3");
});

test("a file stays the other side in a browser that was closed and opened again, though it came later", async () => {
  const device = makeDevice("desk");
  const first = newTab(device);
  await first.open();
  await put(first, { a: "1" });
  await first.within(() => first.document.takeIn({ content: { a: "2", b: "5" }, lineage: null, name: "theirs.json" }, "merge"));
  await shown(first);
  assert.deepEqual(sides(first), [["words.a", "1", "2"]]);
  first.end();
  for (let visit = 0; visit < 2; visit += 1) {
    const later = newTab(device); // with nothing that a tab remembers
    await later.open();
    await shown(later);
    assert.deepEqual(sides(later), [["words.a", "1", "2"]]);
    assert.deepEqual(later.content, { a: "1", b: "5" }); // what does not conflict has come in
    later.end();
  }
});

test("once it is settled nothing is remembered of the sides: the next conflict has its own", async () => {
  const { one, other } = await twoTabs();
  await one.within(() => one.document.settle({ "words.a": "theirs" }));
  await until(() => !one.conflicts.length && !other.conflicts.length && other.content.a === "2", "one document");
  await Promise.all([put(other, { a: "6" }), put(one, { a: "7" })]);
  await Promise.all([shown(one), shown(other)]);
  for (const [tab, mine, theirs] of [[one, "7", "6"], [other, "6", "7"]]) {
    assert.deepEqual(sides(tab), [["words.a", mine, theirs]]);
    tab.end();
    await tab.open();
    await shown(tab);
    assert.deepEqual(sides(tab), [["words.a", mine, theirs]]);
  }
});

test("each conflict is told once, however often the page looks for what others wrote", async () => {
  const { one, other } = await twoTabs();
  const told = [];
  one.within(() => one.document.listen(({ type, conflicts = [] }) => type === "conflicts" && told.push(conflicts.map(({ place }) => place))));
  for (let turn = 0; turn < 5; turn += 1) await one.within(() => one.document.refresh());
  await put(other, { ...other.content, z: "9" });
  await until(() => one.content.z === "9", "what does not conflict");
  assert.deepEqual(told, [["words.a"]]); // at listening; nothing more since
});
