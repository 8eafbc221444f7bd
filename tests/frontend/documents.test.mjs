import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { freshBrowser, mergeWords, openTab, rows, until, WRITING } from "./workspace.mjs";
import { draftOf } from "../../docs/assets/workspace/draft.js";

let browser;
beforeEach(() => (browser = freshBrowser()));

const KEPT = '{"format":"words/1","words":{"a":"1"}}';

test("a first visit leaves nothing behind; the first change begins a case, a document and its blank root", async () => {
  const tab = await openTab();
  assert.equal(tab.content, null);
  assert.deepEqual(tab.kept, { state: "blank" });
  assert.equal(await tab.identity(), null);
  for (const store of ["cases", "documents", "revisions"]) assert.deepEqual(await rows(store), []);
  await tab.put({ a: "1" });
  assert.equal(tab.kept.state, "saved");
  const [root, typed] = (await rows("revisions")).sort((one, other) => one.time - other.time);
  assert.deepEqual([root.origin, root.parents, typed.origin, typed.parents], ["blank", [], "typed", [root.id]]);
  assert.deepEqual(typed.changed, ["words.a"]);
  assert.equal((await rows("cases")).length, 1);
  assert.equal((await tab.identity()).revision, typed.id);
});

test("what was kept is there again in another tab, and saving it unchanged appends nothing", async () => {
  await (await openTab()).put({ a: "1" });
  const tab = await openTab();
  assert.deepEqual(tab.content, { a: "1" });
  await tab.put({ a: "1" });
  assert.equal((await rows("revisions")).length, 2);
});

/** The transactions that are begun while DOING, which is given them: over which stores, and how. */
async function begunWhile(doing) {
  const { transaction } = IDBDatabase.prototype;
  const begun = [];
  IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
    begun.push({ stores, mode });
    return transaction.call(this, stores, mode, ...rest);
  };
  try {
    await doing(begun);
  } finally {
    IDBDatabase.prototype.transaction = transaction;
  }
  return begun;
}

test("to open what is kept locks nothing", async () => {
  await (await openTab()).put({ a: "1" });
  const begun = await begunWhile(async () => assert.deepEqual((await openTab()).content, { a: "1" }));
  assert.deepEqual([...new Set(begun.map(({ mode }) => mode))], ["readonly"]);
});

test("what was read early is not looked for again", async () => {
  await (await openTab()).put({ a: "1" });
  const looking = ({ stores }) => stores.includes("settings"); // where the case at work is named
  await begunWhile(async (begun) => {
    const tab = await openTab(mergeWords, WRITING, async () => {
      await until(() => begun.some(looking));
      begun.length = 0;
    });
    assert.deepEqual(tab.content, { a: "1" });
    assert.deepEqual(begun.filter(looking), []);
  });
});

for (const [what, before] of [
  ["was changed", { a: "1" }],
  ["was begun", null],
]) {
  test(`what ${what} by another tab after it had been read early is shown, and gone on from`, async () => {
    const other = await openTab();
    if (before) await other.put(before);
    const tab = await openTab(mergeWords, WRITING, () => other.put({ a: "2" }));
    await until(() => tab.content?.a === "2");
    await tab.put({ a: "2", b: "3" });
    await until(() => other.content?.b === "3");
    assert.equal((await rows("documents")).length, 1);
    assert.deepEqual(tab.conflicts, []);
  });
}

test("what the page before put down when it was left goes before what was read early", async () => {
  const before = await openTab();
  await before.put({ a: "1" });
  const tab = await openTab(mergeWords, WRITING, async () => {
    before.save({ a: "2" });
    browser.happen("pagehide", {});
  });
  assert.deepEqual(tab.content, { a: "2" });
});

test("changes are written after a moment of quiet, and the last of them", async () => {
  const tab = await openTab();
  tab.save({ a: "1" });
  tab.save({ a: "12" });
  assert.equal(tab.kept.state, "saving");
  assert.deepEqual(await rows("revisions"), []);
  await until(() => tab.kept.state === "saved");
  assert.equal((await rows("revisions")).length, 2);
  assert.deepEqual((await openTab()).content, { a: "12" });
});

test("work that is changed in place after it was written is written again", async () => {
  const tab = await openTab();
  const words = { a: "1" };
  await tab.put(words);
  words.b = "2"; // what was written holds this very mapping
  await tab.put(words);
  assert.deepEqual((await openTab()).content, { a: "1", b: "2" });
});

test("an older tab goes on to what a newer one wrote", async () => {
  const [one, other] = [await openTab(), await openTab()];
  await other.put({ a: "1" });
  await until(() => one.content?.a === "1");
  await one.put({ a: "1", b: "2" });
  await until(() => other.content?.b === "2");
  assert.equal((await rows("documents")).length, 1);
  const came = other.news.filter(({ type }) => type === "came");
  assert.deepEqual(came.map(({ from, changed }) => [from, changed]), [["tab", ["words.b"]]]);
});

