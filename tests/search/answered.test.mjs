import assert from "node:assert/strict";
import test from "node:test";
import MiniSearch from "minisearch";
import { isMet } from "../../docs/assets/search/answered.js";
import { makeLibrary } from "../../docs/assets/search/library.js";

// 实习 stands in one of one places; nothing else stands anywhere
const STORE = { places: [{}], frequency: new Map([["实习", 1], ["part", 1]]), rarest: Math.log(2), phrases: { holding: new Map() } };
const met = (said, nearest, meaning, elsewhere = 0) =>
  isMet({ ...STORE, elsewhere: () => elsewhere }, new Map(), { said, plain: said, runs: [said], touched: [] }, { nearest, meaning });

test("while it is not known what words mean, enough words have to be met", () => {
  assert.ok(met("实习", 0.45, undefined));
  assert.ok(!met("实习", 0.44, undefined));
});

test("few words are enough where what is meant is near, and many are not where it is far", () => {
  assert.ok(met("实习", 0.1, 0.2)); // 0.1 + 0.2 = 0.3, of 0.28
  assert.ok(!met("实习", 0.2, 0.05)); // 0.25
});

test("words that nobody here has used count against an answer", () => {
  // 实习, 习天, 天气: two of three, 0.5 × 2/3 = 0.333
  assert.ok(!met("实习天气", 0.3, 0.3)); // 0.6 - 0.333 = 0.267
  assert.ok(met("实习天气", 0.3, 0.35)); // 0.65 - 0.333 = 0.317
});

test("in English more has to be near", () => {
  assert.ok(!met("part", 0.2, 0.3)); // 0.5, of 0.55
  assert.ok(met("part", 0.28, 0.3)); // 0.58
  assert.ok(!met("part weather", 0.3, 0.45)); // 0.75 - 0.5 × 1/2 = 0.5
});

test("what is known to be asked elsewhere counts against an answer as much as what is near counts for it", () => {
  assert.ok(met("实习", 0.5, 0.5, 0.7)); // 1 - 0.7 = 0.3
  assert.ok(!met("实习", 0.5, 0.5, 0.75)); // 0.25
});

test("a question that shares only its turn of phrase is no longer answered once it is known what it means", async () => {
  const packed = {
    ...{ terms: { words: [], foreign: [], at: [] }, function_words: [], kept_words: [], same_words: {}, document_names: {} },
    entries: { location: ["a/#1", "a/#2"], title: ["1 甲", "2 乙"], part: [0, 0], numbers: [0, 0], tags: [0, 0], boost: [0, 0] },
    parts: [["a", 10]],
    questions: { phrases: ["实习期间怎么算", "配件还有吗"], at: [[0], [1]] },
    further: "phrases",
    vectors: "vectors",
  };
  // d is 0: 实习 (3, 0), 配件 (0, 3), 股票 (-3, 0), which is far from both
  const content = { a: ["", ""], phrases: ["", ""], vectors: ["实习|配件|股票", "gd" + "dg" + "ad", "股票涨了没有"] };
  const library = makeLibrary(MiniSearch, packed, async (part) => content[part], async () => isWelcome);
  let isWelcome = false;
  const answered = async (asked) => (await library.finderFor(asked)).find(asked).answered;
  assert.ok(await answered("股票期间怎么算"));
  isWelcome = true;
  await library.learn();
  assert.ok(!(await answered("股票期间怎么算")));
  assert.ok(await answered("实习期间怎么算"));
});

test("a question of another trade is told from one of this, in words and in meaning, once what is asked elsewhere is here", async () => {
  const packed = {
    ...{ terms: { words: [], foreign: [], at: [] }, function_words: [], kept_words: [], same_words: {}, document_names: {} },
    entries: { location: ["a/#1", "a/#2"], title: ["1 甲", "2 乙"], part: [0, 0], numbers: [0, 0], tags: [0, 0], boost: [0, 0] },
    parts: [["a", 10]],
    questions: { phrases: ["配件多少钱", "证书能用几年"], at: [[0], [1]] },
    further: "phrases",
    vectors: "vectors",
  };
  const answered = async (elsewhere) => {
    // 配件 (3, 0) and 多少钱 (0, 3) are this trade's as much as another's: 手机 (3, 0) is no nearer to the one than to the other
    const vectors = ["配件|多少钱|手机", "gd" + "dg" + "gd", ...elsewhere];
    const library = makeLibrary(MiniSearch, packed, async (part) => ({ a: ["", ""], phrases: ["", ""], vectors })[part]);
    await library.learn();
    return async (asked) => (await library.finderFor(asked)).find(asked).answered;
  };
  assert.ok(await (await answered([]))("手机多少钱"));
  const told = await answered(["手机多少钱|天气"]);
  assert.ok(!(await told("手机多少钱")));
  assert.ok(await told("配件多少钱"));
  assert.ok(await told("证书能用几年"));
});
