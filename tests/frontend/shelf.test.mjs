import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { freshBrowser } from "./workspace.mjs";

const { append } = await import("../../docs/assets/workspace/appending.js");
const { closeDatabase, transact } = await import("../../docs/assets/workspace/database.js");
const { ownPages } = await import("../../docs/assets/cases/page.js");
const { putDown } = await import("../../docs/assets/workspace/journal.js");
const { purge } = await import("../../docs/assets/workspace/housekeeping.js");
const { openShelf } = await import("../../docs/assets/cases/shelf.js");

globalThis.navigator ??= {}; // Node 20 has none
const DAY = 24 * 60 * 60 * 1000;
const BLANK = { format: "assessment/1", rubric: "made-up", findings: {} };
let latest = 0;

/** A revision with ANSWERS; without PARENTS it grows out of the blank one that a new document begins with. */
async function answered(document, answers, { parents = null, organisation, ...besides } = {}) {
  latest += 1;
  const bare = { by: null, tab: "t", origin: "typed", words: null, name: null, finalised: null };
  const revision = { id: `r${latest}`, time: latest * 1000, ...bare, ...besides };
  const content = { ...BLANK, findings: answers, ...(organisation ? { organisation } : {}) };
  const plan = { document, key: "made-up", format: "assessment/1", case: null, blank: BLANK, revision, parents, content };
  return (await append(plan)).revision;
}

let [browser, shelf] = [];
beforeEach(async () => {
  browser = freshBrowser();
  await closeDatabase();
  shelf = await openShelf();
});

test("who has begun nothing has no case, and looking makes none", async () => {
  assert.deepEqual(await shelf.read(), []);
  await shelf.room();
  assert.deepEqual(await shelf.read(), []);
});

test("the first answer makes a case, which is called like the organisation until it has a name", async () => {
  await answered("d", { 1.1: "met" }, { organisation: { name: " 甲公司 " } });
  const [only] = await shelf.read();
  assert.deepEqual([only.name, only.current, only.putAway, only.daysLeft], ["甲公司", true, false, null]);
  const [document] = only.documents;
  assert.deepEqual([document.id, document.key, document.heads, document.finalised], ["d", "made-up", 1, null]);
  assert.deepEqual(document.assessment.findings, { 1.1: "met" });
  await shelf.rename(only.id, "乙公司");
  assert.equal((await shelf.read())[0].name, "乙公司");
});

test("a document says that it was made final, whether anything came after, and that conflicts are left", async () => {
  const first = await answered("d", { 1.1: "met" });
  const final = await answered("d", { 1.1: "met" }, { parents: [first.id], finalised: { sha256: null, by: null, number: 1 } });
  assert.deepEqual((await shelf.read())[0].documents[0].finalised, { number: 1, latest: true });
  await answered("d", { 1.1: "not_met" }, { parents: [final.id] });
  await answered("d", { 1.2: "met" }, { parents: [final.id] });
  const [document] = (await shelf.read())[0].documents;
  assert.deepEqual(document.finalised, { number: 1, latest: false });
  assert.equal(document.heads, 2);
});

test("what a page was left with before it had written it is shown, and is in the backup", async () => {
  const first = await answered("d", { 1.1: "met" });
  const leave = (id, findings, parents) => {
    const bare = { by: null, tab: "t", origin: "typed", words: null, name: null, finalised: null };
    const content = { ...BLANK, findings };
    const revision = { id, time: 10_000 * parents.length, ...bare };
    const plan = { document: "d", key: "made-up", format: "assessment/1", case: null, blank: BLANK, revision, parents, content };
    putDown(`t.${id}`, [plan]);
  };
  leave("left", { 1.1: "met", 1.2: "met" }, [first.id]);
  assert.deepEqual((await shelf.read())[0].documents[0].assessment.findings, { 1.1: "met", 1.2: "met" });
  leave("later", { 1.1: "met", 1.2: "met", 1.3: "met" }, ["left"]);
  const { contents } = await shelf.backUp();
  assert.deepEqual(contents.find(({ revision }) => revision === "later")?.content.findings, { 1.1: "met", 1.2: "met", 1.3: "met" });
  const heard = [];
  shelf.listen(() => heard.push("again"));
  const putDownElsewhere = (/** @type {string | null} */ newValue) =>
    browser.happen("storage", { key: "aftersales.journal.t.x", newValue });
  putDownElsewhere("{}"); // it waits for the page that opens next
  browser.happen("pageshow", { persisted: true });
  heard.length = 0;
  putDownElsewhere("{}");
  putDownElsewhere(null);
  assert.deepEqual(heard, ["again"]);
});

