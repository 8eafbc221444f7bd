import assert from "node:assert/strict";
import test from "node:test";
import MiniSearch from "minisearch";
import { makeFinder } from "../../docs/assets/search/finder.js";
import { unpack, withPhrases, withTexts } from "../../docs/assets/search/packed.js";
import { makeCorrector } from "../../docs/assets/search/misspelt.js";
import { makePlain } from "../../docs/assets/search/same.js";
import { makeReader } from "../../docs/assets/search/question.js";
import { toResults } from "../../docs/assets/search/results.js";
import { bareNumber, clauseNumbers, fold, phraseTokens, spellStars, stem, tokens } from "../../docs/assets/search/text.js";

const WORDS = {
  terms: [
    { words: ["保修", "三包"], foreign: ["warranty"], at: ["glossary/#warranty", "a/1.1/"] },
    { words: ["罚款", "处罚"], foreign: ["penalty"], at: ["glossary/#penalty"] },
  ],
  function_words: ["怎么办", "怎么", "了", "吗", "要", "的", "the", "how"],
  kept_words: ["要求", "了解"],
  same_words: { 保修: ["质保"], 网点: ["门店", "店"], 网店: [], 怎么办: ["咋办"], penalty: ["fine"] },
  document_names: { a: ["文件甲"], glossary: ["术语"] },
  traditional: "費费維维償偿",
  pinyin: { bao: "保报", xiu: "修", fei: "费", shou: "收", tou: "投", su: "诉", chong: "重", zhong: "重", fa: "罚", kuan: "款", re: "热", xian: "线", da: "打", bu: "不", tong: "通", lao: "老", xi: "洗", an: "安" },
  questions: [
    { phrases: ["30个人审几天", "热线打不通"], at: ["a/#2", "a/#2.3"] },
    { phrases: ["罚过款还能申请吗"], at: ["glossary/#penalty"] },
  ],
};
const ENTRIES = [
  { location: "a/", title: "文件甲", text: "" },
  { location: "a/1.1/", title: "1.1 保修期", text: "保修期按国家规定。配件停产的，另行赔付。", numbers: ["1.1"], tags: ["甲"] },
  { location: "a/1.10/", title: "1.10 别的", text: "见 1.1。", numbers: ["1.10"] },
  { location: "a/#2", title: "2 收费", text: "收费 &lt;先&gt; 说明 &amp; 公示", numbers: ["2"] },
  { location: "a/#2.3", title: "2.3 投诉", text: "投诉的要求：及时。", numbers: ["2.3"] },
  { location: "a/#2.3-1", title: "2.3-1 记录", text: "投诉有记录。", numbers: ["2.3-1"] },
  { location: "glossary/", title: "术语表", text: "" },
  { location: "glossary/#warranty", title: "保修", text: "维修的期限。", boost: 0.9 },
  { location: "glossary/#penalty", title: "行政处罚", text: "被罚过没有。", boost: 0.9 },
];
const finder = makeFinder(MiniSearch, { ...WORDS, entries: ENTRIES });
const found = (asked) => finder.find(asked).hits.map((hit) => hit.place.entry.location);
const groups = (asked) => toResults(finder.find(asked));

test("folding keeps every position", () => {
  const text = "５．２　ABC（一）　5。1。2 — İ";
  assert.equal(fold(text).length, text.length);
  assert.equal(fold("５．２．５．４"), "5.2.5.4");
  assert.equal(fold("5。1。2"), "5.1.2");
  assert.equal(fold("ZPIC－ＷＦ"), "zpic-wf");
});

test("Chinese is cut into pairs, numbers stay whole, words lose their endings", () => {
  assert.deepEqual(tokens("保修期"), ["保修", "修期"]);
  assert.deepEqual(tokens("人"), ["人"]);
  assert.deepEqual(tokens("5.1.2.2 和 27922-2011"), ["5.1.2.2", "和", "27922-2011", "27922", "2011"]);
  assert.equal(stem("sites"), stem("site"));
  assert.equal(stem("sampling"), stem("sampled"));
  assert.equal(stem("processes"), stem("process"));
  assert.equal(stem("5s"), "5s"); // a name, not several fives: 5.1 is no question about 5S
});

test("numbers of clauses and of the register are told from other figures", () => {
  assert.deepEqual(clauseNumbers("见5.1.2.2条和4.4.2.3-3、2.2.1a"), ["5.1.2.2", "4.4.2.3-3", "2.2.1a"]);
  assert.deepEqual(clauseNumbers("c-001-03"), ["c-001-03"]);
  assert.deepEqual(clauseNumbers("300 人，10%"), []);
});

