import assert from "node:assert/strict";
import test from "node:test";
import { position } from "../../docs/assets/foundation/position.js";

test("however a quarter is written, the slider stands at a quarter", () => {
  for (const typed of ["1/4", "0.25", "25%", "２５％", ".25", " 1 / 4 "]) assert.equal(position(typed), 0.25, typed);
  assert.equal(position("12.5%"), 0.125);
});

test("a place in a drawing takes any number of digits", () => {
  assert.equal(position("3/4"), 0.75);
  assert.equal(position("0.8"), 0.8);
  assert.equal(position(`${10n ** 400n}/${4n * 10n ** 400n}`), 0.25);
});

test("what is no number has no place", () => {
  for (const none of ["", "1/0", "a/2", "1/b", "-1/2", "a", "%", "1%%", "1.2.3%"]) assert.ok(Number.isNaN(position(none)), none);
});
