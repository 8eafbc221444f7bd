// What stands among the first three results: different answers, and questions in other characters' order.

import assert from "node:assert/strict";
import test from "node:test";
import MiniSearch from "minisearch";
import { makeFinder } from "../../docs/assets/search/finder.js";
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
  const questions = [{ phrases: ["东西能退吗"], at: entries.map(({ location }) => location) }];
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
