import assert from "node:assert/strict";
import test from "node:test";
import { withLineage, withShortLineage } from "../../docs/assets/frame/leaving.js";
import { digestOf } from "../../docs/assets/workspace/lineage.js";

const CONTENT = { format: "assessment/1", rubric: "x", findings: { 1.1: "met" }, notes: { 1.1: "n" } };

/** A document whose revision holds CONTENT; remembers what it was exported as. */
async function kept(content = CONTENT) {
  const names = [];
  const lineage = { document: "d", revision: "r", content: await digestOf(content), ancestors: { r: ["q"], q: [] } };
  const exported = async (name) => {
    names.push(name);
    return lineage;
  };
  return { exported, lineage, names };
}

test("a file that holds the whole revision says which it is, and that it left is remembered", async () => {
  const document = await kept();
  assert.deepEqual(await withLineage(document, CONTENT, "x.json"), { ...CONTENT, lineage: document.lineage });
  assert.deepEqual(document.names, ["x.json"]);
});

test("one that leaves something out says nothing: that would come back as taken out", async () => {
  const { notes: _, ...less } = CONTENT;
  assert.deepEqual(await withLineage(await kept(), less, "x.json"), less);
  assert.deepEqual(await withLineage(await kept(), { ...CONTENT, findings: {} }, "x.json"), { ...CONTENT, findings: {} });
});

test("where nothing is kept, or keeping fails, the file leaves all the same", async () => {
  assert.deepEqual(await withLineage(null, CONTENT, "x.json"), CONTENT);
  assert.deepEqual(await withLineage({ exported: async () => null }, CONTENT, "x.json"), CONTENT);
  const broken = { exported: () => Promise.reject(new Error("no database")) };
  assert.deepEqual(await withLineage(broken, CONTENT, "x.json"), CONTENT);
});

test("a link names its revision alone", async () => {
  const document = await kept();
  const { lineage, ...content } = await withShortLineage(document, CONTENT);
  assert.deepEqual(content, CONTENT);
  assert.deepEqual(lineage, { ...document.lineage, ancestors: { r: [] } });
});
