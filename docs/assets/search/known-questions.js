// Everyday questions: how near what was asked comes to one of the phrases that the site knows, and where they lead.

import { makePlain } from "./same.js";
import { fold, isHan, phraseTokens, withoutApostrophes } from "./text.js";
import { WEIGHTS } from "./weights.js";

/** @typedef {import("./types.js").IndexFile} IndexFile */
/** @typedef {import("./types.js").Place} Place */

/**
 * A phrase as a vector of its tokens' weights: `length` is its own, `places` what it leads to, the best first.
 *
 * @typedef {{length: number, places: Place[]}} Phrase
 */

/**
 * `asked` has by token how much of it is in what is asked of a place altogether, as a vector of length 1; `long` are the
 * words of the site in three characters or more; `cutUp` cuts a phrase as those here were cut.
 *
 * @typedef {{holding: Map<string, Phrase[]>, weight: (token: string) => number, long: Set<string>,
 *   asked: Map<string, {place: Place, share: number}[]>, cutUp: (text: string) => string[]}} Phrases
 */

const FAR = 0.2; // below it, what is shared is chance
const FIGURE = "#";
const SINGLE = "."; // stands before a character that was cut out of a pair
const BETWEEN = "_"; // stands between two English words
const UNKNOWN = 0.7; // what a token counts that stands in no phrase, of what a rare one does

/**
 * @param {IndexFile} file
 * @param {Map<string, Place>} byLocation
 * @returns {Phrases}
 */
export function makePhrases(file, byLocation) {
  const plain = makePlain(file);
  /** @type {Map<string, Phrase[]>} */
  const holding = new Map();
  const long = new Set(Object.keys(file.same_words).filter((word) => word.length > 2));
  /** @param {string} text */
  const cutUp = (text) => tokensOf(plain(fold(withoutApostrophes(text))), long);
  const cut = file.questions.flatMap(({ phrases, at }) => {
    const places = at.flatMap((location) => byLocation.get(location) ?? []);
    return phrases.map((text) => ({ tokens: cutUp(text), phrase: { length: 0, places } }));
  });
  for (const { tokens, phrase } of cut) {
    for (const token of tokens) append(holding, token, phrase);
  }
  /** @param {string} token */
  const weight = (token) => {
    const count = holding.get(token)?.length;
    const known = count ? 1 : token.includes(BETWEEN) ? 0 : UNKNOWN; // most words that stand together do so by chance
    return Math.log(1 + cut.length / (count ?? 1)) * known * (token.startsWith(SINGLE) ? WEIGHTS.character : 1);
  };
  for (const { tokens, phrase } of cut) phrase.length = lengthOf(tokens, weight);
  return { holding, weight, long, asked: sumUp(cut, weight), cutUp };
}

/**
 * All phrases of a place as one vector, by token.
 *
 * @param {{tokens: string[], phrase: Phrase}[]} cut
 * @param {(token: string) => number} weight
 */
function sumUp(cut, weight) {
  /** @type {Map<Place, Map<string, number>>} */
  const sums = new Map();
  for (const { tokens, phrase } of cut) {
    for (const place of phrase.places) {
      const sum = sums.get(place) ?? new Map();
      for (const token of tokens.filter(isChinese)) sum.set(token, (sum.get(token) ?? 0) + weight(token) / phrase.length);
      sums.set(place, sum);
    }
  }
  /** @type {Phrases["asked"]} */
  const asked = new Map();
  for (const [place, sum] of sums) {
    const length = Math.hypot(...sum.values());
    for (const [token, part] of sum) append(asked, token, { place, share: part / length });
  }
  return asked;
}

/** @template T @param {Map<string, T[]>} lists @param {string} token @param {T} one */
function append(lists, token, one) {
  const list = lists.get(token);
  if (list) list.push(one);
  else lists.set(token, [one]);
}

/**
 * How near PLAIN comes to all that is asked of each place: what no single phrase says, several may say together.
 * In Chinese alone: English words are whole, few in a phrase and many in a place, and less was found with them.
 *
 * @param {Phrases} phrases
 * @param {string} plain
 * @returns {Map<Place, number>}
 */
