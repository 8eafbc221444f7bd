// Ranking: BM25 over the shared tokens, corrected by what a reader would notice (whether the words stand together,
// how much of the question is met), by what the glossary points to, and by clause numbers above all.

import { nearestPhrases, nearnessToAll } from "./known-questions.js";
import { nearnessInMeaning } from "./meaning.js";
import { bareNumber, fold, isHan, tokens } from "./text.js";
import { WEIGHTS } from "./weights.js";

/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").Touched} Touched */
/** @typedef {import("./index.js").Store} Store */
/** @typedef {Map<Place, number>} Scores */

const EXACT = 100; // above what all words together can bring
const WHOLE = 1.1 * EXACT; // "7.2.1 4)" is 7.2.1-4 rather than 7.2.1
const COMMON = 1.2; // a synonym's token has to be rarer than in about two fifths of the places

/**
 * What the words of the question and of the terms it touches find; the best place has 1.
 *
 * @param {Store} store
 * @param {Question} question
 * @returns {Scores}
 */
export function rankByWords(store, { plain, runs, numbers, touched }) {
  const literal = [...new Set(tokens([...runs, ...numbers].join(" ")))];
  const same = tokens(plain).filter((token) => rarity(store, token) > COMMON);
  const weights = new Map([
    ...synonymWeights(store, touched),
    ...same.map((token) => /** @type {const} */ ([token, WEIGHTS.same])),
    ...literal.map((token) => /** @type {const} */ ([token, 1])),
  ]);
  const results = lookUp(store, literal, weights);
  const known = literal.filter((token) => rarity(store, token) > 0);
  const whole = known.reduce((sum, token) => sum + rarity(store, token), 0) || 1;
  const best = results[0]?.score ?? 1;
  /** @type {Scores} */
  const scores = new Map();
  for (const result of results) {
    const place = store.places[result.id];
    if (!place) continue;
    const found = new Set(result.queryTerms);
    const met = known.reduce((sum, token) => sum + (found.has(token) ? rarity(store, token) : 0), 0) / whole;
    const factor = (1 + WEIGHTS.met * met) * (1 + together(runs, place));
    add(scores, place, (result.score / best) ** WEIGHTS.spread * factor);
  }
  const top = Math.max(1e-9, ...scores.values());
  for (const [place, score] of scores) scores.set(place, score / top);
  return scores;
}

/**
 * The tokens of the terms that a question touches, lighter than what was asked literally.
 *
 * @param {Store} store
 * @param {Touched[]} touched
 */
function synonymWeights(store, touched) {
  /** @type {Map<string, number>} */
  const weights = new Map();
  for (const { term, share } of touched) {
    (store.names[term] ?? []).forEach((name, rank) => {
      const weight = (rank ? WEIGHTS.synonym : WEIGHTS.label) * Math.sqrt(share);
      for (const token of tokens(name)) {
        if (rarity(store, token) > COMMON) weights.set(token, Math.max(weights.get(token) ?? 0, weight));
      }
    });
  }
  return weights;
}

/**
 * @param {Store} store
 * @param {string[]} literal
 * @param {Map<string, number>} weights
 */
function lookUp(store, literal, weights) {
  const last = literal.at(-1);
  return store.index.search([...weights.keys()].join(" "), {
    tokenize: (text) => text.split(" "),
    boostTerm: (token) => weights.get(token) ?? 1,
    // The last word may still be in the making, and English is misspelt more often than Chinese.
    prefix: (token) => token === last && !isHan(token) && token.length > 2,
    fuzzy: (token) => (!isHan(token) && token.length > 5 && literal.includes(token) ? 0.2 : false),
  });
}

/** How telling TOKEN is: 0 if it occurs nowhere. @param {Store} store @param {string} token */
export function rarity(store, token) {
  const count = store.frequency.get(token);
  return count ? Math.log(1 + store.places.length / count) : 0;
}

/**
 * How well the RUNS stand together in PLACE, as a share of all of them.
 *
 * @param {string[]} runs
 * @param {Place} place
 */
function together(runs, place) {
  const { title, text } = WEIGHTS.together;
  let [sum, length] = [0, 0];
  for (const run of runs) {
    length += run.length;
    if (place.foldedTitle.includes(run)) sum += run.length * (title + text);
    else if (place.foldedText.includes(run)) sum += run.length * text;
  }
  return length ? sum / length : 0;
}

/**
 * What the terms that a question touches point to: the more of the question they cover, the more it counts.
 *
 * @param {Store} store
 * @param {Scores} scores
 * @param {Touched[]} touched
 */
