import assert from "node:assert/strict";
import test from "node:test";
import { named } from "../../docs/assets/outlook/timetable-file.js";
import { emptyPlan, readPlan, takeFromCase, teamOf, timetableRequest } from "../../docs/assets/outlook/timetable-settings.js";

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
