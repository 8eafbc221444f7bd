// The search: a question goes in, places come out, best first, with what to mark in them.

import { makeStore } from "./index.js";
import { makeReader } from "./question.js";
import { rankByCharacters, rankByGlossary, rankByNumbers, rankByPhrases, rankByWords, rankStartingPoints, rarity } from "./ranking.js";
import { fold, isHan, pairs } from "./text.js";

/** @typedef {import("./types.js").Found} Found */
/** @typedef {import("./types.js").IndexFile} IndexFile */
/** @typedef {import("./index.js").Store} Store */

const SHOWN = 40;
const WEAKEST = 0.04; // of the best score

/**
 * A search over the entries of FILE. `find` answers a question, `complete` suggests how it may go on.
 *
 * @param {typeof import("minisearch").default} MiniSearch
 * @param {IndexFile} file
 * @returns {{find: (asked: string) => Found, complete: (asked: string) => string[]}}
 */
export function makeFinder(MiniSearch, file) {
  const store = makeStore(MiniSearch, file);
  const rarest = Math.log(1 + store.places.length);
  const read = makeReader(file, (token) => rarity(store, token) || rarest);
  return {
    find: (asked) => find(store, read(asked)),
    complete: (asked) => complete(store, asked),
  };
}

/**
 * @param {Store} store
 * @param {import("./types.js").Question} question
 * @returns {Found}
 */
function find(store, question) {
  const { runs, numbers, touched } = question;
  if (!runs.length && !numbers.length) return { hits: [], marks: [], missing: [] };
  const scores = rankByWords(store, question);
  rankByGlossary(store, scores, touched);
  rankByPhrases(store, scores, question.plain);
  const floor = Math.max(0, ...scores.values()) * WEAKEST; // before numbers, whose scores outdo all others
  rankByNumbers(store, scores, question);
  if (!scores.size) rankByCharacters(store, scores, question.folded);
  if (!scores.size) rankStartingPoints(store, scores);
  const hits = [...scores].map(([place, score]) => ({ place, score })).sort((a, b) => b.score - a.score);
  const called = touched.flatMap(({ term }) => store.names[term] ?? []);
  return {
    hits: hits.filter((hit) => hit.score >= floor).slice(0, SHOWN),
    marks: [...runs, ...numbers, ...called],
    missing: runs.filter((run) => !called.some((name) => name.includes(run)) && !occurs(store, run)),
  };
}

/** Whether any part of RUN stands anywhere. @param {Store} store @param {string} run */
function occurs(store, run) {
  const parts = isHan(run) ? pairs(run) : [run];
  return store.places.some((place) => parts.some((part) => place.foldedTitle.includes(part) || place.foldedText.includes(part)));
}

/** @param {Store} store @param {string} asked */
function complete(store, asked) {
  const start = fold(asked).trim();
  const name = start && store.names.flat().find((each) => each.startsWith(start) && each.length > start.length);
  return name ? [name] : [];
}