test("a question keeps what it is about", () => {
  const read = makeReader(WORDS, () => 1);
  assert.deepEqual(read("配件停产了怎么办").runs, ["配件停产"]);
  assert.deepEqual(read("要了解的要求吗").runs, ["了解", "要求"]);
  assert.deepEqual(read("怎么办").runs, ["怎么办"]);
  assert.deepEqual(read("How is THE warranty").runs, ["is", "warranty"]);
  assert.deepEqual(read("27").numbers, ["27"]);
  assert.deepEqual(read("罚款").touched, [{ term: 1, share: 1 }]);
});

test("a clause number goes to its clause, then to those below it", () => {
  assert.equal(found("1.1")[0], "a/1.1/");
  assert.deepEqual(found("2.3").slice(0, 2), ["a/#2.3", "a/#2.3-1"]);
  assert.ok(found("1.1").indexOf("a/1.10/") > 0);
});

test("synonyms lead to the word, in both languages", () => {
  assert.ok(found("三包").includes("a/1.1/"));
  assert.ok(found("warranty").includes("a/1.1/"));
  assert.equal(found("罚款")[0], "glossary/#penalty");
});

test("words that stand apart are found, whole questions too", () => {
  assert.equal(found("配件没有了，停产了怎么办")[0], "a/1.1/");
});

test("nothing asked, nothing found; nonsense gets the places to start from", () => {
  assert.deepEqual(found(""), []);
  assert.deepEqual(found("  ？…"), ["a/", "glossary/"]);
  assert.ok(!finder.find("？").answered);
  assert.deepEqual(found("zzzzqq"), ["a/", "glossary/"]);
  assert.ok(!finder.find("zzzzqq").answered);
});

test("what is written in traditional characters is found by the simplified ones", () => {
  assert.deepEqual(found("收費"), found("收费"));
  assert.deepEqual(found("維修賠償"), found("维修賠偿"));
});

test("pinyin finds what it spells: in full, apart, begun, and by its first letters", () => {
  for (const asked of ["baoxiu", "bao xiu", "BaoXiu", "bao'xiu", "bx", "baox"]) assert.deepEqual(found(asked), found("保修"), asked);
  assert.deepEqual(found("shoufei tousu"), found("收费 投诉"));
});

test("a whole question in pinyin is heard as the known one that sounds like it", () => {
  for (const asked of ["re xian da bu tong", "rexian lao dabutong", "rexiandabutong"]) assert.equal(found(asked)[0], "a/#2", asked);
  assert.deepEqual(found("lao da lao da"), ["a/", "glossary/"]); // syllables, and like no question
  assert.deepEqual(found(`${"xian".repeat(60)}q`), ["a/", "glossary/"]); // in every way it could be cut, it would take for ever
});

test("letters that are a word of the site, or spell nothing, are left as they are", () => {
  assert.deepEqual(found("warranty"), found("保修"));
  assert.deepEqual(found("zzzzqq"), ["a/", "glossary/"]);
});

test("a number is known however its parts are set apart", () => {
  assert.equal(bareNumber("2.3 第 1 项"), "231");
  assert.equal(bareNumber("5、3、1、4"), "5314");
  assert.equal(found("2.3(1)")[0], "a/#2.3-1");
  assert.equal(found("1、10")[0], "a/1.10/"); // a separator tells it from the figure 110
});

test("stars are spelt as the documents spell them", () => {
  assert.equal(spellStars("7星和10 星"), "七星和十星");
  assert.equal(spellStars("5-star or 3 stars"), "five-star or three stars");
  assert.equal(spellStars("12星, 5 starters"), "12星, 5 starters");
});

test("one word stands for all that mean the same, longer words first", () => {
  const plain = makePlain(WORDS);
  assert.equal(plain("门店的质保").replace(/\s+/g, " ").trim(), "网点 保修");
  assert.equal(plain("网店").trim(), "网店"); // not taken apart into 网 and 店
  assert.equal(plain("fines"), "penalty");
});

test("figures are alike in questions", () => {
  assert.deepEqual(phraseTokens("200个人"), phraseTokens("30个人"));
  assert.deepEqual(phraseTokens("三个人"), phraseTokens("30个人"));
});

test("a question leads where the nearest known question leads, the first place first", () => {
  assert.deepEqual(found("200个人审几天").slice(0, 2), ["a/#2", "a/#2.3"]);
  assert.equal(found("被罚过款能申请么")[0], "glossary/#penalty");
});

