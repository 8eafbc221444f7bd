import assert from "node:assert/strict";
import test from "node:test";
import { named } from "../../docs/assets/outlook/timetable-file.js";

test("a name of a table is that of the audit in whatever width; of two that are alike only the very one", () => {
  assert.equal(named("北京（朝阳）店", ["", "北京（朝阳）店"]), "北京（朝阳）店");
  assert.equal(named("北京(朝阳)店", ["", "北京（朝阳）店"]), "北京（朝阳）店");
  assert.equal(named("Ｌｉ Ｓｉ", ["张三", "Li Si"]), "Li Si");
  assert.equal(named("", ["", "总部"]), "");
  assert.equal(named("甲(店)", ["甲（店）", "甲(店 )"]), "甲(店)");
});
