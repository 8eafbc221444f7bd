// A table that goes out says which readings its figures stand under, as workbooks do.
import assert from "node:assert/strict";
import test from "node:test";
import { toCsv } from "../../docs/assets/foundation/save.js";
import { linesOn } from "../../docs/assets/frame/readings-switch.js";
import { page as speaking } from "./page.mjs";

globalThis.HTMLFieldSetElement = class {};

/** A place that is unclear, as the page offers it: its readings by what they say. */
function offered(id, title, readings) {
  const inputs = Object.entries(readings).map(([value, textContent]) => ({ value, nextElementSibling: { textContent } }));
  return Object.assign(new globalThis.HTMLFieldSetElement(), { dataset: { discrepancy: id, title }, querySelectorAll: () => inputs });
}

const fieldsets = [
  offered("rounding", "C-001-05 取整", { up: "向上 本站采用", down: " 向下 " }),
  offered("order", "C-001-07 次序", { after: "折算后", before: "折算前" }),
];
const page = { ...speaking, root: { querySelectorAll: () => fieldsets } };

test("each reading that is switched is a line, and nothing is said of the others", () => {
  assert.deepEqual(linesOn(page, {}), []);
  assert.deepEqual(linesOn(page, { rounding: "down" }), ['switch_told {"title":"C-001-05 取整","reading":"向下"}']);
  assert.deepEqual(linesOn(page, { rounding: "gone", order: "before" }), [
    'switch_told {"title":"C-001-05 取整","reading":"gone"}',
    'switch_told {"title":"C-001-07 次序","reading":"折算前"}',
  ]);
});

test("they stand below the table, above the notice", () => {
  assert.equal(toCsv([["a", "b"]], "换了读法算的, 取整", "notice"), '\ufeffa,b\r\n"换了读法算的, 取整"\r\nnotice\r\n');
});
