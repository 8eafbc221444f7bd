import assert from "node:assert/strict";
import test from "node:test";
import { faultLine, faultText, faultsByEntry, sortFaults } from "../../docs/assets/frame/faults.js";
import { page } from "./page.mjs";

const fault = (at, found = "x") => ({ at, found, expected: { zh: "整数", en: "a whole number" } });
const TOLD = 'fault_found {"found":"x","expected":"整数"}';

test("what is missing is told as missing, whatever the engine writes for nothing", () => {
  for (const nothing of ["–", '""']) assert.match(faultText(page, fault("a", nothing)), /^fault_missing/);
  assert.equal(faultText(page, fault("a")), TOLD);
});

test("a line names the clause, or the place, or the whole", () => {
  const at = (place) => JSON.parse(faultLine(page, fault(place)).replace(/^fault_at /, "")).at;
  assert.equal(at("findings.5.1.1.1"), "5.1.1.1");
  assert.equal(at("assessment.findings.5.1.1.1"), "5.1.1.1");
  assert.equal(at("worksheet.date"), "worksheet.date");
  assert.equal(at(""), "fault_whole");
  assert.equal(at("assessment.in_force_on"), "in_force_place"); // by the name that its field has
});

test("faults go to their fields, with the line that is meant; the others are told by themselves", () => {
  const place = (at) => (at === "rest" ? null : at.startsWith("list.") ? { field: "list", line: Number(at.slice(5)) } : { field: at });
  const { byField, rest } = sortFaults(page, [fault("list.3"), fault("seed"), fault("list.4"), fault("rest")], place);
  assert.deepEqual([...byField], [
    ["list", [`fault_line_of {"line":3} ${TOLD}`, `fault_line_of {"line":4} ${TOLD}`]],
    ["seed", [TOLD]],
  ]);
  assert.equal(rest.length, 1);
});

test("what stands in the field is told, where the engine was given something made of it", () => {
  const told = (typed) => sortFaults(page, [fault("share", "3")], () => ({ field: "bad", typed })).byField.get("bad")[0];
  assert.equal(told("300"), 'fault_found {"found":"300","expected":"整数"}');
  assert.equal(told(""), 'fault_found {"found":"3","expected":"整数"}');
});

test("hundreds of faults at one field are shortened, and counted", () => {
  const { byField } = sortFaults(page, Array.from({ length: 300 }, () => fault("list")), () => ({ field: "list" }));
  assert.equal(byField.get("list").length, 6);
  assert.equal(byField.get("list").at(-1), 'fault_more {"count":295}');
});

test("an entry has the faults at its place and below it, not those of a place that begins alike", () => {
  const faults = [fault("findings.5.1"), fault("findings.5.1.sampled"), fault("findings.5.10")];
  const found = faultsByEntry(faults, [["5.1", "findings.5.1"], ["5.10", "findings.5.10"], ["5.2", "findings.5.2"]]);
  assert.deepEqual([...found].map(([name, own]) => [name, own.length]), [["5.1", 2], ["5.10", 1]]);
});