export function rankByGlossary(store, scores, touched) {
  for (const { term, share } of touched) {
    store.pointed[term]?.forEach((place, rank) => add(scores, place, WEIGHTS.pointed * share * WEIGHTS.nextPointed ** rank));
  }
}

/**
 * What the everyday question leads to that is nearest to the one asked, and of what is asked like it altogether.
 *
 * @param {Store} store
 * @param {Scores} scores
 * @param {string} plain
 * @returns {number} how near that question is, at most 1
 */
export function rankByPhrases(store, scores, plain) {
  let nearest = 0;
  for (const [place, { nearness, rank, next }] of nearestPhrases(store.phrases, plain)) {
    nearest = Math.max(nearest, nearness);
    const votes = nearness ** WEIGHTS.phraseSpread + WEIGHTS.seconded * next ** WEIGHTS.phraseSpread;
    add(scores, place, WEIGHTS.phrase * votes * WEIGHTS.nextPhrase ** rank);
  }
  for (const [place, near] of nearnessToAll(store.phrases, plain)) add(scores, place, WEIGHTS.asked * near);
  return nearest;
}

/**
 * What the everyday questions lead to that mean nearly what was asked, in whatever words; what begins a title (附录A) is a name.
 *
 * @param {Store} store
 * @param {Scores} scores
 * @param {Question} question
 * @returns {number | undefined} how near the nearest of them is; undefined if that was not asked
 */
export function rankByMeaning({ meaning, places }, scores, { said, folded }) {
  if (!meaning) return undefined; // it is still on its way
  const name = bareNumber(folded);
  if (name && places.some(({ bare }) => bare[0]?.startsWith(name))) return undefined;
  const weight = /\p{Script=Han}/u.test(said) ? WEIGHTS.meaning.chinese : WEIGHTS.meaning.english;
  let nearest = 0;
  for (const [place, near] of nearnessInMeaning(meaning, said)) {
    nearest = Math.max(nearest, near);
    add(scores, place, weight * near);
  }
  return nearest;
}

/**
 * What stands in a document that a question names, or tells of it on a page about all, comes earlier.
 *
 * @param {Scores} scores
 * @param {string[]} folders
 */
export function rankByDocuments(scores, folders) {
  if (!folders.length) return;
  for (const [place, score] of scores) {
    const { location } = place.entry;
    const within = folders.some((folder) => location.startsWith(`${folder}/`) || location.includes(`/#${folder}`));
    if (within) scores.set(place, score * WEIGHTS.named);
  }
}

/**
 * The places that answer to one of NUMBERS, above everything else.
 *
 * @param {Store} store
 * @param {Scores} scores
 * @param {Question} question
 * @returns {boolean} whether there are any
 */
export function rankByNumbers(store, scores, { numbers, bare }) {
  let found = false;
  for (const place of store.places) {
    const own = place.entry.numbers?.map(fold) ?? [];
    const gains = numbers.flatMap((number) => own.map((each) => nearness(each, number)));
    const gain = Math.max(0, bare && place.bare.includes(bare) ? WHOLE : 0, ...gains);
    if (gain) add(scores, place, gain);
    found ||= gain >= EXACT;
  }
  return found;
}

/**
 * What a place gains that answers to the number EACH when NUMBER was asked for: most if it is that clause,
 * less the further below that clause it stands.
 *
 * @param {string} each
 * @param {string} number
 */
function nearness(each, number) {
  if (each === number) return EXACT;
  const below = each.startsWith(number) ? each.slice(number.length) : "";
  return /^[.a-z-]/.test(below) ? 10 / below.length : 0;
}

/**
 * No word was found: titles that share at least two Chinese characters with the question.
 *
 * @param {Store} store
 * @param {Scores} scores
 * @param {string} folded
 */
export function rankByCharacters(store, scores, folded) {
  const characters = [...new Set(folded.match(/\p{Script=Han}/gu))];
  for (const place of store.places) {
    const met = characters.filter((each) => place.foldedTitle.includes(each)).length;
    if (met > 1) add(scores, place, met / characters.length);
  }
}

/** Little is near: below it, the pages from which everything can be reached. @param {Store} store @param {Scores} scores */
export function rankStartingPoints(store, scores) {
  const least = Math.min(1, ...scores.values());
  for (const place of store.places) {
    if (/^[^/#]+\/$/.test(place.entry.location)) add(scores, place, least / 2);
  }
}

/** @param {Scores} scores @param {Place} place @param {number} gain */
function add(scores, place, gain) {
  scores.set(place, (scores.get(place) ?? 0) + gain * (place.entry.boost ?? 1));
}
