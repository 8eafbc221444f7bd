import assert from "node:assert/strict";
import test from "node:test";
import { readOn } from "../../docs/assets/site/cited-day.js";

const BIBTEX = "@misc{a,\n  title = {{A \\textbraceleft{} B}},\n  url = {https://a.example/x/}\n}";

test("BibTeX says on which day the page was read, once", () => {
  const first = readOn(BIBTEX, "2026-11-30");
  assert.equal(first, "@misc{a,\n  title = {{A \\textbraceleft{} B}},\n  url = {https://a.example/x/},\n  urldate = {2026-11-30}\n}");
  assert.equal(readOn(first, "2026-12-01"), first.replace("2026-11-30", "2026-12-01"));
});

test("CSL-JSON has it as accessed, in numbers", () => {
  const [entry] = JSON.parse(readOn('[{"id":"a","type":"webpage","URL":"https://a.example/x/"}]', "2026-02-03"));
  assert.deepEqual(entry, { id: "a", type: "webpage", URL: "https://a.example/x/", accessed: { "date-parts": [[2026, 2, 3]] } });
});
