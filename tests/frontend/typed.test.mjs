import assert from "node:assert/strict";
import test from "node:test";
import { exact, position } from "../../docs/assets/foundation/typed.js";

test("a share may be written in many ways", () => {
  for (const [typed, read] of [
    ["1/4", "1/4"], ["0.25", "0.25"], ["25%", "25/100"], ["２５％", "25/100"], [".25", "0.25"], [" 1 / 4 ", "1/4"],
    ["12.5%", "125/1000"], ["80%", "80/100"], ["100.0%", "1000/1000"],
  ]) assert.equal(exact(typed), read, typed);
});

test("however a quarter is written, the slider stands at a quarter", () => {
  for (const typed of ["1/4", "0.25", "25%", "２５％", ".25", " 1 / 4 "]) assert.equal(position(exact(typed)), 0.25, typed);
});

test("what is no number stays as it was typed, for the engine to judge", () => {
  for (const typed of ["2", "-1", "a", "1/0", "4/3", "1000%", "%", ""]) assert.equal(exact(typed), typed);
});

test("a place in a drawing takes any number of digits", () => {
  assert.equal(position("3/4"), 0.75);
  assert.equal(position("0.8"), 0.8);
  assert.equal(position(`${10n ** 400n}/${4n * 10n ** 400n}`), 0.25);
  for (const none of ["", "1/0", "a/2", "1/b", "-1/2"]) assert.ok(Number.isNaN(position(none)), none);
});
