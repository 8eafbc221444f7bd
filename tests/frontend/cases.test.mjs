import assert from "node:assert/strict";
import test, { beforeEach, mock } from "node:test";
import { freshBrowser, openTab, rows, until, WRITING } from "./workspace.mjs";

const FOLDER = "../../docs/assets/workspace";
const cases = await import(`${FOLDER}/cases.js?tab=cases`);
const { backUp } = await import(`${FOLDER}/backup.js?tab=cases`);
const { restoreBackup } = await import(`${FOLDER}/restoring.js?tab=cases`);
const usage = await import(`${FOLDER}/usage.js?tab=cases`);
const { closeDatabase } = await import(`${FOLDER}/database.js?tab=cases`);
const housekeeping = await import(`${FOLDER}/housekeeping.js?tab=cases`);

let browser;
beforeEach(async () => {
  await closeDatabase();
  browser = freshBrowser();
});

const DAY = 86_400_000;

test("nothing is listed where nothing is kept; the first change makes a case without a name", async () => {
  assert.deepEqual(await cases.listCases(), []);
  const tab = await openTab();
  await tab.put({ a: "1" });
  const [only, ...more] = await cases.listCases();
  assert.deepEqual([only.name, only.current, more], ["", true, []]);
  assert.deepEqual(only.documents.map(({ key, content, heads, finalised }) => [key, content, heads, finalised]), [
    ["thing", { format: "words/1", words: { a: "1" } }, 1, null],
  ]);
  await cases.renameCase(only.id, " 某公司 2026 ");
  assert.equal((await tab.identity()).case.name, "某公司 2026");
});

test("a copy has what the case has now, and each goes its own way", async () => {
  const tab = await openTab();
  await tab.put({ a: "1" });
  const [original] = await cases.listCases();
  const copy = await cases.copyCase(original.id, "next year");
  await tab.put({ a: "2" });
  await cases.openCase(copy);
  const other = await openTab();
  assert.deepEqual(other.content, { a: "1" });
  await other.put({ a: "1", b: "3" });
  assert.deepEqual(tab.content, { a: "2" });
  const contents = Object.fromEntries((await cases.listCases()).map(({ name, documents }) => [name, documents[0].content.words]));
  assert.deepEqual(contents, { "": { a: "2" }, "next year": { a: "1", b: "3" } });
});

test("what is deleted is not opened any more, can be had back for thirty days, and then goes whole", async () => {
  await (await openTab()).put({ a: "1" });
  const [{ id }] = await cases.listCases();
  await cases.remove(id);
  assert.equal((await openTab()).content, null);
  await cases.restoreRemoved(id);
  await cases.openCase(id);
  assert.deepEqual((await openTab()).content, { a: "1" });
  await cases.remove(id);
  const start = Date.now();
  for (let day = 0; day < 30; day += 1) assert.equal(await housekeeping.purge(start + day * DAY), 0, `day ${day}`);
  assert.equal(await housekeeping.purge(start + 30 * DAY), 1);
  for (const store of ["cases", "documents", "revisions", "contents"]) assert.deepEqual(await rows(store), [], store);
});

// 2099-01-01 lies 26,000 days and more after any day on which this is run. A clock that says so is one day more on which this
// browser was seen, and so is each day after it.
const FAR = Date.UTC(2099, 0, 1, 8);

test("a clock that is far ahead, and goes back and ahead again, removes no deleted case before its thirty days", async () => {
  await (await openTab()).put({ a: "1" });
  const [{ id }] = await cases.listCases();
  await cases.remove(id);
  const start = Date.now();
  for (let time = 0; time < 40; time += 1) {
    assert.equal(await housekeeping.purge(FAR + time * 60_000), 0);
    assert.equal(await housekeeping.purge(start + time * 60_000), 0);
  }
  await cases.restoreRemoved(id);
  await cases.openCase(id);
  assert.deepEqual((await openTab()).content, { a: "1" });
});

test("what was deleted while the clock was ahead goes thirty days after, by the clock that was set right", async (t) => {
  await (await openTab()).put({ a: "1" });
  const [{ id }] = await cases.listCases();
  const start = Date.now();
  t.mock.timers.enable({ apis: ["Date"], now: FAR });
  await cases.remove(id);
  t.mock.timers.reset();
  for (let day = 1; day <= 30; day += 1) assert.equal(await housekeeping.purge(start + day * DAY), 0, `day ${day}`);
  assert.equal(await housekeeping.purge(start + 31 * DAY), 1); // the first day seen is that of the deletion, for all it knows
});

