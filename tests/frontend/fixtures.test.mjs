// Everything that earlier builds stored or handed out opens in this one, and says what it said then. tests/fixtures/README.md
// tells where each comes from; what it has to say stands here, by hand.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { beforeEach } from "node:test";
import { freshBrowser, openTab, rows } from "./workspace.mjs";

const FOLDER = "../../docs/assets";
const { draftOf } = await import(`${FOLDER}/workspace/draft.js`);
const { fromAssessment, toAssessment } = await import(`${FOLDER}/workspace/assessment.js`);
const { lineageOf, digestOf } = await import(`${FOLDER}/workspace/lineage.js`);
const { backUp } = await import(`${FOLDER}/workspace/backup.js`);
const { restoreBackup } = await import(`${FOLDER}/workspace/restoring.js`);
const { listCases, openCase } = await import(`${FOLDER}/workspace/cases.js`);
const { closeDatabase } = await import(`${FOLDER}/workspace/database.js`);
const { isLink, textIn } = await import(`${FOLDER}/foundation/link.js`);
const { unpack } = await import(`${FOLDER}/foundation/packing.js`);
const { formOf, fromFragment } = await import(`${FOLDER}/rules/form.js`);
const { settingsOf } = await import(`${FOLDER}/workspace/settings.js`);

const fixture = (name) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf-8");
const mapping = (name) => JSON.parse(fixture(name));

const CLAUSES = ["5.1.1.1", "5.1.1.2", "5.1.2.1", "5.2.2.1", "5.3.1.1"];
const FORM = {
  rubric: "gbt-27922-2011",
  byId: new Map(CLAUSES.map((id) => [id, { deletable: id === "5.2.2.1" }])),
  certificates: new Set(),
};
const AUDIT_TIME = {
  kind: "audit-time",
  blank: { headcount: "", "planned.initial.days": "", list: "" },
  names: new Set(["headcount", "planned.initial.days", "list"]),
  transient: new Set(),
  hidden: new Set(["list"]),
};

/** What was entered in release 0.2.0. */
function expectOld(state) {
  const { entries } = state;
  assert.deepEqual(CLAUSES.map((id) => entries[id].choice), ["met", "sampled", "not_met", "not_applicable", "open"]);
  assert.deepEqual([entries["5.1.1.2"].sampled, entries["5.1.1.2"].nonconforming], ["4", "1"]);
  assert.deepEqual(["5.1.1.2", "5.1.2.1", "5.2.2.1"].map((id) => entries[id].reason), ["一份没有签字", "热线占线", "没有安装业务"]);
  assert.equal(entries["5.1.1.1"].note, "看过任命书");
  assert.deepEqual(state.deductions.map(({ reason, clause }) => [reason, clause]), [["违反服务制度", "4.4.2.3"]]);
  assert.equal(state.bonus.reason, "创新");
  assert.deepEqual(state.organisation, { name: "某某电器公司" });
}

/** What was entered in the first build with a database: one answer, finalised by 王某, and another. */
const FIRST = { format: "assessment/1", rubric: "gbt-27922-2011", findings: { "5.1.1.1": "met" } };
const SECOND = { ...FIRST, findings: { ...FIRST.findings, "5.1.1.2": { not_met: "没有签字" } } };

let browser;
beforeEach(async () => {
  await closeDatabase();
  browser = freshBrowser();
});

test("draft/1 of localStorage", async () => {
  browser.texts.set("aftersales.gbt-27922-2011", fixture("0.2.0/draft-1.json"));
  const tab = await openTab(undefined, draftOf(FORM));
  assert.deepEqual(tab.setAside, []);
  expectOld(tab.content);
});

test("form/1 of localStorage", async () => {
  browser.texts.set("aftersales.audit-time", fixture("0.2.0/form-1.json"));
  const tab = await openTab(undefined, formOf(AUDIT_TIME));
  assert.deepEqual(tab.content, { headcount: "500", "planned.initial.days": "3", list: "" });
  assert.deepEqual(tab.setAside, []);
});

test("outlook/1 of localStorage", async () => {
  browser.texts.set("aftersales.gbt-27922-2011.improve", fixture("0.2.0/outlook-1.json"));
  const settings = settingsOf("gbt-27922-2011", "improve", { target: "" }, (values) => values);
  const tab = await openTab(undefined, settings);
  assert.deepEqual(tab.content, { target: "four-star" });
  assert.deepEqual(tab.setAside, []);
});

