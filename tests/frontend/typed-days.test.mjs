// The pages read a typed day as the engine does: one table for both (tests/unit/test_typed_days.py).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { dayFrom } from "../../docs/assets/foundation/day.js";

const SPELLINGS = JSON.parse(readFileSync(new URL("../golden/typed_days.json", import.meta.url), "utf-8"));

for (const [typed, day] of Object.entries(SPELLINGS)) {
  test(`${JSON.stringify(typed)} is ${day ?? "no day"}`, () => assert.equal(dayFrom(typed), day));
}
