// What a table of an impact says of its whole.
import assert from "node:assert/strict";
import test from "node:test";
import { saidOf, stoppedAt } from "../../docs/assets/impact/result.js";
import { page } from "./page.mjs";

const outcome = { ok: true, changed: true, leftOut: [], why: [], faults: [], changes: [] };

test("a table of a run that was stopped says how far it came", () => {
  // Two of five were calculated: both change, none stays the same.
  const sum = 'impact_sum {"count":2,"changed":2,"refused":0,"same":0}';
  assert.equal(saidOf(page, [outcome, outcome], 5), `${sum}\nimpact_stopped {"done":2,"all":5}`);
  assert.equal(saidOf(page, [outcome, outcome], 2), sum);
  assert.equal(stoppedAt(page, [outcome, outcome], 2), "");
});
