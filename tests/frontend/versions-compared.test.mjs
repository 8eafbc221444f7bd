// Two versions are compared under the readings that the result stands under, each by its own edition, which is said.
import assert from "node:assert/strict";
import test from "node:test";
import "./made.mjs";
import { engine, page as speaking } from "./page.mjs";
import { compareAssessments } from "../../docs/assets/frame/assessment/comparing.js";
import { blankState } from "../../docs/assets/workspace/state.js";

const page = { ...speaking, rubric: "r" };
const words = { value: String };
const verdict = { level_label: { zh: "五星级" }, display: { final: "97.0" } };
const side = { complete: true, range: { worst_verdict: verdict, best_verdict: verdict } };
const result = { before: side, after: side, clauses: [], beside: [], warnings: [{ zh: "各按自己的一版计分" }] };

test("the readings that are switched are asked for, and two editions are told above the rest", async () => {
  const { request, asked } = engine(() => ({ ok: true, result }));
  const readings = { "level-80-printed-five-star": "printed" };
  const [warning] = await compareAssessments(page, request, words, blankState([]), blankState([]), readings);
  assert.deepEqual(asked[0].readings, readings);
  assert.equal(warning.text, "各按自己的一版计分");
});