test("deleted again after it was had back, a case is there for another thirty days", async (t) => {
  await (await openTab()).put({ a: "1" });
  const [{ id }] = await cases.listCases();
  await cases.remove(id);
  const start = Date.now();
  for (let day = 0; day < 30; day += 1) await housekeeping.purge(start + day * DAY);
  await cases.restoreRemoved(id);
  t.mock.timers.enable({ apis: ["Date"], now: start + 29 * DAY });
  await cases.remove(id);
  t.mock.timers.reset();
  for (let day = 29; day < 59; day += 1) assert.equal(await housekeeping.purge(start + day * DAY), 0, `day ${day}`);
  assert.equal(await housekeeping.purge(start + 59 * DAY), 1);
});

test("a page that names a document opens it, and stays in its case", async () => {
  await (await openTab()).put({ a: "1" });
  const [{ documents: [{ id }] }] = await cases.listCases();
  await cases.createCase("another");
  assert.equal((await openTab()).content, null);
  globalThis.location = { search: `?document=${id}` };
  assert.deepEqual((await openTab()).content, { a: "1" });
  delete globalThis.location;
});

test("a case that is put away is no more the one at work", async () => {
  await (await openTab()).put({ a: "1" });
  const [{ id }] = await cases.listCases();
  await cases.putAway(id, true);
  await (await openTab()).put({ b: "2" });
  const found = await cases.listCases();
  assert.deepEqual(found.map(({ put_away }) => put_away === null).sort(), [false, true]);
  await cases.putAway(id, false);
  assert.ok((await cases.listCases()).every(({ put_away }) => put_away === null));
});

test("a backup brings everything to another browser, and adds to one that has some of it", async () => {
  const tab = await openTab();
  await tab.put({ a: "1" });
  await tab.finalise({ by: "张三" });
  await tab.put({ a: "2" });
  const file = JSON.parse(JSON.stringify(await backUp()));
  assert.equal(file.format, "workspace/1");
  await tab.put({ a: "3" });
  assert.deepEqual(await restoreBackup(file), { cases: 0, documents: 0, revisions: 0, broken: 0, deleted: 0 });
  assert.deepEqual((await openTab()).content, { a: "3" });
  await closeDatabase();
  freshBrowser();
  assert.deepEqual(await restoreBackup(file), { cases: 1, documents: 1, revisions: 4, broken: 0, deleted: 0 });
  const [{ id }] = await cases.listCases();
  await cases.openCase(id);
  const there = await openTab();
  assert.deepEqual(there.content, { a: "2" });
  assert.equal((await there.identity()).finalised, 1);
});

test("a backup that is restored into a new browser is what its pages open: they were empty, and began another case", async () => {
  await cases.createCase("last year");
  await (await openTab()).put({ a: "1" });
  await new Promise((resolve) => setTimeout(resolve, 5)); // each change at a time of its own
  await cases.createCase("this year");
  await (await openTab()).put({ a: "2" });
  const file = JSON.parse(JSON.stringify(await backUp()));
  await closeDatabase();
  freshBrowser();
  await restoreBackup(file);
  assert.deepEqual((await openTab()).content, { a: "2" });
  assert.deepEqual((await cases.listCases()).map(({ name, current }) => [name, current]), [["this year", true], ["last year", false]]);
});

test("a backup that is restored where a case is at work leaves that one at work", async () => {
  await (await openTab()).put({ a: "1" });
  const file = JSON.parse(JSON.stringify(await backUp()));
  await closeDatabase();
  freshBrowser();
  await (await openTab()).put({ b: "2" });
  await restoreBackup(file);
  assert.deepEqual((await openTab()).content, { b: "2" });
});

test("a version that was named on another machine has its name here, too, and one that has a name keeps its own", async () => {
  const tab = await openTab();
  await tab.put({ a: "1" });
  await tab.put({ a: "2" });
  await tab.put({ a: "3" });
  const before = JSON.parse(JSON.stringify(await backUp()));
  const [, second, first] = await tab.versions();
  await tab.nameVersion(first.revision, "初评");
  await tab.nameVersion(second.revision, "theirs");
  const after = JSON.parse(JSON.stringify(await backUp()));
  await closeDatabase();
  freshBrowser();
  await restoreBackup(before);
  const there = await openTab();
  await there.nameVersion(second.revision, "mine");
  await restoreBackup(after);
  assert.deepEqual((await there.versions()).map(({ name }) => name), [null, "mine", "初评"]);
});