test("two blank tabs that change something at once write one document, and both find both", async () => {
  const [one, other] = [await openTab(), await openTab()];
  await Promise.all([one.put({ a: "1" }), other.put({ b: "2" })]);
  await until(() => one.content.b === "2" && other.content.a === "1");
  assert.equal((await rows("documents")).length, 1);
  assert.equal((await rows("cases")).length, 1);
});

test("a tab that slept while others wrote 51 answers loses none of them to its next click", async () => {
  const asleep = await openTab();
  await asleep.put({ a0: "1" });
  const other = await openTab();
  const answers = Object.fromEntries(Array.from({ length: 51 }, (_, number) => [`b${number}`, "1"]));
  await Promise.all([other.put({ ...other.content, ...answers }), asleep.put({ a0: "1", a1: "1" })]);
  await until(() => Object.keys(asleep.content).length === 53 && Object.keys(other.content).length === 53);
  assert.deepEqual((await openTab()).content, { a0: "1", a1: "1", ...answers });
});

test("an answer given while two heads are united takes back nothing of what came in", async () => {
  let typing = null;
  const one = await openTab(async (sides) => {
    const merged = await mergeWords(sides);
    if (typing) setImmediate(typing); // the merge is known by then, and is being written
    typing = null;
    return merged;
  });
  await one.put({ a: "1" });
  const other = await openTab();
  typing = () => {
    one.content = { ...one.content, c: "3" };
    one.save(one.content);
  };
  await Promise.all([one.put({ a: "1", d: "4" }), other.put({ ...other.content, b: "2" })]);
  const all = { a: "1", b: "2", c: "3", d: "4" };
  await until(async () => [one, other].every(({ content }) => Object.keys(content).length === 4), "every answer in both tabs");
  assert.deepEqual([one.content, other.content, (await openTab()).content], [all, all, all]);
});

test("an answer given while a version is restored is kept, and so is what was restored", async () => {
  const tab = await openTab();
  await tab.put({ a: "1" });
  await tab.put({ a: "2", b: "2" });
  const first = (await tab.versions()).at(-1);
  const restoring = tab.restore(first.revision);
  await new Promise(setImmediate); // the version is being read by now
  tab.content = { ...tab.content, c: "3" };
  tab.save(tab.content);
  await restoring;
  await until(() => tab.content.c === "3" && tab.content.a === "1", "both in the tab");
  assert.deepEqual([tab.content, (await openTab()).content], [{ a: "1", c: "3" }, { a: "1", c: "3" }]);
});

test("one place changed in two ways stays a conflict, over a reload, until a side is taken", async () => {
  const [one, other] = [await openTab(), await openTab()];
  await one.put({ a: "0", b: "0" });
  await until(() => other.content?.a === "0");
  await Promise.all([one.put({ a: "1", b: "1" }), other.put({ a: "2", b: "2", c: "2" })]);
  await until(() => one.conflicts.length === 2 && other.conflicts.length === 2);
  assert.equal(one.content.c, "2"); // what does not conflict is there at once
  await one.settle({ "words.a": "mine" });
  await until(() => one.conflicts.length === 1);
  const again = await openTab();
  await until(() => again.conflicts.length > 0);
  await one.settle({ "words.b": "theirs" });
  await until(() => one.conflicts.length === 0 && other.conflicts.length === 0 && again.conflicts.length === 0);
  for (const tab of [one, other, again]) await until(() => tab.content.a === "1" && tab.content.b === "2" && tab.content.c === "2");
  const { id } = (await rows("documents"))[0];
  const parents = new Set((await rows("revisions")).flatMap((row) => row.parents));
  const heads = (await rows("revisions")).filter((row) => row.document === id && !parents.has(row.id));
  assert.equal(heads.length, 1);
});

test("what came in beside a conflict and was changed back here stays changed back", async () => {
  const [one, other] = [await openTab(), await openTab()];
  await one.put({ a: "0", c: "0" });
  await until(() => other.content?.a === "0");
  await Promise.all([one.put({ a: "1", c: "0" }), other.put({ a: "2", c: "9" })]);
  await until(() => one.conflicts.length === 1 && one.content.c === "9");
  await one.put({ ...one.content, c: "0" });
  await one.settle({ "words.a": "mine" });
  await until(() => one.conflicts.length === 0);
  assert.deepEqual((await openTab()).content, { a: "1", c: "0" });
});

test("without an engine two heads wait, and the page says so; then they are brought together", async () => {
  let there = false;
  const merge = async (sides) => {
    if (!there) throw new Error("no engine");
    return (await import("./workspace.mjs")).mergeWords(sides);
  };
  const [one, other] = [await openTab(merge), await openTab(merge)];
  await Promise.all([one.put({ a: "1" }), other.put({ b: "2" })]);
  await until(() => one.news.some(({ type, heads }) => type === "waiting" && heads === 2));
  assert.deepEqual(one.content, { a: "1" });
  await one.put({ a: "1", c: "3" });
  there = true;
  await until(() => one.content.b === "2" && other.content.c === "3");
});
