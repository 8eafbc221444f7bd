import assert from "node:assert/strict";
import test from "node:test";
import MiniSearch from "minisearch";
import { makeLibrary } from "../../docs/assets/search/library.js";
import { makeMeaning, nearnessInMeaning } from "../../docs/assets/search/meaning.js";

const NO_WORDS = { terms: { words: [], foreign: [], at: [] }, function_words: [], kept_words: [], same_words: {}, document_names: {} };
const PLACE = (location) => ({ entry: { location } });
const [TRAINEE, PARTS] = [PLACE("trainee"), PLACE("parts")];
const BY_LOCATION = new Map([["trainee", TRAINEE], ["parts", PARTS]]);
// d is 0, a letter further on 1 more: 徒弟 (3, 0), 实习 (2, 0), 配件 (0, 3), 库存 (0, 2), 师 (-3, 0), 管理师 (3, 3)
const VECTORS = ["徒弟|实习|配件|库存|师|管理师|apprentice", "gd" + "fd" + "dg" + "df" + "ad" + "gg" + "gd"];
const QUESTIONS = [
  { phrases: ["实习怎么算", "实习"], at: ["trainee", "parts"] },
  { phrases: ["配件还有吗"], at: ["parts"] },
];
const meaning = makeMeaning({ questions: QUESTIONS }, BY_LOCATION, VECTORS);
const near = (asked) => {
  const found = nearnessInMeaning(meaning, asked);
  return [TRAINEE, PARTS].map((place) => Math.round(1000 * (found.get(place) ?? 0)) / 1000);
};

test("a question leads to what means the same in other words, the second phrase seconds, the second place has less", () => {
  // both phrases of the first question have the cosine 1: 1 + 0.4 × 1 at its first place, 0.6 of it at its second
  assert.deepEqual(near("徒弟"), [1.4, 0.84]);
  assert.deepEqual(near("APPRENTICE"), [1.4, 0.84]);
  assert.deepEqual(near("库存"), [0, 1]);
});

test("what lies between two meanings is near to both", () => {
  // (3, 3) has the cosine √½ to each: ((√½ − 0.2) ÷ 0.8)² = 0.402. The trainee has it twice: 1.4 × 0.402 = 0.563. The parts
  // have it from their own phrase, seconded by 0.6 × 0.402 from their second place: 0.402 + 0.4 × 0.241 = 0.498
  assert.deepEqual(near("管理师"), [0.563, 0.498]);
});

test("the longest known word is taken, and what is not known says nothing", () => {
  assert.deepEqual(near("管理师"), near("某管理师吗"));
  assert.deepEqual(near("师"), [0, 0]); // the other way than 实习: no nearness below nothing
  assert.deepEqual(near("某某 unheard 5.1"), [0, 0]);
});

const packed = {
  ...NO_WORDS,
  entries: { location: ["a/#1", "a/#2"], title: ["1 甲", "2 乙"], part: [0, 0], numbers: [0, 0], tags: [0, 0], boost: [0, 0] },
  parts: [["a", 10]],
  questions: { phrases: ["实习怎么算", "配件还有吗"], at: [[0], [1]] },
  further: "phrases",
  vectors: "vectors",
};
const CONTENT = { a: ["", ""], phrases: ["", ""], vectors: VECTORS };
const best = async ({ finderFor }, asked) => (await finderFor(asked)).find(asked).hits[0]?.place.entry.location;

test("an answer does not wait for what words mean, and is better once it is here", async () => {
  /** @type {(content: string[]) => void} */
  let arrive = () => undefined;
  const onItsWay = new Promise((resolve) => (arrive = resolve));
  const read = async (part) => (part === "vectors" ? onItsWay : CONTENT[part]);
  const told = [];
  const library = makeLibrary(MiniSearch, packed, read, undefined, (finder) => told.push(finder));
  assert.notEqual((await library.finderFor("库存")).find("库存").answered, undefined);
  const before = (await library.finderFor("库存")).find("库存").hits;
  assert.ok(before.every(({ score }) => score === before[0].score)); // nothing tells one place from the other
  assert.deepEqual(told, []);
  arrive(VECTORS);
  await library.learn();
  assert.deepEqual(told, [await library.finderFor("库存")]); // what was shown may be judged anew
  assert.equal(await best(library, "库存"), "a/#2");
  assert.equal(await best(library, "徒弟"), "a/#1");
});

test("what begins a title is a name, whatever its words mean", async () => {
  const titled = { ...packed, entries: { ...packed.entries, title: ["库存 A 清单", "2 乙"] } };
  const library = makeLibrary(MiniSearch, titled, async (part) => CONTENT[part]);
  await library.learn();
  assert.equal(await best(library, "库存a"), "a/#1"); // 库存 means 配件, which is asked for the second place
  assert.equal(await best(library, "库存在哪"), "a/#2");
});

test("what words mean is asked for again when it did not arrive, and once only when it did", async () => {
  let [failures, fetched] = [1, 0];
  const library = makeLibrary(MiniSearch, packed, async (part) => {
    if (part !== "vectors") return CONTENT[part];
    if (failures-- > 0) throw new Error("no network");
    fetched += 1;
    return VECTORS;
  });
  await library.learn(); // fails, and says nothing
  await library.finderFor("徒弟");
  await library.finderFor("徒弟");
  await library.learn();
  assert.equal(await best(library, "徒弟"), "a/#1");
  assert.equal(fetched, 1);
});

test("on a line that is spared what words mean is not fetched, and every question is answered; once it is welcome it comes", async () => {
  const fetched = [];
  let sparing = true;
  const read = async (part) => {
    fetched.push(part);
    return CONTENT[part];
  };
  const library = makeLibrary(MiniSearch, packed, read, async (part) => part !== "vectors" || !sparing);
  await library.learn();
  assert.equal(await best(library, "配件还有吗"), "a/#2"); // by its phrase
  await library.finderFor("库存");
  assert.deepEqual([...new Set(fetched)].sort(), ["a", "phrases"]);
  sparing = false;
  await library.learn();
  assert.equal(await best(library, "库存"), "a/#2");
  assert.deepEqual(fetched.filter((part) => part === "vectors"), ["vectors"]);
});
