// What stands among the first three results: different answers, and questions in other characters' order.

import assert from "node:assert/strict";
import test from "node:test";
import MiniSearch from "minisearch";
import { makeFinder } from "../../docs/assets/search/finder.js";
import { makePhrases, nearestPhrases, nearnessToAll } from "../../docs/assets/search/known-questions.js";
import { rankByPhrases } from "../../docs/assets/search/ranking.js";
import { vary } from "../../docs/assets/search/variety.js";

const EMPTY = { terms: [], function_words: [], kept_words: [], same_words: {}, document_names: {}, traditional: "", pinyin: {} };

test("of places that answer the same question, the second gives way, and the fourth on stays as it was", () => {
  const [a, same, other, again, last] = ["a", "same", "other", "again", "last"];
  const alike = new Set([a, same, again]);
  const kin = new Map([a, same, again].map((place) => [place, alike]));
  const hits = [a, same, other, again, last].map((place, at) => ({ place, score: 1 - at / 10 }));
  // 1; then 0.9 x 0.8 = 0.72 against 0.8, 0.7 x 0.8 and 0.6; then 0.72 against 0.56 and 0.6
  assert.deepEqual(vary(kin, hits).map(({ place }) => place), [a, other, same, again, last]);
  assert.deepEqual(vary(new Map(), hits), hits);
  assert.deepEqual(vary(kin, []), []);
});

test("one clause in three documents leaves a place among the first three for another answer", () => {
  const entries = ["甲", "乙", "丙"].map((name) => ({ location: `${name}/1/`, title: "退货办法", text: "退货。" }));
  const others = [{ location: "丁/", title: "退货须知办法", text: "退货办法。" }];
  const questions = [{ phrases: ["没穿工装"], at: entries.map(({ location }) => location) }];
  const finder = makeFinder(MiniSearch, { ...EMPTY, entries: [...entries, ...others], questions });
  const found = finder.find("退货办法").hits.map(({ place }) => place.entry.location);
  assert.equal(found[0], "甲/1/");
  assert.ok(found.slice(0, 3).includes("丁/"));
});

test("a question in another order of words is near the same phrase by its characters", () => {
  const entries = [
    { location: "a/", title: "一", text: "" },
    { location: "b/", title: "二", text: "" },
  ];
  const questions = [
    { phrases: ["差评没有回复"], at: ["a/"] },
    { phrases: ["送货上门要钱吗"], at: ["b/"] },
  ];
  const finder = makeFinder(MiniSearch, { ...EMPTY, entries, questions });
  assert.equal(finder.find("没回的评价有差的").hits[0].place.entry.location, "a/");
});

test("what no single phrase says, several of one place say together", () => {
  const [one, other] = ["a/", "b/"].map((location) => ({ location, title: location, text: "" }));
  const questions = [
    { phrases: ["包装", "运费"], at: ["a/"] },
    { phrases: ["包装", "发票"], at: ["b/"] },
  ];
  const phrases = makePhrases({ ...EMPTY, questions, entries: [] }, new Map([["a/", one], ["b/", other]]));
  const near = nearnessToAll(phrases, "包装 运费");
  // Four phrases: 包装 is in two and tells ln(1 + 4/2) = 1.099, 运费 and 发票 tell ln(1 + 4) = 1.609 each. What is asked is
  // (1.099, 1.609) / 1.949 = (0.564, 0.826); of a place each of its two phrases has the same part, 1 / √2.
  assert.equal((near.get(one) ?? 0).toFixed(3), ((0.5638 + 0.8259) / Math.SQRT2).toFixed(3));
  assert.equal((near.get(other) ?? 0).toFixed(3), (0.5638 / Math.SQRT2).toFixed(3));
  // The phrase that is nearest, and the next one of the same place, which seconds it.
  const nearest = nearestPhrases(phrases, "包装 运费");
  const figures = [one, other].map((place) => [nearest.get(place)?.nearness.toFixed(3), nearest.get(place)?.next.toFixed(3)]);
  assert.deepEqual(figures, [["0.826", "0.564"], ["0.564", "0.000"]]);
  assert.equal(nearnessToAll(phrases, "price of shipping").size, 0);
  assert.equal(nearestPhrases(phrases, "包装 运费").get(one)?.nearness.toFixed(9), nearestPhrases(phrases, "运费 包装").get(one)?.nearness.toFixed(9));
});

test("phrases are found in the words of the site too", () => {
  const entries = ["a/", "b/"].map((location) => ({ location, title: location, text: "" }));
  const questions = [{ phrases: ["客服电话", "门店"], at: ["b/"] }];
  const same_words = { 热线: ["客服电话", "总机"], 网点: ["门店"] };
  const finder = makeFinder(MiniSearch, { ...EMPTY, same_words, entries, questions });
  assert.equal(finder.find("总机").hits[0].place.entry.location, "b/");
});

test("a long word of the site does not outweigh the rest of a question", () => {
  const [one, other] = ["a/", "b/"].map((location) => ({ location, title: location, text: "" }));
  const questions = [
    { phrases: ["审查员资格"], at: ["a/"] },
    { phrases: ["住宿标准"], at: ["b/"] },
  ];
  const file = { ...EMPTY, same_words: { 审查员: ["老师"] }, questions, entries: [] };
  const phrases = makePhrases(file, new Map([["a/", one], ["b/", other]]));
  const near = nearestPhrases(phrases, "审查员 住宿");
  // Every token tells the same. 审查员 has two pairs; 住宿 a pair and two characters, of 0.77² = 0.59 each: 2.19. 资格 likewise;
  // 住宿标准 is three pairs and four characters, 5.37. So 2 / √(2 + 2.19) is 0.98, and 2.19 / √5.37 is 0.94, as √4.19 is asked.
  assert.equal((near.get(one)?.nearness ?? 0).toFixed(2), (2 / 4.19).toFixed(2));
  assert.equal((near.get(other)?.nearness ?? 0).toFixed(2), (2.19 / Math.sqrt(5.37 * 4.19)).toFixed(2));
});

test("of two places with an equally near phrase, the one of which another phrase is near too has more", () => {
  const [once, twice] = ["a/", "b/"].map((location) => ({ entry: { location } }));
  const questions = [
    { phrases: ["packing torn", "sender unknown"], at: ["a/"] },
    { phrases: ["packing wet", "packing old"], at: ["b/"] },
  ];
  const phrases = makePhrases({ ...EMPTY, questions, entries: [] }, new Map([["a/", once], ["b/", twice]]));
  const scores = new Map();
  rankByPhrases({ phrases }, scores, "packing");
  assert.ok(scores.get(twice) > scores.get(once));
});
