// Why two files may be of two companies is said before anything is merged, above what would come in.
import assert from "node:assert/strict";
import test from "node:test";
import "./made.mjs";
import { page } from "./page.mjs";
import { mergeShown } from "../../docs/assets/frame/joining.js";

const words = { value: String };
const came = { label: { zh: "5.1.1.2 服务网点" }, before: null, after: "not_met" };

test("warnings stand first, and also where nothing would come in", () => {
  const warnings = [{ zh: "两份写的企业名称不同：甲公司；乙公司。" }];
  for (const came_in of [[came], []]) {
    const [first] = mergeShown(page, words, { came_in, conflicts: [], warnings });
    assert.equal(first.text, warnings[0].zh);
    assert.equal(first.given["data-part"], "warning");
  }
  const [plain] = mergeShown(page, words, { came_in: [], conflicts: [], warnings: [] });
  assert.equal(plain.text, "merge_nothing");
});