test("what a backup brings into a case that is deleted here is told, and there for thirty days from then", async (t) => {
  await (await openTab()).put({ a: "1" });
  const [{ id }] = await cases.listCases();
  const early = JSON.parse(JSON.stringify(await backUp()));
  await (await openTab()).put({ a: "2" });
  const late = JSON.parse(JSON.stringify(await backUp())); // of another machine that went on
  await closeDatabase();
  freshBrowser();
  await restoreBackup(early);
  await cases.remove(id);
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() + 29 * DAY });
  assert.deepEqual(await restoreBackup(early), { cases: 0, documents: 0, revisions: 0, broken: 0, deleted: 1 });
  const came = await restoreBackup(late);
  assert.deepEqual([came.revisions > 0, came.deleted], [true, 1]);
  const back = Date.now();
  for (let day = 0; day < 30; day += 1) assert.equal(await housekeeping.purge(back + day * DAY), 0); // 58 days after it was deleted
  await cases.restoreRemoved(id);
  await cases.openCase(id);
  assert.deepEqual((await openTab()).content, { a: "2" });
});

test("a case without a name has that of the backup; one that has its own, and one that is at work here, stay as they are", async () => {
  await (await openTab()).put({ a: "1" });
  const [{ id }] = await cases.listCases();
  const here = async () => (await cases.listCases()).map(({ name, put_away, current }) => ({ name, put_away, current }));
  const plain = JSON.parse(JSON.stringify(await backUp()));
  const named = (name, more = {}) => ({ ...plain, cases: plain.cases.map((row) => ({ ...row, name, ...more })) });
  await restoreBackup(named(" ")); // what looks like none is none
  assert.deepEqual(await here(), [{ name: "", put_away: null, current: true }]);
  await restoreBackup(named("甲公司", { put_away: 5 })); // put away there, at work here: nobody sent it away here
  assert.deepEqual(await here(), [{ name: "甲公司", put_away: null, current: true }]);
  await restoreBackup(named("乙公司"));
  assert.deepEqual(await here(), [{ name: "甲公司", put_away: null, current: true }]);
  await cases.putAway(id, true);
  await restoreBackup(named("甲公司"));
  assert.equal(typeof (await cases.listCases())[0].put_away, "number");
});

for (const [what, wrong, refused] of [
  ["no mapping", [], "not_a_backup"],
  ["an assessment", { format: "assessment/1" }, "not_a_backup"],
  ["of a later release", { format: "workspace/2" }, "backup_newer"],
  ["a store that is no list", { format: "workspace/1", cases: {} }, "not_a_backup"],
  ["a revision of no document", { format: "workspace/1", revisions: [{ id: "r", parents: [], origin: "typed", time: 1 }] }, "not_a_backup"],
  ["a content that is none", { format: "workspace/1", contents: [{ revision: "r", content: "x" }] }, "not_a_backup"],
]) {
  test(`a file that is no backup changes nothing: ${what}`, async () => {
    assert.deepEqual(await restoreBackup(wrong), { refused });
    assert.deepEqual(await cases.listCases(), []);
  });
}

test("removing everything leaves nothing of the work, and a page that is open can be filled in anew", async () => {
  const tab = await openTab();
  await tab.put({ a: "1" });
  browser.texts.set("aftersales.other.refused", "{").set("aftersales-signing-key", "k").set("somebody-else", "s");
  assert.equal(usage.keepsKey(), true);
  const steps = new Map([["aftersales.steps.aftersales.thing.d", "{}"], ["somebody-else", "s"]]); // of this tab
  globalThis.sessionStorage = { get length() { return steps.size; }, key: (at) => [...steps.keys()][at], removeItem: (name) => steps.delete(name), getItem: () => null, setItem() {} };
  await usage.removeEverything();
  delete globalThis.sessionStorage;
  assert.deepEqual([...steps.keys()], ["somebody-else"]);
  for (const store of ["cases", "documents", "revisions", "contents", "settings"]) assert.deepEqual(await rows(store), [], store);
  assert.deepEqual([...browser.texts.keys()], ["somebody-else"]);
  await tab.put({ a: "1", b: "2" });
  assert.deepEqual((await openTab()).content, { a: "1", b: "2" });
});

