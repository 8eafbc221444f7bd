// What happens in another window, or to the page itself, in the midst of something: nothing of it is lost or comes back.
import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { makeHistory } from "../../docs/assets/workspace/undo.js";
import { freshBrowser, openTab, rows, until, WRITING } from "./workspace.mjs";

const { createCase, listCases, remove } = await import("../../docs/assets/workspace/cases.js");
const { closeDatabase } = await import("../../docs/assets/workspace/database.js");
const { purge, thin } = await import("../../docs/assets/workspace/housekeeping.js");

const DAY = 24 * 60 * 60 * 1000;
const VIEW = { ...WRITING, name: "aftersales.thing.view" };

let browser;
beforeEach(async () => {
  browser = freshBrowser();
  await closeDatabase();
});

test("what comes in from another window while a version is finalised stays", async () => {
  const one = await openTab();
  await one.put({ a: "1" });
  const other = await openTab();
  const digest = crypto.subtle.digest.bind(crypto.subtle);
  crypto.subtle.digest = async (...given) => {
    delete crypto.subtle.digest;
    await other.put({ a: "1", b: "2" });
    await until(() => one.content.b === "2", "the other's answer");
    return digest(...given);
  };
  await one.finalise({ by: "me" });
  await one.refresh();
  await other.refresh();
  assert.deepEqual([other.content, (await openTab()).content], Array(2).fill({ a: "1", b: "2" }));
});

for (const turns of [0, 1, 2, 4, 8]) {
  test(`so does what another window writes just then, ${turns} turns of the loop later`, async () => {
    const one = await openTab();
    await one.put({ a: "1" });
    const other = await openTab();
    const writing = other.put({ a: "1", b: "2" });
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
    await Promise.all([one.finalise({ by: "me" }), writing]);
    await until(() => one.content.b === "2", "the other's answer");
    await other.refresh();
    assert.deepEqual([one.content, other.content, (await openTab()).content], Array(3).fill({ a: "1", b: "2" }));
  });
}

test("what is set in another case does not come into a page of this one, and what is set here stays here", async () => {
  await (await openTab()).put({ answer: "of the first" });
  const view = await openTab(undefined, VIEW); // nothing is set in it
  await createCase("Second");
  const theirs = await openTab(undefined, VIEW);
  await theirs.put({ target: "90" });
  await view.refresh();
  assert.equal(view.content, null);
  await view.put({ chance: "5" });
  await theirs.refresh();
  assert.deepEqual([view.content, theirs.content], [{ chance: "5" }, { target: "90" }]);
});

test("a file of one case is merged into another case when that is asked for", async () => {
  const one = await openTab();
  await one.put({ a: "1" });
  const lineage = await one.exported("one.json");
  await createCase("Second");
  const two = await openTab();
  await two.put({ b: "2" });
  await two.takeIn({ content: { a: "1" }, lineage, name: "one.json" }, "merge");
  assert.deepEqual(two.content, { a: "1", b: "2" });
});

test("what is entered in a page whose case was deleted stays for thirty days from then", async (context) => {
  const start = Date.now();
  const tab = await openTab();
  await tab.put({ a: "1" });
  const [{ id }] = await listCases();
  await remove(id);
  for (let day = 0; day < 29; day += 1) await purge(start + day * DAY);
  context.mock.method(Date, "now", () => start + 29 * DAY);
  await tab.put({ a: "1", b: "entered on day 29" });
  context.mock.restoreAll();
  for (let day = 29; day < 59; day += 1) await purge(start + day * DAY);
  assert.ok((await rows("contents")).some(({ content }) => content.words?.b));
  for (let day = 59; day <= 60; day += 1) await purge(start + day * DAY);
  assert.deepEqual(await rows("contents"), []);
});

