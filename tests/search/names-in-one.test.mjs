// A name that is written in one with its number: ISO19011, GB/T27922, CTS2021. And letters that only look like pinyin.

import assert from "node:assert/strict";
import test from "node:test";
import MiniSearch from "minisearch";
import { makeFinder } from "../../docs/assets/search/finder.js";
import { tokens } from "../../docs/assets/search/text.js";

const FILE = {
  terms: [{ words: ["审核指南", "ISO 19011"], foreign: [], at: ["glossary/#audit"] }],
  function_words: [],
  kept_words: [],
  same_words: { 起诉: [] },
  document_names: {},
  pinyin: { qi: "起", su: "诉" },
  questions: [],
  entries: [
    { location: "a/#1", title: "GB/T 19011 的版本", text: "两份文件写的年份不同。" },
    { location: "a/#2", title: "CTS 2021 规范", text: "" },
    { location: "a/#3", title: "ZHHT001 规范", text: "" },
    { location: "a/#4", title: "QS 证", text: "现在是 SC。" },
    { location: "a/#5", title: "起诉", text: "" },
    { location: "glossary/#audit", title: "审核指南", text: "" },
  ],
};
const finder = makeFinder(MiniSearch, FILE);
const found = (asked) => finder.find(asked).hits.map((hit) => hit.place.entry.location);

test("a number that is written in one with its letters is a number as well", () => {
  assert.deepEqual(tokens("iso19011"), ["iso19011", "iso", "19011"]);
  assert.deepEqual(tokens("gb27922"), ["gb27922", "gb", "27922"]);
  assert.deepEqual(tokens("gb/t27922-2011"), ["gb", "t27922", "t", "27922", "2011"]);
  assert.deepEqual(tokens("cts2021"), ["cts2021", "ct", "2021"]); // ct is what stands for cts, as site for sites
  assert.deepEqual(tokens("zhht001"), ["zhht001", "zhht", "001"]);
});

test("one letter beside few digits is one name, and so is a number of the register", () => {
  assert.deepEqual(tokens("b1 s04 5s 3c"), ["b1", "s04", "5s", "3c"]);
  assert.deepEqual(tokens("c-001-07"), ["c-001-07", "c", "001", "07"]);
});

test("it is found however it is written, in titles and by what the glossary calls it", () => {
  for (const asked of ["ISO19011", "iso 19011", "GB/T19011", "GBT19011"]) assert.ok(found(asked).slice(0, 2).includes("a/#1"), asked);
  assert.ok(found("ISO19011哪一版").slice(0, 2).includes("glossary/#audit"));
  for (const asked of ["CTS2021", "cts 2021"]) assert.equal(found(asked)[0], "a/#2", asked);
  for (const asked of ["ZHHT001", "zhht 001"]) assert.equal(found(asked)[0], "a/#3", asked);
});

test("letters that the site has are no pinyin, also where their ending is none", () => {
  // QS is q without its ending, as sites are site; qs would be 起诉 by its first letters
  assert.equal(found("QS")[0], "a/#4");
  assert.equal(found("qisu")[0], "a/#5");
});