test("put away, deleted, restored: nothing of it is lost on the way", async () => {
  await shelf.create("one");
  await answered("d", { 1.1: "met" });
  const [{ id, documents }] = await shelf.read();
  await shelf.putAway(id, true);
  await shelf.remove(id);
  const [removed] = await shelf.read();
  assert.deepEqual([removed.putAway, removed.daysLeft], [true, 30]);
  await shelf.undelete(id);
  await shelf.putAway(id, false);
  const [back] = await shelf.read();
  assert.deepEqual([back.putAway, back.daysLeft], [false, null]);
  assert.deepEqual(back.documents, documents);
});

test("what was deleted is there for thirty days, and gone when the page is opened after them", async (t) => {
  await shelf.create("one");
  const [{ id }] = await shelf.read();
  await shelf.remove(id);
  const start = Date.now();
  for (let day = 0; day < 29; day += 1) await purge(start + day * DAY);
  assert.equal((await shelf.read())[0].daysLeft, 2); // 28 days have gone by since the first
  t.mock.timers.enable({ apis: ["Date"], now: start + 29 * DAY });
  shelf = await openShelf();
  assert.equal((await shelf.read())[0].daysLeft, 1);
  t.mock.timers.setTime(start + 30 * DAY);
  shelf = await openShelf();
  assert.deepEqual(await shelf.read(), []);
});

test("a copy has what stood there, is the one in use, and is changed on its own", async () => {
  await shelf.create("this year");
  await answered("d", { 1.1: "met" });
  const [{ id }] = await shelf.read();
  await shelf.copy(id, "next year");
  const [copy, original] = ["next year", "this year"].map((name) => shelf.read().then((all) => all.find((each) => each.name === name)));
  assert.deepEqual([(await copy).current, (await original).current], [true, false]);
  const [copied] = (await copy).documents;
  assert.notEqual(copied.id, "d");
  assert.deepEqual(copied.assessment, (await original).documents[0].assessment);
});

test("a backup brings everything to an empty browser, and nothing twice", async () => {
  await shelf.create("x");
  await answered("d", { 1.1: "met" });
  const backup = JSON.parse(JSON.stringify(await shelf.backUp()));
  assert.deepEqual(await shelf.restoreBackup(backup), { cases: 0, documents: 0, revisions: 0, broken: 0, deleted: 0 });
  const before = await shelf.read();
  await shelf.removeEverything();
  assert.deepEqual(await shelf.read(), []);
  assert.deepEqual(await shelf.restoreBackup(backup), { cases: 1, documents: 1, revisions: 2, broken: 0, deleted: 0 });
  assert.deepEqual(
    (await shelf.read()).map((each) => ({ ...each, current: true })),
    before,
  );
});

test("how large the work is grows with it, and is next to nothing without", async () => {
  const { bytes: empty } = await shelf.room();
  assert.ok(empty < 100);
  await answered("d", { 1.1: { not_met: "x".repeat(5000) } });
  assert.ok((await shelf.room()).bytes > 5000);
});

test("where the browser keeps nothing the page is told so", async () => {
  await closeDatabase();
  globalThis.indexedDB = undefined;
  assert.deepEqual(await openShelf(), { unkept: "none" });
});

test("what is kept by a rubric of one's own leads to its form and to the pages that look ahead from it", () => {
  const rubric = { id: "made-up", sha256: "0123456789abcdef".repeat(4), form: { title: { zh: "灯具服务", en: "" } } };
  const spoken = { say: (key, { title }) => `${title} ${key}`, pick: ({ zh }) => zh };
  const kept = "made-up@0123456789ab"; // twelve digits of its hash tell versions apart
  assert.deepEqual(ownPages(spoken, rubric, "../calculators/"), [
    [kept, { title: "灯具服务 own_rubric", address: `../calculators/own/#${kept}` }],
    [`${kept}.forecast`, { title: "灯具服务 own_forecast", address: `../calculators/own/forecast/#${kept}` }],
    [`${kept}.improve`, { title: "灯具服务 own_improve", address: `../calculators/own/improve/#${kept}` }],
  ]);
});
