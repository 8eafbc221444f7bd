import assert from "node:assert/strict";
import test from "node:test";
import { named } from "../../docs/assets/outlook/timetable-file.js";
import "./vendored.mjs";
import { marked } from "./drawn.mjs";
import { page as words } from "./page.mjs";
import { emptyPlan, fits, readPlan, takeFromCase, teamOf, timetableRequest } from "../../docs/assets/outlook/timetable-settings.js";
import { makeStore } from "../../docs/assets/workspace/store.js";
import { waitingPart } from "../../docs/assets/outlook/timetable-waiting.js";

test("a name of a table is that of the audit in whatever width; of two that are alike only the very one", () => {
  assert.equal(named("北京（朝阳）店", ["", "北京（朝阳）店"]), "北京（朝阳）店");
  assert.equal(named("北京(朝阳)店", ["", "北京（朝阳）店"]), "北京（朝阳）店");
  assert.equal(named("Ｌｉ Ｓｉ", ["张三", "Li Si"]), "Li Si");
  assert.equal(named("", ["", "总部"]), "");
  assert.equal(named("甲(店)", ["甲（店）", "甲(店 )"]), "甲(店)");
});

const audit = (plan) => ({ ...emptyPlan(), start: "2026-12-01", person_days: "2", ...plan });
const GIVEN = { office: "总部", sampled: ["5.1.1.1"], known: new Map() };

test("of names that are alike the engine is asked for one: it refuses the whole timetable over two", () => {
  const asked = timetableRequest(audit({ lead: "Li Si", members: ["李四", "LI  SI"], office: "总部", sites: ["甲(店)", "总 部", "甲（店）"] }), GIVEN);
  assert.deepEqual([asked.assessors, asked.office, asked.sites], [["Li Si", "李四"], "总部", ["甲(店)"]]);
  assert.deepEqual(teamOf(audit({ lead: " ", members: ["李四"] })), ["李四"]);
});

test("what is taken from the case adds no site a second time, and can be read again", () => {
  const plan = audit({ office: "北京总部", sites: ["甲（店）"] });
  takeFromCase(plan, { days: "8/5", office: "", name: "上海某某", sites: ["甲(店)", "北京总部", "乙店", "丙".repeat(300)] });
  assert.deepEqual(plan.sites, ["甲（店）", "乙店", "丙".repeat(200)]);
  assert.deepEqual([plan.person_days, plan.office], ["8/5", "北京总部"]);
  assert.deepEqual(readPlan(structuredClone(plan))?.sites, plan.sites);
});

test("a half day that was planned by hand says that it waits, and why, as long as it does", () => {
  // 1 December 2026 is a Tuesday; the audit is on that day and after, by 李四, at the central office and 甲店
  const half = (more) => ({ on: "2026-12-01", part: "morning", assessor: "李四", site: "甲店", clauses: "5.1.1.1", ...more });
  const plan = audit({ members: ["李四"], sites: ["甲店"], off: ["2026-12-02"] });
  const page = { ...words, root: marked("div", []), byId: new Map([["5.1.1.1", {}]]) };
  const counts = (change) => timetableRequest({ ...plan, changes: [change] }, { ...GIVEN, office: "tt_office" }).changes?.length ?? 0;
  assert.equal(waitingPart(page, { ...plan, changes: [half({}), half({ site: "", part: "afternoon", clauses: "" })] }), null);
  for (const [more, why] of [
    [{ assessor: "张三" }, /tt_no_assessor .*张三/], // who left the team
    [{ site: "乙店" }, /tt_no_site .*乙店/],
    [{ on: "2026-12-02" }, /tt_no_day .*2026-12-02/],
  ]) {
    assert.match(waitingPart(page, { ...plan, changes: [half(more)] }).text, why);
    assert.match(waitingPart(page, { ...plan, changes: [half({}), half(more)] }).text, /tt_half_days_wait {"count":1}/);
    assert.deepEqual([counts(half(more)), fits(plan, "tt_office", half(more))], [0, false]);
  }
  const mistyped = waitingPart(page, { ...plan, changes: [half({ clauses: "5.1.1.1 5.1.1.99" })] }).text;
  assert.match(mistyped, /tt_no_clause .*5\.1\.1\.99/);
  assert.doesNotMatch(mistyped, /tt_half_days_wait/); // it counts, without that clause
});

test("a day off that was typed and not left before a reload says that it does not count yet, and can be taken", async () => {
  const { bindDaysOff } = await import("../../docs/assets/outlook/timetable-form.js");
  const form = marked("form", [], marked("span", ["data-day-off"]), marked("ul", ["data-days-off"]), marked("p", ["data-no-days"]));
  const settings = makeStore(emptyPlan());
  bindDaysOff({ ...words, form }, settings);
  const field = form.querySelector("[data-key=day-off]");
  const waits = form.querySelector("[data-waits]");
  assert.equal(waits.hidden, true);
  // Loaded anew: what is kept comes in the place of the empty plan.
  settings.replace(audit({ unfinished: { day_off: "2026年12月7日" } }));
  assert.deepEqual([field.value, waits.hidden, settings.get().off], ["2026年12月7日", false, []]);
  assert.match(waits.text, /tt_day_waits .*2026-12-07/);
  await form.querySelector("[data-action=take-day-off]").happen("click");
  assert.deepEqual([field.value, waits.hidden, settings.get().off, settings.get().unfinished], ["", true, ["2026-12-07"], {}]);
  settings.replace(audit({ unfinished: { day_off: "2026-12-" } }));
  assert.deepEqual([waits.hidden, waits.text], [false, "day_unfinished"]);
  // Whoever types is on the way to another day: 2026-1-1 may become 2026-1-15.
  field.focus();
  await field.type("2026-1-1");
  assert.equal(waits.hidden, true);
  await field.happen("change");
  assert.deepEqual([settings.get().off, field.value], [["2026-01-01"], ""]);
});