test("it is time to save a file after thirty changes or two weeks without one, unless that was switched off", async (t) => {
  // The clock stands still: what a file holds hangs on what was written into it, not on when.
  mock.timers.enable({ apis: ["Date"], now: Date.UTC(2026, 10, 3, 10, 30) });
  t.after(() => mock.timers.reset());
  const tab = await openTab();
  for (let at = 0; at < 29; at += 1) await tab.put({ a: String(at) });
  const { id } = await tab.identity();
  assert.equal((await usage.reminder([id])).due, false);
  assert.equal((await usage.reminder([id], Date.now() + 15 * DAY)).due, true);
  await tab.put({ a: "29" });
  assert.deepEqual([(await usage.reminder([id])).due, (await usage.reminder([id])).changes], [true, 30]);
  await usage.switchReminder(false);
  assert.equal((await usage.reminder([id])).due, false);
  await usage.switchReminder(true);
  await tab.exported("x.json");
  assert.deepEqual(await usage.reminder([id], Date.now() + 15 * DAY), { due: false, changes: 0, since: null });
  await tab.put({ a: "30" });
  assert.equal((await usage.reminder([id])).changes, 1);
  await backUp();
  assert.deepEqual(await usage.reminder([id], Date.now() + 15 * DAY), { due: false, changes: 0, since: null });
  mock.timers.setTime(Date.UTC(2025, 10, 3)); // set back by a year
  await tab.put({ a: "31" });
  assert.equal((await usage.reminder([id])).changes, 1);
});

test("what is set on a page around the findings counts for the reminder, until its file is saved too", async (t) => {
  mock.timers.enable({ apis: ["Date"], now: Date.UTC(2026, 10, 3, 10, 30) });
  t.after(() => mock.timers.reset());
  const [work, settings] = [await openTab(), await openTab(undefined, { ...WRITING, name: "aftersales.thing.improve" })];
  for (let at = 0; at < 10; at += 1) await work.put({ a: String(at) });
  for (let at = 0; at < 20; at += 1) await settings.put({ effort: String(at) });
  const both = await Promise.all([work, settings].map(async (tab) => (await tab.identity()).id));
  assert.deepEqual([(await usage.reminder(both)).due, (await usage.reminder(both)).changes], [true, 30]); // 10 and 20
  await work.exported("x.json");
  assert.deepEqual([(await usage.reminder(both)).due, (await usage.reminder(both)).changes], [false, 20]);
  assert.equal((await usage.reminder(both, Date.now() + 15 * DAY)).due, true);
  await settings.exported("x-improve-settings.json");
  assert.deepEqual(await usage.reminder(both, Date.now() + 15 * DAY), { due: false, changes: 0, since: null });
});

test("versions are listed, looked at, restored on top, named and finalised; nothing is replaced", async () => {
  const tab = await openTab();
  await tab.put({ a: "1" });
  await tab.put({ a: "2" });
  const [, first] = await tab.versions();
  assert.deepEqual(await tab.contentOf(first.revision), { a: "1" });
  await tab.restore(first.revision);
  assert.deepEqual(tab.content, { a: "1" });
  await tab.nameVersion(first.revision, "周四");
  const { finalised } = await tab.finalise({ by: "张三" });
  assert.deepEqual([finalised.number, finalised.by, finalised.sha256.length], [1, "张三", 64]);
  assert.equal((await tab.identity()).frozen, true);
  await tab.put({ a: "9" });
  assert.deepEqual([(await tab.identity()).finalised, (await tab.identity()).frozen], [1, false]);
  const versions = await tab.versions();
  assert.deepEqual(versions.map(({ origin }) => origin), ["typed", "finalise", "restore", "typed", "typed"]);
  assert.equal(versions.at(-1).name, "周四");
  assert.equal((await tab.finalise({})).finalised.number, 2);
});

/** CONTENTS, one a day: a revision is as old as the work went on for since. */
async function workedOn(tab, contents) {
  for (const content of contents) {
    mock.timers.setTime(Date.now() + DAY);
    await tab.put(content);
  }
}

test("old contents go, and what they were is told of; the document is as it was", async (t) => {
  // All five are of one millisecond, and so of one hour, of which the last stays: the order of saving decides which.
  mock.timers.enable({ apis: ["Date"], now: Date.UTC(2026, 10, 3, 10, 30) });
  t.after(() => mock.timers.reset());
  const tab = await openTab();
  for (let at = 0; at < 5; at += 1) await tab.put({ a: String(at) });
  await workedOn(tab, [{ a: "5" }, { a: "6" }]);
  const { id } = await tab.identity();
  const dropped = await housekeeping.thin(id, Date.now() + DAY);
  assert.equal(dropped, 4);
  const versions = await tab.versions();
  assert.deepEqual(versions.map(({ content }) => content), [true, true, true, false, false, false, false]);
  assert.deepEqual((await openTab()).content, { a: "6" });
});

