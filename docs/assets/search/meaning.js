// What words mean: how near a question comes to the everyday questions although it shares no word with them.
//
// Each word has a vector of some dozens of figures (scripts/search/make_word_vectors.py makes them); that of a text is
// the sum of its words'. They come behind all else, and the search answers without them until then.

import { fold, isHan, stem, withoutApostrophes } from "./text.js";
import { WEIGHTS } from "./weights.js";

/** @typedef {import("./types.js").IndexFile} IndexFile */
/** @typedef {import("./types.js").WordVectors} WordVectors */
/** @typedef {import("./types.js").Place} Place */

/**
 * The known phrases one behind another in `phrases`, each of `size` figures and length 1; `places` has what each leads to,
 * `elsewhere` the vectors of what the site has no answer to. `words` are those that have a vector.
 *
 * @typedef {{words: ReadonlySet<string>, vectorOf: (text: string) => Float32Array | undefined, size: number, phrases: Float32Array, places: Place[][],
 *   elsewhere: Float32Array[]}} Meaning
 */

const PIECE = /\p{Script=Han}+|[a-z][a-z0-9]*/gu;
const MIDDLE = "d".charCodeAt(0); // stands for nothing; the letters before it for less, those behind for more
const FAR = 0.2; // below it, what is near is chance

/**
 * @param {IndexFile} file
 * @param {Map<string, Place>} byLocation
 * @param {WordVectors} vectors
 * @returns {Meaning}
 */
export function makeMeaning(file, byLocation, [joined, figures, asked = ""]) {
  const words = joined.split("|");
  const size = figures.length / words.length;
  const vectorOf = reader(words, size, figures);
  /** @type {Float32Array[]} */
  const rows = [];
  /** @type {Place[][]} */
  const places = [];
  for (const { phrases, at } of file.questions) {
    const there = at.flatMap((location) => byLocation.get(location) ?? []);
    for (const phrase of phrases) {
      const vector = vectorOf(phrase);
      if (!vector) continue;
      rows.push(vector);
      places.push(there);
    }
  }
  const all = new Float32Array(rows.length * size);
  rows.forEach((row, at) => all.set(row, at * size));
  const elsewhere = asked.split("|").flatMap((phrase) => vectorOf(phrase) ?? []);
  return { words: new Set(words), vectorOf, size, phrases: all, places, elsewhere };
}

/**
 * A function from a text to its vector of length 1; none where no word is known.
 *
 * @param {string[]} words
 * @param {number} size
 * @param {string} figures
 * @returns {(text: string) => Float32Array | undefined}
 */
function reader(words, size, figures) {
  const position = new Map(words.map((word, at) => [word, at]));
  // A form that has no vector (resells) has that of one which does (resell).
  for (const [word, at] of [...position]) if (!isHan(word) && !position.has(stem(word))) position.set(stem(word), at);
  const longest = Math.max(1, ...words.filter(isHan).map((word) => word.length));
  return (text) => {
    const sum = new Float32Array(size);
    for (const word of cut(fold(withoutApostrophes(text)), position, longest)) {
      const from = (position.get(word) ?? 0) * size;
      for (let at = 0; at < size; at += 1) sum[at] = (sum[at] ?? 0) + figures.charCodeAt(from + at) - MIDDLE;
    }
    const length = Math.hypot(...sum);
    return length ? sum.map((each) => each / length) : undefined;
  };
}

/**
 * The known words of FOLDED: of Chinese always the longest that is known, of English also what two words are together
 * (runs_out).
 *
 * @param {string} folded
 * @param {Map<string, number>} position
 * @param {number} longest
 */
function cut(folded, position, longest) {
  /** @type {string[]} */
  const found = [];
  let before = "";
  for (const [piece] of folded.matchAll(PIECE)) {
    const pair = `${before}_${piece}`;
    if (position.has(pair)) found.push(pair);
    before = piece;
    for (let at = 0; at < piece.length; ) {
      let length = isHan(piece) ? Math.min(longest, piece.length - at) : piece.length;
      while (isHan(piece) && length > 1 && !position.has(piece.slice(at, at + length))) length -= 1;
      const word = piece.slice(at, at + length);
      const form = position.has(word) || isHan(word) ? word : stem(word);
      if (position.has(form)) found.push(form);
      at += length;
    }
  }
  return found;
}

/**
 * How near ASKED comes to the two phrases of each place that mean the most like it; the second seconds the first.
 *
 * @param {Meaning} meaning
 * @param {string} asked
 * @returns {Map<Place, number>}
 */
export function nearnessInMeaning({ vectorOf, size, phrases, places }, asked) {
  const vector = vectorOf(asked);
  /** @type {Map<Place, {best: number, next: number}>} */
  const nearest = new Map();
  if (!vector) return new Map();
  places.forEach((there, row) => {
    let cosine = 0;
    for (let at = 0; at < size; at += 1) cosine += (vector[at] ?? 0) * (phrases[row * size + at] ?? 0);
    if (cosine <= FAR) return;
    const near = nearness(cosine);
    there.forEach((place, rank) => {
      const gain = near * WEIGHTS.nextPhrase ** rank;
      const { best, next } = nearest.get(place) ?? { best: 0, next: 0 };
      nearest.set(place, gain > best ? { best: gain, next: best } : { best, next: Math.max(next, gain) });
    });
  });
  return new Map([...nearest].map(([place, { best, next }]) => [place, best + WEIGHTS.seconded * next]));
}

/**
 * How near ASKED comes in meaning to the nearest question that the site has no answer to.
 *
 * @param {Meaning} meaning
 * @param {string} asked
 */
export function meantElsewhere({ vectorOf, elsewhere }, asked) {
  const vector = vectorOf(asked);
  if (!vector) return 0;
  const cosines = elsewhere.map((each) => each.reduce((sum, figure, at) => sum + figure * (vector[at] ?? 0), 0));
  return nearness(Math.max(FAR, ...cosines));
}

/** @param {number} cosine more than FAR */
function nearness(cosine) {
  return ((cosine - FAR) / (1 - FAR)) ** 2;
}
