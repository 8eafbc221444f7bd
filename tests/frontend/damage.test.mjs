// What a damaged disk, or a build with a fault, leaves in the database: a head whose content is gone or is none, rows without
// their shape. It is told, nothing is thrown away, and the nearest earlier version that is whole is there.
import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { freshBrowser, openTab, rows, until, WRITING } from "./workspace.mjs";

const { closeDatabase, transact } = await import("../../docs/assets/workspace/database.js");

beforeEach(async () => {
  await closeDatabase();
  freshBrowser();
});

const STORES = ["cases", "documents", "revisions", "contents", "exchanges", "settled", "aside", "settings"];

/** Put what DAMAGE makes of each row of STORE in its place; undefined takes it away. */
const spoil = async (store, damage) => {
  await transact(STORES, async (transaction) => {
    const there = transaction.objectStore(store);
    for (const row of await there.getAll()) {
      const made = damage(row);
      if (made === undefined) await there.delete(row.id ?? row.revision ?? row.key);
      else if (made !== row) await there.put(made);
    }
  });
  await closeDatabase();
};

/** A document of three versions, and their ids, oldest first. */
async function threeVersions() {
  const tab = await openTab();
  for (const words of [{ a: "1" }, { a: "1", b: "2" }, { a: "1", b: "2", c: "3" }]) await tab.put(words);
  const ids = (await tab.versions()).map(({ revision }) => revision).reverse();
  tab.end();
  await tab.end();
  return ids;
}

const LEFT = {
  "is gone": () => undefined,
  "is null": (row) => ({ ...row, content: null }),
  "is a number": (row) => ({ ...row, content: 3 }),
  "is a list": (row) => ({ ...row, content: ["a"] }),
  "is a text": (row) => ({ ...row, content: "words" }),
  "is not in its row": ({ revision }) => ({ revision }),
};

for (const [what, damage] of Object.entries(LEFT)) {
  test(`the content of a head ${what}: the version before it is there, on top of it, and that is told`, async () => {
    const [, second, third] = await threeVersions();
    await spoil("contents", (row) => (row.revision === third ? damage(row) : row));
    const tab = await openTab();
    assert.deepEqual(tab.content, { a: "1", b: "2" });
    assert.equal(tab.kept.state, "saved");
    const [{ damage: told }] = tab.setAside;
    assert.deepEqual([told.earlier.revision, told.earlier.shown], [second, true]);
    const restored = (await rows("revisions")).find(({ origin }) => origin === "restore");
    assert.deepEqual([restored.parents, restored.words], [[third], second]);
    await tab.put({ a: "1", b: "2", d: "4" });
    const again = await openTab();
    assert.deepEqual(again.content, { a: "1", b: "2", d: "4" });
    assert.equal(again.setAside.length, 1, "it is told until it is discarded");
    again.setAside[0].discard();
    await until(async () => !(await openTab()).setAside.length);
    assert.equal((await rows("documents")).length, 1);
  });
}

test("two contents are gone: the nearest that is whole is taken", async () => {
  const [first, second, third] = await threeVersions();
  await spoil("contents", (row) => ([second, third].includes(row.revision) ? undefined : row));
  const tab = await openTab();
  assert.deepEqual(tab.content, { a: "1" });
  assert.equal(tab.setAside[0].damage.earlier.revision, first);
});

test("no version is whole: the page is blank, says so, and what is entered is another document", async () => {
  await threeVersions();
  await spoil("contents", () => undefined);
  const tab = await openTab();
  assert.equal(tab.content, null);
  assert.equal(tab.setAside[0].damage.earlier, null);
  await tab.put({ z: "9" });
  assert.equal((await rows("documents")).length, 2);
  assert.deepEqual((await openTab()).content, { z: "9" });
});

test("a content that may be a later build's stays what it is; the version before it is offered, not put on top", async () => {
  const [, second, third] = await threeVersions();
  const later = { format: "words/1", words: { a: "1" }, more: true };
  await spoil("contents", (row) => (row.revision === third ? { ...row, content: later } : row));
  const tab = await openTab();
  assert.equal(tab.content, null);
  const [{ text, damage }] = tab.setAside;
  assert.deepEqual(JSON.parse(text), later);
  assert.deepEqual([damage.earlier.revision, damage.earlier.shown], [second, false]);
  assert.deepEqual(await tab.contentOf(second), { a: "1", b: "2" });
  await tab.put({ a: "1", b: "2", e: "5" });
  const graph = await rows("revisions");
  assert.equal(graph.some(({ parents }) => parents.includes(third)), false, "the later build goes on where it was");
});

