// The search: a question goes in, places come out, best first, with what to mark in them.

import { isMet } from "./answered.js";
import { makeStore } from "./index.js";
import { makeReader } from "./question.js";
import { rankByCharacters, rankByDocuments, rankByGlossary, rankByMeaning, rankByNumbers, rankByPhrases, rankByWords, rankStartingPoints, rarity } from "./ranking.js";
import { makeSimplifier, makeSpeller } from "./other-writings.js";
import { makeElsewhere } from "./known-questions.js";
import { makeMeaning } from "./meaning.js";
import { makeCorrector } from "./misspelt.js";
import { makeListener } from "./sounding.js";
import { fold, standardNumbers, stem } from "./text.js";
import { vary } from "./variety.js";

/** @typedef {import("./types.js").Found} Found */
/** @typedef {import("./types.js").IndexFile} IndexFile */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./index.js").Store} Store */

const SHOWN = 24;
const LONGEST = 1000; // characters of a question; what is longer was pasted, and its beginning tells as much
const FEWEST = 3; // fewer, and the pages to start from follow
const WEAKEST = 0.04; // of the best score

/**
 * A search over the entries of FILE. `find` answers a question, `complete` suggests how it may go on, `learn` takes
 * what words mean.
 *
 * @param {typeof import("minisearch").default} MiniSearch
 * @param {IndexFile} file
 * @returns {{find: (asked: string) => Found, complete: (asked: string) => string[],
 *   learn: (vectors: import("./types.js").WordVectors) => void}}
 */
export function makeFinder(MiniSearch, file) {
  const store = makeStore(MiniSearch, file);
  const read = makeReader(file, (token) => rarity(store, token) || store.rarest);
  const simplified = makeSimplifier(file);
  /** @param {string} word */
  const isOnSite = (word) => rarity(store, stem(word)) > 0;
  const spelt = makeSpeller(file, isOnSite);
  const heard = makeListener(file, isOnSite);
  /** @type {(asked: string) => string} */
  let corrected = (asked) => asked; // until it is known which words there are
  return {
    find: (asked) => {
      const plain = corrected(simplified(asked.slice(0, LONGEST)));
      return find(store, read(spelt(plain) ?? heard(plain) ?? plain));
    },
    complete: (asked) => complete(store, asked),
    learn: (vectors) => {
      store.meaning = makeMeaning(file, store.byLocation, vectors);
      store.elsewhere = makeElsewhere(store.phrases, (vectors[2] ?? "").split("|"));
      corrected = makeCorrector(store.meaning.words, isOnSite);
    },
  };
}

/**
 * @param {Store} store
 * @param {import("./types.js").Question} question
 * @returns {Found}
 */
function find(store, question) {
  const { runs, numbers, touched } = question;
  if (!question.folded) return { hits: [], marks: [], answered: true };
  if (!runs.length && !numbers.length) return startingPoints(store);
  const scores = rankByWords(store, question);
  rankByGlossary(store, scores, touched);
  const nearest = rankByPhrases(store, scores, question.plain);
  const meaning = rankByMeaning(store, scores, question);
  rankByDocuments(scores, question.documents);
  const floor = Math.max(0, ...scores.values()) * WEAKEST; // before numbers, whose scores outdo all others
  const numbered = rankByNumbers(store, scores, question);
  const met = isMet(store, scores, question, { nearest, meaning });
  if (!scores.size) rankByCharacters(store, scores, question.folded);
  if (scores.size < FEWEST) rankStartingPoints(store, scores);
  const sorted = [...scores].map(([place, score]) => ({ place, score })).sort((a, b) => b.score - a.score);
  const hits = vary(store.kin, sorted);
  const called = touched.flatMap(({ term }) => store.names[term] ?? []);
  return {
    hits: hits.filter((hit) => hit.score >= floor).slice(0, SHOWN),
    marks: [...runs, ...numbers, ...called],
    // A standard that the site does not speak of: what is near tells of another one.
    answered: numbered || (met && standardNumbers(question.folded).every((number) => store.standards.has(number))),
  };
}

/** Nothing but punctuation was asked: where everybody starts. @param {Store} store @returns {Found} */
function startingPoints(store) {
  /** @type {Map<Place, number>} */
  const scores = new Map();
  rankStartingPoints(store, scores);
  return { hits: [...scores].map(([place, score]) => ({ place, score })), marks: [], answered: false };
}

/** @param {Store} store @param {string} asked */
function complete(store, asked) {
  const start = fold(asked).trim();
  const name = start && store.names.flat().find((each) => each.startsWith(start) && each.length > start.length);
  return name ? [name] : [];
}
