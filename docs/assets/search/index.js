// The index: every entry made ready, and its tokens in four fields.

import { makePhrases } from "./known-questions.js";
import { makePlain } from "./same.js";
import { bareNumber, fold, standardNumbers, tokens, unescapeHtml, withoutApostrophes } from "./text.js";
import { makeKin } from "./variety.js";
import { WEIGHTS } from "./weights.js";

/** @typedef {import("./types.js").IndexFile} IndexFile */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("minisearch").default<{id: number, title: string, text: string, words: string, phrases: string, around: string}>} Index */

/**
 * What ranking works on. `names` and `pointed` are parallel to the terms of the vocabulary: what each is called,
 * folded, and the places that speak of it; `frequency` is in how many places a token occurs, `rarest` how telling
 * a token is that occurs in one; `standards` are the numbers of those that the site speaks of; `kin` are the places that answer the same questions; `meaning` comes later than all else,
 * and with it how near a question comes to what is asked elsewhere.
 *
 * @typedef {{places: Place[], byLocation: Map<string, Place>, index: Index, names: string[][], pointed: Place[][],
 *   frequency: Map<string, number>, rarest: number, standards: Set<string>, phrases: import("./known-questions.js").Phrases,
 *   kin: Map<Place, Set<Place>>, meaning?: import("./meaning.js").Meaning, elsewhere?: (plain: string) => number}} Store
 */

/**
 * @param {typeof import("minisearch").default} MiniSearch
 * @param {IndexFile} file
 * @returns {Store}
 */
export function makeStore(MiniSearch, file) {
  const places = file.entries.map(makePlace);
  const byLocation = new Map(places.map((place) => [place.entry.location, place]));
  return {
    places,
    byLocation,
    index: makeIndex(MiniSearch, file, places),
    names: file.terms.map((term) => [...term.words, ...term.foreign].map(fold)),
    pointed: file.terms.map((term) => term.at.flatMap((location) => byLocation.get(location) ?? [])),
    frequency: countPlaces(places),
    rarest: Math.log(1 + places.length),
    standards: standardsIn(file, places),
    phrases: makePhrases(file, byLocation),
    kin: makeKin(file, byLocation),
  };
}

/** @param {import("./types.js").Entry} entry @param {number} position @returns {Place} */
function makePlace(entry, position) {
  const [title, text] = [unescapeHtml(entry.title), unescapeHtml(entry.text)];
  const foldedTitle = fold(title);
  const bare = [foldedTitle, ...(entry.numbers ?? []).map(fold)].map(bareNumber);
  return { entry, position, title, text, foldedTitle, foldedText: fold(text), bare };
}

/**
 * @param {typeof import("minisearch").default} MiniSearch
 * @param {IndexFile} file
 * @param {Place[]} places
 * @returns {Index}
 */
function makeIndex(MiniSearch, file, places) {
  /** @type {Map<string, string[]>} */
  const called = new Map();
  for (const term of file.terms) {
    for (const location of term.at) called.set(location, [...(called.get(location) ?? []), ...term.words, ...term.foreign]);
  }
  /** @type {Map<string, string[]>} */
  const phrasesAt = new Map();
  for (const { phrases, at } of file.questions) {
    for (const location of at) phrasesAt.set(location, [...(phrasesAt.get(location) ?? []), ...phrases]);
  }
  const plain = makePlain(file);
  const titles = new Map(places.map((place) => [place.entry.location, place.foldedTitle]));
  const index = new MiniSearch({
    fields: ["title", "text", "words", "phrases", "around"],
    tokenize: tokens,
    processTerm: (token) => token,
    searchOptions: { boost: { title: WEIGHTS.title, words: WEIGHTS.words, phrases: WEIGHTS.phrases, around: WEIGHTS.around } },
  });
  index.addAll(
    places.map((place, id) => ({
      id,
      title: place.foldedTitle,
      text: place.foldedText,
      words: fold((called.get(place.entry.location) ?? []).join(" ")),
      phrases: asWrittenAndPlain((phrasesAt.get(place.entry.location) ?? []).join("；"), plain),
      // The document a place stands in: "ZPIC validity", "who may apply for maturity".
      around: `${titles.get(place.entry.location.replace(/\/.*/, "/")) ?? ""} ${fold((place.entry.tags ?? []).join(" "))}`,
    })),
  );
  return index;
}

/** @param {IndexFile} file @param {Place[]} places @returns {Set<string>} */
function standardsIn(file, places) {
  const called = file.terms.flatMap(({ words, foreign }) => [...words, ...foreign]);
  const asked = file.questions.flatMap(({ phrases }) => phrases);
  const texts = [...places.flatMap(({ foldedTitle, foldedText }) => [foldedTitle, foldedText]), ...[...called, ...asked].map(fold)];
  return new Set(texts.flatMap(standardNumbers));
}

/** @param {string} phrases @param {(folded: string) => string} plain */
function asWrittenAndPlain(phrases, plain) {
  const folded = fold(withoutApostrophes(phrases));
  return `${folded} ${plain(folded)}`;
}

/**
 * In how many places each token occurs.
 *
 * @param {Place[]} places
 */
function countPlaces(places) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const place of places) {
    for (const token of new Set([...tokens(place.foldedTitle), ...tokens(place.foldedText)])) {
      counts.set(token, (counts.get(token) ?? 0) + 1);
    }
  }
  return counts;
}
