// What a tab leaves behind, what another build wrote, and what cannot be read or kept: each stays what it was.
import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { freshBrowser, mergeWords, openTab, rows, until, WRITING } from "./workspace.mjs";
import { draftOf } from "../../docs/assets/workspace/draft.js";

let browser;
beforeEach(() => (browser = freshBrowser()));

const KEPT = '{"format":"words/1","words":{"a":"1"}}';

test("leaving the page puts down what is not written; the next page writes it", async () => {
  const tab = await openTab();
  tab.save({ a: "1" });
  globalThis.indexedDB.open = () => {
    throw new DOMException("gone", "UnknownError"); // the page ends before the database has it
  };
  await tab.close();
  browser.happen("pagehide", {});
  assert.equal([...browser.texts.keys()].filter((name) => name.startsWith("aftersales.journal.")).length, 1);
  delete globalThis.indexedDB.open;
  assert.deepEqual((await openTab()).content, { a: "1" });
  assert.deepEqual([...browser.texts.keys()], []);
});

/** SECOND is left with what it was given last, and frozen before the database has it. */
async function leftUnwritten(second, content) {
  second.save(content);
  globalThis.indexedDB.open = () => {
    throw new DOMException("gone", "UnknownError");
  };
  await second.close();
  browser.happen("pagehide", {});
  second.end();
  delete globalThis.indexedDB.open;
  return [...browser.texts.keys()].find((name) => name.startsWith("aftersales.journal."));
}

test("a page that is shown again, and not loaded, writes what the page after it had put down", async () => {
  const first = await openTab();
  await first.put({ a: "1" });
  const second = await openTab();
  await leftUnwritten(second, { a: "1", b: "2" });
  browser.happen("pageshow", { persisted: true });
  await until(() => first.content.b === "2");
  assert.deepEqual(first.content, { a: "1", b: "2" });
  assert.deepEqual([...browser.texts.keys()], []);
});

test("a page that is shown again before the page after it is left hears of what that one puts down then", async () => {
  const first = await openTab();
  await first.put({ a: "1" });
  const second = await openTab();
  browser.happen("pageshow", { persisted: true }); // browsers do not wait with it for the other's pagehide
  await first.refresh();
  const name = await leftUnwritten(second, { a: "1", b: "2" });
  await first.put({ a: "1", c: "3" });
  browser.happen("storage", { key: name, newValue: browser.texts.get(name) });
  await until(() => first.content.b === "2");
  assert.deepEqual(first.content, { a: "1", b: "2", c: "3" });
  assert.deepEqual([...browser.texts.keys()], []);
});

test("what is put down while a page opens is written by it", async () => {
  const first = await openTab();
  const second = await openTab(mergeWords, WRITING, () => leftUnwritten(first, { a: "1" }));
  await until(() => second.content?.a === "1");
  assert.deepEqual([...browser.texts.keys()], []);
});

test("the draft of an earlier release is taken over, and away once it is kept", async () => {
  browser.texts.set("aftersales.thing", KEPT).set("aftersales.other", "x");
  const tab = await openTab();
  assert.deepEqual(tab.content, { a: "1" });
  assert.deepEqual([...browser.texts], [["aftersales.other", "x"]]);
  assert.deepEqual((await rows("revisions")).map(({ origin }) => origin).sort(), ["blank", "taken over"]);
});

test("an earlier build in another tab goes on writing its draft: both sides are there", async () => {
  browser.texts.set("aftersales.thing", KEPT);
  const tab = await openTab();
  await tab.put({ a: "1", b: "2" });
  browser.texts.set("aftersales.thing", '{"format":"words/1","words":{"a":"1","c":"3"}}');
  browser.happen("storage", { key: "aftersales.thing", newValue: "changed" });
  await until(() => tab.content.c === "3");
  assert.deepEqual(tab.content, { a: "1", b: "2", c: "3" });
});

for (const unreadable of ["{", "null", "3", '{"format":"words/2","words":{}}', '{"format":"words/1","words":{},"more":1}']) {
  test(`what cannot be read whole is set aside until it is discarded: ${unreadable}`, async () => {
    browser.texts.set("aftersales.thing", unreadable);
    const first = await openTab();
    assert.equal(first.content, null);
    assert.deepEqual(first.setAside.map(({ text }) => text), [unreadable]);
    await first.put({ b: "1" });
    const again = await openTab();
    assert.deepEqual(again.content, { b: "1" });
    assert.deepEqual(again.setAside.map(({ text }) => text), [unreadable]);
    again.setAside[0].discard();
    await until(async () => !(await openTab()).setAside.length);
    assert.deepEqual((await openTab()).content, { b: "1" });
  });
}