test("what was put down, and taken back afterwards, stays taken back", async (context) => {
  const one = await openTab();
  await one.put({ a: "1" });
  const full = context.mock.method(IDBObjectStore.prototype, "put", () => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await one.put({ a: "1", b: "2" });
  assert.equal(one.kept.reason, "full");
  browser.happen("pagehide", {}); // as when the tab is hidden: what waits is put down, and tried again in vain
  await one.written();
  browser.happen("pageshow", { persisted: true });
  await one.refresh();
  await one.put({ a: "1" });
  assert.equal(one.kept.reason, "full");
  full.mock.restore(); // room again
  const other = await openTab(); // writes what was put down
  await one.written();
  await one.refresh();
  await other.refresh();
  assert.deepEqual([one.content, other.content], [{ a: "1" }, { a: "1" }]);
});

test("what was taken out before the page was hidden stays out, where another window began the document", async () => {
  const one = await openTab();
  const other = await openTab();
  browser.happen("pagehide", {}); // neither hears the other
  await other.put({ z: "1" });
  one.save({ a: "wrong", b: "1" }, { atOnce: true });
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve(); // it is being written
  one.save({ b: "1" });
  browser.happen("pagehide", {});
  await one.written();
  browser.happen("pageshow", { persisted: true });
  await until(() => one.content?.z === "1", "the other's answer");
  await other.refresh();
  assert.deepEqual([one.content, other.content], Array(2).fill({ b: "1", z: "1" }));
});

test("what another window took out stays out, where what both grew out of was dropped while this one slept", async (context) => {
  const start = Date.UTC(2026, 10, 3, 10, 30); // in the middle of an hour
  let now = start;
  context.mock.method(Date, "now", () => now);
  const asleep = await openTab();
  await asleep.put({ a: "1" });
  await asleep.put({ a: "1", b: "1" });
  browser.happen("pagehide", {});
  const other = await openTab();
  await other.put({ a: "2" }); // b taken out, a changed
  for (const a of ["3", "2"]) { // and work went on for two days
    now += DAY;
    await other.put({ a });
  }
  context.mock.restoreAll();
  other.end();
  const [{ id }] = await rows("documents");
  assert.equal(await thin(id, start + 9 * DAY), 2); // of each hour the last revision stays: the first three are of one
  await asleep.put({ a: "1", b: "1", d: "4" }); // before it has looked
  await until(() => asleep.content.a === "2", "the other's answer");
  assert.deepEqual([asleep.content, asleep.conflicts], [{ a: "2", d: "4" }, []]);
});

test("pages open what was changed last, though the clock was far ahead when another document was", async (context) => {
  let now = Date.UTC(2099, 0, 1); // an empty battery; then the clock is set right
  context.mock.method(Date, "now", () => now);
  const first = await openTab();
  await first.put({ a: "1" });
  now = Date.UTC(2026, 10, 3);
  const tab = await openTab();
  const { id } = await tab.identity();
  await tab.takeIn({ content: { b: "1" }, lineage: null, name: "b.json" }, "new");
  await tab.put({ b: "2" });
  assert.deepEqual((await openTab()).content, { b: "2" });
  globalThis.location = { search: `?document=${id}` };
  const again = await openTab();
  await again.put({ a: "2" });
  delete globalThis.location;
  assert.deepEqual((await openTab()).content, { a: "2" });
});

for (const turns of [0, 2, 4, 8, 12, 20]) {
  test(`what is entered while a file is opened beside belongs to the document before, ${turns} turns of the loop in`, async () => {
    const tab = await openTab();
    await tab.put({ a: "1" });
    let opened = false;
    const taking = tab.takeIn({ content: { file: "x" }, lineage: null, name: "x.json" }, "new").then(() => (opened = true));
    for (let turn = 0; turn < turns && !opened; turn += 1) await new Promise(setImmediate);
    if (!opened) void tab.put({ a: "1", b: "2" });
    for (let turn = 0; turn < 4 && !opened; turn += 1) await new Promise(setImmediate);
    const late = !opened;
    if (late) void tab.put({ a: "1", b: "2", c: "3" }); // while the answer before is written
    await taking;
    await tab.written();
    assert.deepEqual([tab.content, (await openTab()).content], Array(2).fill({ file: "x" }));
    const kept = (await listCases()).flatMap(({ documents }) => documents.map(({ content }) => content.words));
    const before = late ? { a: "1", b: "2", c: "3" } : undefined;
    if (before) assert.deepEqual(kept.find(({ file }) => !file), before);
  });
}

test("undoing a deletion that somebody took back already does not put the entry in twice", () => {
  const entry = { reason: "late", clause: "5.1" };
  const history = makeHistory({ work: { deductions: [entry, entry] } });
  history.changed({ work: { deductions: [entry] } });
  history.came({ work: { deductions: [entry, entry] } });
  assert.deepEqual(history.undo().content.work.deductions, [entry, entry]);
  const alone = makeHistory({ work: { deductions: [entry, entry] } });
  alone.changed({ work: { deductions: [entry] } });
  assert.deepEqual(alone.undo().content.work.deductions, [entry, entry]);
});
