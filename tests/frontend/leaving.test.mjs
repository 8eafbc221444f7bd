import assert from "node:assert/strict";
import test from "node:test";
import { withLineage, withRevision, withShortLineage } from "../../docs/assets/frame/leaving.js";
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

/** What a link says of the ancestors of "r". */
async function linked(ancestors) {
  const { lineage } = await kept();
  const document = { exported: async () => ({ ...lineage, ancestors }) };
  const { lineage: told, ...content } = await withShortLineage(document, CONTENT);
  assert.deepEqual(content, CONTENT);
  assert.deepEqual({ ...told, ancestors: {} }, { ...lineage, ancestors: {} });
  return told.ancestors;
}

test("a link names the revisions that its own grew out of, where they are few", async () => {
  assert.deepEqual(await linked({ r: [] }), { r: [] });
  const merged = { r: ["a", "b"], a: ["c"], b: ["c"], c: [] };
  assert.deepEqual(await linked(merged), merged);
});

test("of many it names the nearest, in a line that ends where two sides were merged", async () => {
  const line = Object.fromEntries([..."rabcdefgh"].map((id, at, all) => [id, all[at + 1] ? [all[at + 1]] : []]));
  assert.deepEqual(await linked(line), { r: ["a"], a: ["b"], b: ["c"], c: ["d"], d: ["e"], e: ["f"], f: ["g"], g: [] });
  // c was merged of d and x: through d alone an ancestor older than the nearest might be found
  assert.deepEqual(await linked({ ...line, c: ["d", "x"], x: [] }), { r: ["a"], a: ["b"], b: ["c"], c: [] });
});

const OF_R = async (content) => ({ document: "d", revision: "r", content: await digestOf(content), ancestors: { r: [] } });

test("a record says which revision it scores, where its file would: in the assessment, or in the form's request", async () => {
  const lineage = await OF_R(CONTENT);
  const names = [];
  const document = { current: async (name) => (names.push(name), lineage) };
  const { notes: _, ...bare } = CONTENT; // a record may leave out what no figure depends on: it is of that revision all the same
  const asked = { kind: "score", assessment: bare };
  assert.deepEqual(await withRevision(document, asked, CONTENT, "r.json"), { kind: "score", assessment: { ...bare, lineage } });
  const managers = { kind: "managers", staff: "31" };
  assert.deepEqual(await withRevision(document, managers, CONTENT, null), { ...managers, lineage });
  assert.deepEqual(names, ["r.json", null]); // a print is no record to be remembered
});

test("a record of what no revision holds names none", async () => {
  const asked = { kind: "score", assessment: CONTENT };
  const other = { ...CONTENT, findings: {} }; // the page went on while it was made
  const lineage = await OF_R(CONTENT);
  assert.deepEqual(await withRevision({ current: async () => lineage }, asked, other, "r.json"), asked);
  assert.deepEqual(await withRevision(null, asked, CONTENT, "r.json"), asked);
  assert.deepEqual(await withRevision({ current: async () => null }, asked, CONTENT, "r.json"), asked);
  assert.deepEqual(await withRevision({ current: () => Promise.reject(new Error("no database")) }, asked, CONTENT, "r.json"), asked);
});
