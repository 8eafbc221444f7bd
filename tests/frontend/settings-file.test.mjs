import assert from "node:assert/strict";
import test from "node:test";
import { settingsFiles, settingsIn } from "../../docs/assets/outlook/settings-file.js";
import { settingsOf } from "../../docs/assets/workspace/settings.js";

const BLANK = { days: "", names: [] };
const reads = ({ days, names, ...unknown }) => (!Object.keys(unknown).length && typeof days === "string" && Array.isArray(names) ? { days, names } : null);
const writing = settingsOf("gbt-27922-2011", "timetable", BLANK, reads);
const PAGE = { rubric: "gbt-27922-2011", kind: "timetable" };
const PLAN = { days: "3", names: ["张三", "李四"] };

/** FILE as somebody opens it later. */
const fileOf = (content, name = "x.json") => new File([typeof content === "string" ? content : JSON.stringify(content, null, 2)], name);

test("what is set on a page leaves it in a file and comes back: where nothing is kept it was in none", async () => {
  const [file, ...more] = settingsFiles(PAGE, writing, PLAN);
  assert.deepEqual(more, []);
  assert.match(file.name, /^gbt-27922-2011-timetable-settings-\d{4}-\d\d-\d\d\.json$/);
  assert.deepEqual(file.content, { format: "outlook/1", ...PLAN, kind: "gbt-27922-2011.timetable" });
  assert.deepEqual(await settingsIn(writing, fileOf(file.content)), { values: PLAN });
  assert.deepEqual(await settingsIn(writing, fileOf(`\ufeff${JSON.stringify(file.content)}`)), { values: PLAN }); // as Notepad saves it
});

test("while nothing is set there is no such file", () => assert.deepEqual(settingsFiles(PAGE, writing, BLANK), []));

test("settings of another page, or that fit nowhere, are known for some and not taken", async () => {
  const [{ content }] = settingsFiles(PAGE, writing, PLAN);
  for (const other of [{ ...content, kind: "gbt-27922-2011.forecast" }, { ...content, kind: undefined }, { ...content, days: 3 }, { ...content, more: 1 }]) {
    assert.deepEqual(await settingsIn(writing, fileOf(other)), { values: null }, JSON.stringify(other));
  }
});

test("any other file is none, and goes to whoever reads it", async () => {
  for (const other of [{ format: "assessment/1", rubric: "x" }, [], "PK\u0003", "no json", "null"]) {
    assert.equal(await settingsIn(writing, fileOf(other)), null, String(other));
  }
});