test("what a file or a record was made from stays, however old: half a year later the file is merged with it", async (t) => {
  mock.timers.enable({ apis: ["Date"], now: Date.UTC(2026, 10, 3, 10, 30) });
  t.after(() => mock.timers.reset());
  const tab = await openTab();
  await tab.put({ a: "0", b: "0" });
  const lineage = await tab.exported("sent.xlsx");
  await tab.put({ a: "1", b: "0" });
  const recorded = await tab.current("record.json");
  await tab.put({ a: "2", b: "0" });
  const looked = await tab.current(null); // a print leaves nothing behind
  for (let at = 3; at < 7; at += 1) await tab.put({ a: String(at), b: "0" });
  const { id } = await tab.identity();
  await workedOn(tab, [{ a: "7", b: "0" }, { a: "8", b: "0" }]);
  await housekeeping.thin(id, Date.now() + 200 * DAY);
  const held = new Map((await tab.versions()).map(({ revision, content }) => [revision, content]));
  assert.deepEqual([lineage, recorded, looked].map(({ revision }) => held.get(revision)), [true, true, false]);
  assert.deepEqual([...held.values()].filter(Boolean).length, 5); // and the last of the first day, and the two after it
  await tab.takeIn({ content: { a: "0", b: "9" }, lineage, name: "sent.xlsx" }, "merge");
  assert.deepEqual([tab.content, tab.conflicts], [{ a: "8", b: "9" }, []]); // without it, a would conflict
});

test("a record is of the revision that the page stands on, itself alone, and is no file that comes back", async () => {
  const tab = await openTab();
  assert.equal(await tab.current("record.json"), null); // nothing is kept yet
  await tab.put({ a: "1" });
  await tab.exported("sent.json");
  await tab.put({ a: "2" });
  const { revision } = await tab.identity();
  const recorded = await tab.current("record.json");
  assert.deepEqual(recorded.ancestors, { [revision]: [] });
  await tab.put({ a: "3" });
  const { ancestors } = await tab.exported("again.json");
  assert.equal(revision in ancestors, false);
  assert.equal(Object.keys(ancestors).length, 2); // the two that went out
});

test("a file that went out and was changed elsewhere comes back as a child of what it was written from", async () => {
  const tab = await openTab();
  await tab.put({ a: "0" });
  const lineage = await tab.exported("a.xlsx");
  assert.deepEqual([lineage.document, Object.keys(lineage.ancestors)], [(await tab.identity()).id, [lineage.revision]]);
  await tab.put({ a: "0", b: "1" });
  assert.equal(await tab.relation(lineage), "same");
  await tab.takeIn({ content: { a: "0", c: "2" }, lineage, name: "a.xlsx" }, "merge");
  await until(() => tab.content.c === "2");
  assert.deepEqual(tab.content, { a: "0", b: "1", c: "2" });
  await tab.takeIn({ content: { a: "0", c: "2" }, lineage, name: "a (1).xlsx" }, "merge"); // the same file once more
  assert.deepEqual([tab.content, tab.conflicts], [{ a: "0", b: "1", c: "2" }, []]);
  assert.equal((await rows("revisions")).filter(({ origin }) => origin === "file").length, 1);
});

test("a file without lineage is merged without an ancestor, or becomes a document of its own", async () => {
  const tab = await openTab();
  await tab.put({ a: "0" });
  assert.equal(await tab.relation(null), "unrelated");
  await tab.takeIn({ content: { a: "9", b: "1" }, lineage: null, name: "x" }, "merge");
  await until(() => tab.conflicts.length === 1);
  assert.deepEqual(tab.content, { a: "0", b: "1" });
  await tab.settle({ "words.a": "theirs" });
  await until(() => tab.content.a === "9");
  await tab.takeIn({ content: { z: "1" }, lineage: null, name: "y" }, "new");
  assert.deepEqual(tab.content, { z: "1" });
  assert.equal((await rows("documents")).length, 2);
  assert.deepEqual((await openTab()).content, { z: "1" });
});
