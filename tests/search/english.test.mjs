import assert from "node:assert/strict";
import test from "node:test";
import MiniSearch from "minisearch";
import { makeFinder } from "../../docs/assets/search/finder.js";
import { makePhrases, nearestPhrases } from "../../docs/assets/search/known-questions.js";
import { makeMeaning, nearnessInMeaning } from "../../docs/assets/search/meaning.js";
import { makeCorrector } from "../../docs/assets/search/misspelt.js";
import { withoutApostrophes } from "../../docs/assets/search/text.js";

const NO_WORDS = { terms: [], function_words: [], kept_words: [], same_words: {}, document_names: {} };
const PLACE = (location) => ({ entry: { location } });
const [REFUSED, LATHE] = [PLACE("refused"), PLACE("lathe")];
const BY_LOCATION = new Map([["refused", REFUSED], ["lathe", LATHE]]);

test("one letter that was mistyped is put right, a word of the site before another", () => {
  const corrected = makeCorrector(new Set(["warranty", "guarantee", "receive", "steel", "steal"]), (word) => word === "steel");
  assert.equal(corrected("warrenty"), "warranty"); // another letter
  assert.equal(corrected("our Garantee?"), "our guarantee?"); // one too few
  assert.equal(corrected("guaranntee"), "guarantee"); // one too many
  assert.equal(corrected("recieve"), "receive"); // two swapped
  assert.equal(corrected("steaal steeal"), "steal steel"); // steeal is one letter from either
});

test("what is known, short, Chinese, or far from all that is known stays as it was typed", () => {
  const corrected = makeCorrector(new Set(["warranty", "form", "from"]), () => true);
  for (const asked of ["warranty", "frm", "warants", "varranty", "保修warranty", ""]) assert.equal(corrected(asked), asked);
});

test("don't and dont are one word; what is quoted stays", () => {
  assert.equal(withoutApostrophes("we don't, it’s the customer's 'own' 5'"), "we dont, its the customers 'own' 5'");
});

test("two words that stand together in a phrase count together", () => {
  const phrases = makePhrases(
    {
      ...NO_WORDS,
      questions: [
        { phrases: ["down application turned"], at: ["lathe"] },
        { phrases: ["application turned down"], at: ["refused"] },
      ],
    },
    BY_LOCATION,
  );
  const near = nearestPhrases(phrases, "we got turned down");
  assert.ok(near.get(REFUSED).nearness > near.get(LATHE).nearness); // of the same words
  assert.equal(Math.round(nearestPhrases(phrases, "application turned down").get(REFUSED).nearness * 1000), 1000);
});

// d is 0: turned (3, 0), down (2, 0), turned_down together (-3, 3), so that with its words it is (2, 3); resell (0, -3)
const VECTORS = ["turned|down|turned_down|lathe|refusal|resell", "gd" + "fd" + "ag" + "gd" + "dg" + "da"];
const QUESTIONS = [
  { phrases: ["refusal"], at: ["refused"] },
  { phrases: ["lathe"], at: ["lathe"] },
];

test("two words together mean what neither means alone", () => {
  const meaning = makeMeaning({ questions: QUESTIONS }, BY_LOCATION, VECTORS);
  const best = (asked) => [...nearnessInMeaning(meaning, asked)].sort((a, b) => b[1] - a[1])[0]?.[0];
  assert.equal(best("turned"), LATHE);
  // (3, 0) + (2, 0) + (-3, 3) = (2, 3): cosine 0.83 to the refusal (0, 3), 0.55 to the lathe (3, 0)
  assert.equal(best("I was turned down"), REFUSED);
  assert.equal(best("down, turned"), LATHE);
});

test("a form without a vector has that of its word", () => {
  const meaning = makeMeaning({ questions: [{ phrases: ["resell"], at: ["lathe"] }] }, BY_LOCATION, VECTORS);
  assert.equal(nearnessInMeaning(meaning, "reselling").get(LATHE), 1);
  assert.equal(nearnessInMeaning(meaning, "unheard").size, 0);
});

test("the search puts typing errors right as soon as it knows which words there are", () => {
  const file = {
    ...NO_WORDS,
    entries: ["refused", "lathe"].map((location) => ({ location: `${location}/`, title: location, text: "", part: "a", numbers: [], tags: [], boost: 1 })),
    questions: [
      { phrases: ["refusal in writing"], at: ["refused/"] },
      { phrases: ["writing desk"], at: ["lathe/"] },
    ],
  };
  const finder = makeFinder(MiniSearch, file);
  const best = (asked) => finder.find(asked).hits[0]?.place.entry.location;
  finder.learn(VECTORS);
  assert.equal(best("lahte"), "lathe/"); // too short for the index to guess, and a swap is two changes to it
});