const ASSESSMENT = '"format":"assessment/1","rubric":"gbt-27922-2011"';
for (const [what, text] of [
  ["broken", "{"],
  ["from the future", '{"format":"draft/9","assessment":{}}'],
  ["a finding of no kind", `{"format":"draft/1","assessment":{${ASSESSMENT},"findings":{"5.1.1.1":"partly"}}}`],
  ["a note that is no text", `{"format":"draft/1","assessment":{${ASSESSMENT},"findings":{"5.1.1.1":"met"},"notes":{"5.1.1.1":3}}}`],
]) {
  test(`a draft of an assessment is never half applied: ${what}`, async () => {
    const form = { rubric: "gbt-27922-2011", byId: new Map([["5.1.1.1", { deletable: false }]]), certificates: new Set() };
    browser.texts.set("aftersales.gbt-27922-2011", text);
    const { content, setAside } = await openTab(undefined, draftOf(form));
    assert.equal(content, null);
    assert.deepEqual(setAside.map((aside) => aside.text), [text]);
    assert.equal(browser.texts.has("aftersales.gbt-27922-2011"), false);
  });
}

test("a second text that cannot be read takes no place of the first", async () => {
  browser.texts.set("aftersales.thing.refused", "set aside last year").set("aftersales.thing", "{");
  const { setAside } = await openTab();
  assert.deepEqual(setAside.map(({ text }) => text), ["set aside last year", "{"]);
  setAside[0].discard();
  browser.texts.set("aftersales.thing", "[");
  await until(async () => (await openTab()).setAside.length === 2);
  assert.deepEqual((await openTab()).setAside.map(({ text }) => text), ["{", "["]);
});

test("a document that this page cannot read stays as it is; what is entered begins another", async () => {
  const wider = { ...WRITING, read: (mapping) => mapping.words, write: (words) => ({ format: "words/9", words }), blank: { format: "words/9", words: {} } };
  const newer = await openTab(undefined, wider);
  await newer.put({ a: "1" });
  const older = await openTab();
  assert.equal(older.content, null);
  assert.deepEqual(older.setAside.map(({ text }) => JSON.parse(text)), [{ format: "words/9", words: { a: "1" } }]);
  await older.put({ b: "2" });
  assert.equal((await rows("documents")).length, 2);
  assert.equal((await rows("contents")).some(({ content }) => content.format === "words/9" && content.words.a === "1"), true);
});

test("where there is no database, the page says so, shows what texts there are, and writes over none", async () => {
  browser.texts.set("aftersales.thing", KEPT).set("aftersales.thing.refused", "{");
  delete globalThis.indexedDB;
  const tab = await openTab();
  assert.deepEqual(tab.content, { a: "1" });
  assert.deepEqual(tab.kept, { state: "unkept", reason: "none" });
  assert.deepEqual(tab.setAside.map(({ text }) => text), ["{"]);
  await tab.put({ a: "2" });
  assert.deepEqual(tab.kept, { state: "unkept", reason: "none" });
  assert.equal(browser.texts.get("aftersales.thing"), KEPT);
  browser.happen("pagehide", {});
  assert.deepEqual((await openTab()).content, { a: "2" });
});

test("a browser that keeps nothing at all is told of, and the page works on", async () => {
  browser.state.closed = true;
  delete globalThis.indexedDB;
  const tab = await openTab();
  assert.equal(tab.content, null);
  await tab.put({ b: "1" });
  assert.deepEqual(tab.kept, { state: "unkept", reason: "none" });
  browser.happen("pagehide", {});
});

test("a later build has changed the database: nothing is written, and the page says that it is to be reloaded", async () => {
  const tab = await openTab();
  await tab.put({ a: "1" });
  const { openDB } = await import("idb");
  (await openDB("aftersales", 2)).close();
  await tab.put({ a: "2" });
  assert.deepEqual(tab.kept, { state: "unkept", reason: "newer", left: true });
  assert.deepEqual((await openTab()).kept, { state: "unkept", reason: "newer", left: true });
});
