import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { freshBrowser, openTab, rows, until } from "./workspace.mjs";

beforeEach(freshBrowser);

const words = (given) => ({ format: "words/1", words: given });

test("a file that grew out of a revision here is looked at beside that revision, and nothing is written for it", async () => {
  const tab = await openTab();
  await tab.put({ a: "1" });
  const lineage = await tab.exported("sent.json");
  await tab.put({ a: "2" });
  const before = JSON.stringify(await rows("revisions"));
  const sides = await tab.sidesWith({ content: { a: "1", b: "3" }, lineage });
  assert.deepEqual(sides, { base: words({ a: "1" }), mine: words({ a: "2" }), theirs: words({ a: "1", b: "3" }) });
  assert.equal(JSON.stringify(await rows("revisions")), before);
});

test("one that nobody changed is the revision itself: the same on both sides but for what was done here since", async () => {
  const tab = await openTab();
  await tab.put({ a: "1" });
  const lineage = await tab.exported("sent.json");
  await tab.put({ a: "2" });
  const { base, theirs } = await tab.sidesWith({ content: { a: "1" }, lineage });
  assert.deepEqual(base, theirs);
});

test("what grew out of a file that grew out of a revision here has that revision for its base", async () => {
  const tab = await openTab();
  await tab.put({ a: "1" });
  const { revision, ...lineage } = await tab.exported("sent.json");
  await tab.put({ a: "2" });
  const elsewhere = { ...lineage, revision: "e", content: "0".repeat(64), ancestors: { e: [revision], [revision]: [] } };
  const { base } = await tab.sidesWith({ content: { a: "1", c: "4" }, lineage: elsewhere });
  assert.deepEqual(base, words({ a: "1" }));
});

test("without lineage, or with one that leads nowhere here, there is no base", async () => {
  const tab = await openTab();
  await tab.put({ a: "1" });
  const foreign = { document: "x", revision: "y", content: "0".repeat(64), ancestors: { y: [] } };
  for (const lineage of [null, foreign]) {
    const { base, mine } = await tab.sidesWith({ content: { b: "2" }, lineage });
    assert.equal(base, null);
    assert.deepEqual(mine, words({ a: "1" }));
  }
});

test("a file that grew out of another document here is told where that stands; out of this one or of none, not", async () => {
  const tab = await openTab();
  await tab.put({ a: "1" });
  const lineage = await tab.exported("sent.json");
  assert.equal(await tab.homeOf(lineage), null);
  await tab.takeIn({ content: { z: "1" }, lineage: null, name: "other.json" }, "new");
  const { id } = await tab.identity();
  assert.notEqual(id, lineage.document);
  assert.equal((await tab.homeOf(lineage)).document, lineage.document);
  assert.equal(await tab.homeOf({ ...lineage, document: "x", revision: "y" }), null);
});

test("conflicts of the document that was left are none of the one that is opened", async () => {
  const tab = await openTab();
  await tab.put({ a: "1" });
  await tab.takeIn({ content: { a: "2" }, lineage: null, name: "other.json" }, "merge");
  await until(() => tab.conflicts.length === 1);
  await tab.takeIn({ content: { z: "1" }, lineage: null, name: "third.json" }, "new");
  await until(() => tab.conflicts.length === 0);
  assert.deepEqual(tab.content, { z: "1" });
});

test("the same file is remembered once, and a link is no file that was saved", async () => {
  const { reminder } = await import("../../docs/assets/workspace/usage.js");
  const tab = await openTab();
  for (let count = 1; count <= 30; count += 1) await tab.put({ a: String(count) });
  const { id } = await tab.identity();
  for (let turn = 0; turn < 3; turn += 1) await tab.exported("");
  assert.equal((await rows("exchanges")).length, 1);
  assert.equal((await reminder([id])).due, true);
  await tab.exported("saved.json");
  assert.equal((await reminder([id], Date.now() + 1)).due, false);
});

test("where nothing is kept yet there is no base either", async () => {
  const tab = await openTab();
  const lineage = { document: "x", revision: "y", content: "0".repeat(64), ancestors: { y: [] } };
  assert.equal((await tab.sidesWith({ content: { b: "2" }, lineage })).base, null);
});

test("a conflict that was settled with one file is not asked again with another that holds the answer left then", async () => {
  const tab = await openTab();
  await tab.put({ a: "0" });
  const lineage = await tab.exported("sent.json");
  await tab.put({ a: "1" });
  await tab.takeIn({ content: { a: "2" }, lineage, name: "one.json" }, "merge");
  assert.deepEqual(tab.conflicts.map(({ place }) => place), ["words.a"]);
  await tab.settle({ "words.a": "theirs" }); // 2 stays, 1 was left
  assert.deepEqual(tab.content, { a: "2" });
  await tab.takeIn({ content: { a: "1", b: "3" }, lineage, name: "other.json" }, "merge");
  assert.deepEqual(tab.conflicts, []);
  assert.deepEqual(tab.content, { a: "2", b: "3" });
  await tab.takeIn({ content: { a: "4" }, lineage, name: "third.json" }, "merge"); // another answer is asked about
  assert.deepEqual(tab.conflicts.map(({ mine, theirs }) => [mine, theirs]), [["2", "4"]]);
});