test("a page that falls over what it reads has it set aside like any other", async () => {
  await threeVersions();
  const falling = { ...WRITING, read: ({ words }) => Object.keys(words.a.b.c) };
  const tab = await openTab(undefined, falling);
  assert.equal(tab.content, null);
  assert.equal(tab.setAside.length, 1);
});

test("one of two heads is gone: the version before it is merged with the other", async () => {
  let allowed = false;
  const merge = async (sides) => {
    if (!allowed) throw new Error("not yet");
    return (await import("./workspace.mjs")).mergeWords(sides);
  };
  const one = await openTab(merge);
  await one.put({ a: "1" });
  const other = await openTab(merge);
  await Promise.all([one.put({ a: "1", b: "2" }), other.put({ a: "1", c: "3" })]);
  await until(async () => (await rows("revisions")).length === 4);
  for (const tab of [one, other]) {
    await tab.refresh(); // what it looks at now, it has looked at
    tab.end();
    await tab.end();
  }
  await spoil("contents", (row) => (row.content.words.c ? undefined : row));
  allowed = true;
  const tab = await openTab(merge);
  await until(() => tab.content?.b === "2");
  assert.deepEqual(tab.content, { a: "1", b: "2" });
  assert.equal(tab.setAside.length, 1);
  assert.equal(tab.news.some(({ type, heads }) => type === "waiting" && heads > 0), false);
});

test("a head is gone and there is no room: the version before it is shown, and it is said that nothing is kept", async () => {
  const [, , third] = await threeVersions();
  await spoil("contents", (row) => (row.revision === third ? undefined : row));
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  try {
    const tab = await openTab();
    assert.deepEqual(tab.content, { a: "1", b: "2" });
    assert.deepEqual(tab.kept, { state: "unkept", reason: "full" });
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  assert.deepEqual((await openTab()).content, { a: "1", b: "2" });
});

/** Rows without their shape, none of which takes an answer with it. */
const SHAPELESS = {
  "no cases": ["cases", () => undefined],
  "a case of no name": ["cases", ({ id }) => ({ id })],
  "a case of wrong kinds": ["cases", ({ id }) => ({ id, name: 3, created: "x", changed: null, put_away: "x", deleted: {} })],
  "a document of no case": ["documents", (row) => ({ ...row, case: undefined })],
  "a document of no time": ["documents", (row) => ({ ...row, changed: "yesterday", created: null })],
  "revisions of no parents": ["revisions", ({ parents: _, ...row }) => row],
  "parents that are none": ["revisions", (row) => ({ ...row, parents: [null, 3, {}] })],
  "revisions of no time": ["revisions", ({ time: _, ...row }) => row],
  "revisions of wrong kinds": ["revisions", (row) => ({ ...row, by: 3, words: {}, name: [], finalised: 1, changed: null, size: "x", tab: null, origin: 9 })],
  "revisions of nothing else": ["revisions", ({ id, document }) => ({ id, document })],
  "settings that are none": ["settings", (row) => ({ ...row, value: 3 })],
};

for (const [what, [store, damage]] of Object.entries(SHAPELESS)) {
  test(`rows without their shape take no answer with them: ${what}`, async () => {
    await threeVersions();
    await spoil(store, damage);
    const shelf = await import("../../docs/assets/workspace/cases.js");
    const listed = (await shelf.listCases()).flatMap(({ documents }) => documents);
    assert.equal(listed.length, 1);
    const { saved, ...stores } = await (await import("../../docs/assets/workspace/backup.js")).backUp();
    await closeDatabase();
    if (what !== "settings that are none") await reopened();
    freshBrowser();
    const { restoreBackup } = await import("../../docs/assets/workspace/restoring.js");
    const came = await restoreBackup(JSON.parse(JSON.stringify({ saved, ...stores })));
    assert.deepEqual([came.cases, came.documents, came.revisions], [1, 1, 4]);
    assert.deepEqual((await rows("contents")).filter(({ content }) => content.words.c === "3").length, 1);
  });
}

/** The page has the last answers, goes on, and lists its versions. */
async function reopened() {
  const tab = await openTab();
  await until(() => tab.content?.c === "3");
  assert.equal(tab.kept.state, "saved");
  assert.ok((await tab.versions()).length >= 3);
  assert.ok(await tab.identity());
  await tab.put({ ...tab.content, d: "4" });
  await until(async () => (await openTab()).content?.d === "4");
  tab.end();
  await tab.end();
}
