import assert from "node:assert/strict";
import test from "node:test";
import { asKnown, comparable, freshNames } from "../../docs/assets/foundation/names.js";

test("a site in another width, in capitals or with a space is the same one", () => {
  assert.deepEqual(freshNames(["Ａ店", "a 店", "乙店", "乙\u200b店", " "], ["A店"]), ["乙店"]);
  assert.deepEqual(freshNames(["甲　店", "甲店"], []), ["甲 店"]); // as it was typed first, its space single
  assert.equal(comparable("Ａ 店"), comparable("a店"));
  assert.notEqual(comparable("甲一店"), comparable("甲二店"));
});

test("a name that is known is written as it is known", () => {
  assert.equal(asKnown("甲 店", ["乙店", "甲店"]), "甲店");
  assert.equal(asKnown("丙店", ["乙店", "甲店"]), "丙店");
});
