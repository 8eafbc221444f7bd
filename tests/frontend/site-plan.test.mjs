// The sites that the plan of a case draws: those that its own page shows, and no others.
import assert from "node:assert/strict";
import test from "node:test";
import "./drawn.mjs";

const { drawRequest } = await import("../../docs/assets/outlook/site-plan.js");
const { request } = await import("../../docs/assets/rules/sites-form.js");
const { onDay } = await import("../../docs/assets/rules/form.js");

const FIELDS = { mode: "list", list: "甲店\n乙店", sites: "", stage: "surveillance", seed: "2026-1", issued: "", document: "zpic-wf-20", bad: "", bad_unit: "sites" };

/** What the page of the plan asks, without what tells only how far a sample sees, and as it goes over the wire. */
function asked(fields) {
  const { detection: _, ...others } = onDay(request(fields), fields) ?? {};
  return Object.fromEntries(Object.entries(others).filter(([, value]) => value !== ""));
}

for (const [what, fields] of Object.entries({
  "as it is kept": FIELDS,
  "with spaces around its seed": { ...FIELDS, seed: " 2026-1 " },
  "with a day as people write it": { ...FIELDS, issued: "2025年6月6日" },
  "with half a day, which waits there": { ...FIELDS, issued: "2025-6" },
  "by the edition of a day": { ...FIELDS, in_force_on: "2024-1-1" },
})) {
  test(`a plan ${what} draws the same sites on other pages`, () => assert.deepEqual(drawRequest(fields), asked(fields)));
}

test("a plan by the number of sites draws none, whatever list was there before", () => {
  const { mode: _, ...counted } = FIELDS; // a field that stands as the page was made is not kept
  assert.equal(drawRequest({ ...counted, sites: "12" }), null);
  assert.equal(drawRequest({ ...FIELDS, seed: " " }), null);
  assert.equal(drawRequest({}), null);
});
