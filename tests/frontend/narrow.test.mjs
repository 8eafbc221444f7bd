// What is typed into a field for a number is folded by the page as the engine folds it, and no further.
import assert from "node:assert/strict";
import test from "node:test";
import { narrow } from "../../docs/assets/foundation/narrow.js";
import { position } from "../../docs/assets/foundation/position.js";
import { findingOf } from "../../docs/assets/outlook/agree-settings.js";
import { halfOf } from "../../docs/assets/outlook/site-samples.js";
import { toCount } from "../../docs/assets/workspace/assessment.js";

test("full-width figures are figures", () => {
  assert.equal(narrow("１２／３％（－）　−"), "12/3%(-) -");
  assert.equal(toCount(" １２ "), 12);
  assert.deepEqual(findingOf("３／１２"), { nonconforming: 3, sampled: 12 });
  assert.equal(position("７５％"), 0.75);
});

test("a raised, circled or broken figure is not read as another number", () => {
  // 12² with the mark of a footnote was 122, and ① was 1; the engine refuses both.
  for (const typed of ["12²", "①", "1½", "¹2", "㉑"]) {
    assert.equal(toCount(typed), typed);
    assert.equal(halfOf({ sampled: typed, nonconforming: "0", reason: "" }, "sampled"), "wrong");
    assert.equal(findingOf(`1/${typed}`), null);
  }
  assert.equal(position("2²"), NaN);
});
