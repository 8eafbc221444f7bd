import assert from "node:assert/strict";
import test from "node:test";
import MiniSearch from "minisearch";
import { makeFinder } from "../../docs/assets/search/finder.js";
import { questionOf, toAnswer } from "../../docs/assets/search/zensical.js";

const ENTRIES = [
  { location: "a/", title: "文件甲", text: "" },
  { location: "a/#1", title: "1 登记", text: "登记有编号。" },
  { location: "a/#2", title: "2 收费 &amp; 公示", text: "先 &lt;公示&gt; 再收费" },
];
const WORDS = { terms: [], function_words: [], kept_words: [], same_words: {}, document_names: {}, questions: [] };
const finder = makeFinder(MiniSearch, { ...WORDS, entries: ENTRIES });
const answer = (asked) => toAnswer(finder.find(questionOf({ input: asked })));

test("the question is what was typed, which the box hands on as HTML", () => {
  assert.equal(questionOf({ input: "a &lt;b&gt; &amp; c" }), "a <b> & c");
  assert.equal(questionOf({ input: { type: "operator", data: {} } }), "");
});

test("a place is named by its position among the entries", () => {
  const { items, pagination } = answer("收费");
  assert.equal(items[0].id, 2);
  assert.equal(pagination.total, items.length);
  assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
});

test("what is marked is what was asked for, in the HTML that the box shows", () => {
  const [{ id, matches }] = answer("公示").items;
  const shown = matches.map(({ field, value }) =>
    value.highlight.ranges.map(({ start, end, value: width }) => [ENTRIES[id][field].slice(start, end), width]),
  );
  assert.deepEqual(shown, [[["公示", 2]], [["公示", 2]]]);
});

test("nothing asked, nothing answered", () => {
  assert.deepEqual(answer("").items, []);
});
