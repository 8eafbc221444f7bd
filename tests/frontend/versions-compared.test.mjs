// Two versions are compared under the readings that the result stands under, each by its own edition, which is said.
import assert from "node:assert/strict";
import test from "node:test";
import "./made.mjs";
import { engine, page as speaking, refused } from "./page.mjs";
import { compareAssessments } from "../../docs/assets/frame/assessment/comparing.js";
import { blankState } from "../../docs/assets/workspace/state.js";

const page = { ...speaking, rubric: "r", clauses: [{ id: "1.1" }] };
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

test("what is unfinished or has no place is left out on both sides and named: the rest is compared", async () => {
  const wrong = (assessment) => [
    ...("1.1" in assessment.findings && assessment.findings["1.1"] !== "met" ? ["findings.1.1"] : []),
    ...Object.keys(assessment.actions ?? {}).map((id) => `actions.${id}`),
  ];
  const { request, asked } = engine(({ before, after, assessment }) => {
    const places = assessment ? wrong(assessment) : [...wrong(before), ...wrong(after)];
    return places.length ? refused(...places) : { ok: true, result: { ...result, warnings: [] } };
  });
  const [before, after] = [blankState(["1.1"]), blankState(["1.1"])];
  Object.assign(before.entries["1.1"], { choice: "sampled", sampled: "12" }); // how many do not conform is not entered
  Object.assign(after.entries["1.1"], { choice: "met" });
  after.besides = { actions: { 9.9: { what: "补签字" } } };
  const [told] = await compareAssessments(page, request, words, before, after, {});
  assert.equal(told.text, `compared_without ${JSON.stringify({ names: '1.1clause_commaplaceless_actions {"id":"9.9"}' })}`);
  const last = asked.at(-1);
  assert.deepEqual([last.kind, last.before.findings, last.after.findings, last.after.actions], ["compare", {}, { 1.1: "met" }, undefined]);
});
