// What is said of a value in a conflict or a comparison: never nothing where something stands.
import assert from "node:assert/strict";
import test from "node:test";
import { page as speaking } from "./page.mjs";
import { assessmentWords } from "../../docs/assets/frame/assessment/words.js";

const known = { value_key_state: "现状", value_key_document: "文件", value_key_covers: "覆盖期间", value_key_from: "自", value_key_to: "至", value_state_at_hand: "已有", value_key_by_site: "按场所", list_comma: "、", switch_colon: "：" };
const page = { ...speaking, say: (key, values) => known[key] ?? speaking.say(key, values) };
const { value } = assessmentWords(page);

test("a document, and a finding site by site, are said key by key", () => {
  const covers = { from: "2026-01-01", to: "2026-06-30" };
  assert.equal(value({ state: "at-hand", document: "A-1", covers, note: "" }), "现状：已有、文件：A-1、覆盖期间：自：2026-01-01、至：2026-06-30");
  assert.equal(value({ by_site: { 甲店: { sampled: "5", nonconforming: "1" } } }), '按场所：甲店：sampled_in_words {"sampled":"5","nonconforming":"1"}');
});

test("entries and findings are said as before", () => {
  assert.equal(value({ reason: "拒绝三包", clause: "4.4.2.3" }), "拒绝三包：4.4.2.3");
  assert.equal(value({ not_met: "缺记录" }), "not_met：缺记录");
  assert.equal(value(null), "");
});