test("assessment/1", () => expectOld(fromAssessment(mapping("0.2.0/assessment-1.json"), FORM)));

test("a link of an assessment, without a check value", async () => {
  const link = fixture("0.2.0/link-of-an-assessment.txt");
  assert.ok(isLink(link));
  expectOld(fromAssessment(JSON.parse(await unpack(textIn(link))), FORM));
});

test("links of a form, plain and packed", async () => {
  const { fields: plain } = await fromFragment(AUDIT_TIME, fixture("0.2.0/link-of-a-form.txt"));
  assert.deepEqual(plain, { headcount: "500", "planned.initial.days": "3", list: "" });
  const { fields: packed } = await fromFragment(AUDIT_TIME, fixture("0.2.0/packed-link-of-a-form.txt"));
  const { fields: sealed, lineage } = await fromFragment(AUDIT_TIME, fixture("workspace-1/sealed-link-of-a-form.txt"));
  assert.deepEqual([sealed, lineage], [plain, null]);
  assert.deepEqual(packed, { headcount: "500", "planned.initial.days": "", list: "门店,".repeat(600) });
});

test("an assessment with lineage, and a sealed link of it", async () => {
  const file = mapping("workspace-1/assessment-1-with-lineage.json");
  const lineage = lineageOf(file);
  assert.equal(lineage.revision, "6ee4d498-fea1-4485-992e-470ed99c2879");
  assert.equal(await digestOf(file), lineage.content);
  assert.deepEqual(toAssessment("gbt-27922-2011", fromAssessment(file, FORM)), SECOND);
  const linked = JSON.parse(await unpack(textIn(fixture("workspace-1/sealed-link.txt"))));
  assert.deepEqual(lineageOf(linked), lineage);
  assert.deepEqual(toAssessment("gbt-27922-2011", fromAssessment(linked, FORM)), SECOND);
});

/** The document of the fixture: its latest content, its versions, and the one that is finalised. */
async function expectDocument() {
  const tab = await openTab(undefined, draftOf(FORM));
  assert.deepEqual(toAssessment("gbt-27922-2011", tab.content), SECOND);
  assert.deepEqual(tab.setAside, []);
  const versions = await tab.versions();
  assert.deepEqual(versions.map(({ origin }) => origin), ["typed", "finalise", "typed"]);
  const [, final, first] = versions;
  assert.deepEqual([final.finalised.number, final.finalised.by], [1, "王某"]);
  assert.deepEqual(toAssessment("gbt-27922-2011", await tab.contentOf(first.revision)), FIRST);
  const lineage = lineageOf(mapping("workspace-1/assessment-1-with-lineage.json"));
  assert.equal(await tab.relation(lineage), "same", "the file that was handed on then is known to have come from here");
  await tab.put(fromAssessment({ ...SECOND, findings: { ...SECOND.findings, "5.3.1.1": "met" } }, FORM));
  assert.equal(tab.kept.state, "saved");
}

test("the database of version 1", async () => {
  const { openDB } = await import("idb");
  const kept = mapping("workspace-1/database-version-1.json");
  const database = await openDB("aftersales", 1, { upgrade: asVersion1 });
  for (const [store, found] of Object.entries(kept)) for (const row of found) await database.put(store, row);
  database.close();
  await expectDocument();
  assert.equal((await rows("revisions")).length, kept.revisions.length + 1);
});

/** The stores as version 1 made them. This never changes. */
function asVersion1(database) {
  const stores = {
    cases: ["id"], documents: ["id", "case", "key"], revisions: ["id", "document"], contents: ["revision"],
    exchanges: ["id", "document"], settled: ["id", "document"], aside: ["id", "name"], settings: ["key"],
  };
  for (const [name, [keyPath, ...indexes]] of Object.entries(stores)) {
    const store = database.createObjectStore(name, { keyPath });
    for (const index of indexes) store.createIndex(index, index);
  }
}

test("a backup workspace/1", async () => {
  const came = await restoreBackup(mapping("workspace-1/backup.json"));
  assert.deepEqual(came, { cases: 1, documents: 1, revisions: 4, broken: 0, deleted: 0 });
  const [{ id }] = await listCases();
  await openCase(id);
  await expectDocument();
  assert.equal((await backUp()).revisions.length, 5);
});