export function nearnessToAll({ asked, weight, long }, plain) {
  const tokens = tokensOf(plain, long).filter(isChinese);
  const length = lengthOf(tokens, weight);
  /** @type {Map<Place, number>} */
  const near = new Map();
  for (const token of tokens) {
    for (const { place, share } of asked.get(token) ?? []) near.set(place, (near.get(place) ?? 0) + (share * weight(token)) / length);
  }
  return near;
}

/**
 * How near PLAIN comes to the nearest phrase of each place, 1 if it is that phrase, and to the next one, which seconds it:
 * a single phrase may be near by chance.
 *
 * @param {Phrases} phrases
 * @param {string} plain
 * @returns {Map<Place, {nearness: number, rank: number, next: number}>}
 */
export function nearestPhrases(phrases, plain) {
  /** @type {Map<Place, {nearness: number, rank: number, next: number}>} */
  const nearest = new Map();
  for (const [phrase, nearness] of nearnessOfEach(phrases, phrases.holding, plain)) {
    if (nearness < FAR) continue;
    phrase.places.forEach((place, rank) => {
      const best = nearest.get(place);
      if (!best) nearest.set(place, { nearness, rank, next: 0 });
      else if (nearness > best.nearness) nearest.set(place, { nearness, rank, next: best.nearness });
      else best.next = Math.max(best.next, nearness);
    });
  }
  return nearest;
}

/**
 * A function that tells how near a question comes to what is asked ELSEWHERE, which the site has no answer to: 1 if it is
 * such a question.
 *
 * @param {Phrases} phrases
 * @param {string[]} elsewhere
 * @returns {(plain: string) => number}
 */
export function makeElsewhere(phrases, elsewhere) {
  /** @type {Map<string, Phrase[]>} */
  const holding = new Map();
  for (const text of elsewhere) {
    const tokens = phrases.cutUp(text);
    const phrase = { length: lengthOf(tokens, phrases.weight), places: [] };
    for (const token of tokens) append(holding, token, phrase);
  }
  return (plain) => Math.max(0, ...nearnessOfEach(phrases, holding, plain).values());
}

/**
 * The cosine of PLAIN to each phrase of HOLDING that shares a token with it.
 *
 * @param {Phrases} phrases
 * @param {Map<string, Phrase[]>} holding
 * @param {string} plain
 * @returns {Map<Phrase, number>}
 */
function nearnessOfEach({ weight, long }, holding, plain) {
  const tokens = tokensOf(plain, long).filter((token, _, all) => token !== FIGURE || all.length > 1); // a figure alone says nothing
  const length = lengthOf(tokens, weight);
  /** @type {Map<Phrase, number>} */
  const near = new Map();
  for (const token of tokens) {
    for (const phrase of holding.get(token) ?? []) near.set(phrase, (near.get(phrase) ?? 0) + weight(token) ** 2);
  }
  for (const [phrase, product] of near) near.set(phrase, product / (length * phrase.length));
  return near;
}

/**
 * The tokens of PLAIN and the characters of its pairs: 没回差评 and 差评没有回复 share no pair but 差评. The long words of the
 * site, such as 审查员 for 老师, stay in pairs: with their characters too they would outweigh the rest of a question. English
 * words stand alone and two by two: who was turned down asks neither about turning nor about what is down.
 *
 * @param {string} plain
 * @param {Set<string>} long
 */
function tokensOf(plain, long) {
  const runs = plain.split(/\s+/);
  const cut = runs.filter((run) => !long.has(run)).flatMap(phraseTokens).filter((token) => isHan(token) && token.length > 1);
  const single = cut.flatMap((pair) => [...pair].map((each) => SINGLE + each));
  const words = runs.filter((run) => /^[a-z]/.test(run)).flatMap(phraseTokens);
  const together = words.slice(1).map((word, at) => words[at] + BETWEEN + word);
  return [...new Set([...runs.flatMap(phraseTokens), ...single, ...together])];
}

/** @param {string} token */
function isChinese(token) {
  return token.startsWith(SINGLE) || isHan(token);
}

/** @param {string[]} tokens @param {(token: string) => number} weight */
function lengthOf(tokens, weight) {
  return Math.sqrt(tokens.reduce((sum, token) => sum + weight(token) ** 2, 0));
}
