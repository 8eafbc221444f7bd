// What differs in a record is told in words, so are the readings that it is by, and so are the rows that counted as sites on one of the two days alone.
import assert from "node:assert/strict";
import test from "node:test";
import { Made } from "./made.mjs";
import { page } from "./page.mjs";
import { report } from "../../docs/assets/rules/report.js";

const reason = { zh: "合计" };
const result = {
  agrees: false, intact: true, digest_form: "rfc8785", same_documents: true, compared: true, engine: {}, documents: [],
  differences: [{ at: "left_out.0", label: { zh: "没有算作场所的行：第 2 行“京”" }, recorded: "{}", recomputed: "–" }],
  left_out_since: [{ row: 3, text: "小计", reason }], counted_since: [{ row: 2, text: "京", reason }],
  faults: [], switched_readings: [{ zh: "C-001-07：先并入" }], verdict: null, signed: {}, integrity: null, signature: null,
};

test("a row that was none then and is a site now is told, and the place of a difference in words", () => {
  const record = { format: "record/1", request: { kind: "sites" }, result: {}, documents: [] };
  const { details } = report(page, { ok: true, result }, { record, name: "r.json", revision: "", missing: null }, new Made("button"), null);
  const text = details.map((each) => each.text).join("\n");
  assert.match(text, /rows_left_out_since\nrow_left_out \{"row":3,"text":"小计","reason":"合计"\}/);
  assert.match(text, /rows_counted_since\nrow_left_out \{"row":2,"text":"京","reason":"合计"\}/);
  assert.match(text, /verify_readingsC-001-07：先并入/);
  assert.match(text, /没有算作场所的行：第 2 行“京” left_out\.0/);
});