test("each result stands alone, with marks in escaped text and the tag of its document", () => {
  const [first] = groups("收费");
  assert.deepEqual(first.map((item) => item.location), ["a/#2"]);
  assert.equal(
    first[0].title,
    '2 <mark>收费</mark><span class="as-excerpt"><mark>收费</mark> &lt;先&gt; 说明 &amp; 公示</span>',
  );
  assert.equal(first[0].text, "");
  assert.deepEqual(first[0].terms, { 收费: true });
  assert.deepEqual(groups("1.1")[0][0].tags, ["甲"]);
});

test("what is only near is told from an answer", () => {
  assert.ok(finder.find("保修期").answered);
  assert.ok(finder.find("2.3").answered);
  assert.ok(!finder.find("9.9").answered);
  assert.ok(!finder.find("今天天气").answered);
});

test("the index file travels by column and comes out as it went in", () => {
  const packed = {
    entries: {
      location: ["a/", "a/1/", "a/#2-b", "b/c/", "#d"],
      title: ["甲", " 乙", " 辛", " 壬", "癸"],
      part: [1, 0, 0, 1, 1],
      numbers: [0, 1, 1, ["C-1", "1"], 0],
      tags: [0, ["丁"], 0, 0, 0],
      boost: [0, 0.9, 0, 0, 0],
    },
    terms: { words: ["戊|戊己"], foreign: ["e"], at: [[1, 0]] },
    questions: { phrases: ["己|己，庚"], at: [[1]] },
    parts: [
      ["a", 20],
      ["b", 30],
    ],
    function_words: ["了"],
    kept_words: [],
    same_words: { 网点: "门店|店", 网店: "" },
  };
  const file = unpack(packed);
  assert.deepEqual(file.entries, [
    { location: "a/", title: "甲", text: "", part: "b", numbers: [], tags: [], boost: 1 },
    { location: "a/1/", title: "1 乙", text: "", part: "a", numbers: ["1"], tags: ["丁"], boost: 0.9 },
    { location: "a/#2-b", title: "2-b 辛", text: "", part: "a", numbers: ["2-b"], tags: [], boost: 1 },
    { location: "b/c/", title: "C-1 壬", text: "", part: "b", numbers: ["C-1", "1"], tags: [], boost: 1 },
    { location: "b/c/#d", title: "癸", text: "", part: "b", numbers: [], tags: [], boost: 1 },
  ]);
  const withBoth = withTexts(withTexts(file, "a", ["丙", ""]), "b", ["庚", "", ""]);
  assert.deepEqual(
    withBoth.entries.map(({ text }) => text),
    ["庚", "丙", "", "", ""],
  );
  assert.deepEqual(file.terms, [{ words: ["戊", "戊己"], foreign: ["e"], at: ["a/1/", "a/"] }]);
  assert.deepEqual(file.questions, [{ phrases: ["己", "己，庚"], at: ["a/1/"] }]);
  assert.deepEqual(file.same_words, { 网点: ["门店", "店"], 网店: [] });
  assert.deepEqual(file.function_words, ["了"]);
  assert.deepEqual(withPhrases(file, ["辛|壬"]).questions, [{ phrases: ["己", "己，庚", "辛", "壬"], at: ["a/1/"] }]);
  assert.deepEqual(withPhrases(file, [""]).questions, file.questions);
});

test("a standard that the site does not speak of is not answered by what is near", () => {
  const texts = [
    { location: "a/", title: "文件甲", text: "按 GB/T 27922 评价。" },
    { location: "a/1/", title: "1 GB/T 的编号", text: "GB/T 是推荐性标准。" },
  ];
  const { find } = makeFinder(MiniSearch, { ...WORDS, entries: texts });
  for (const asked of ["GB/T 27922", "ＧＢ／Ｔ　２７９２２"]) assert.ok(find(asked).answered, asked);
  // Two of the three tokens (gb, t, 31950) stand in the second text: 0.66 of the question, and nothing of what is asked.
  for (const asked of ["GB/T 31950", "GB/T 31950 的编号", "gbt31950"]) assert.ok(!find(asked).answered, asked);
});

test("what is far too long to be a word is not looked for among its neighbours", () => {
  let looked = 0;
  const known = { has: () => ((looked += 1), false) };
  const correct = makeCorrector(known, () => false);
  assert.equal(correct("garantee".repeat(20)), "garantee".repeat(20));
  assert.ok(looked <= 1, `${looked} neighbours of a word of 160 letters`);
});

test("of what was pasted the beginning is asked", () => {
  const { marks } = finder.find("保修".repeat(10_000));
  assert.equal(Math.max(...marks.map((mark) => mark.length)), 1000);
});
