// Words for the same thing: 门店, 分店, branch, shop. In their place stands the one word that the site uses.

import { fold, isHan, stem } from "./text.js";

/**
 * A function that says folded text in the words that stand for their groups, set apart by spaces and
 * without the words that say nothing.
 *
 * @param {import("./types.js").Vocabulary} vocabulary
 * @returns {(folded: string) => string}
 */
export function makePlain(vocabulary) {
  const stands = readWords(vocabulary);
  const longest = Math.max(1, ...[...stands.keys()].filter(isHan).map((word) => word.length));
  return (folded) =>
    folded
      .replace(/\p{Script=Han}+/gu, (piece) => sayPlainly(piece, stands, longest))
      .replace(/[a-z][a-z0-9]*/g, (word) => stands.get(stem(word)) ?? word);
}

/**
 * What stands for each word: nothing for function words, itself for words that are not to be taken apart.
 *
 * @param {import("./types.js").Vocabulary} vocabulary
 */
function readWords({ function_words, kept_words, same_words }) {
  /** @type {Map<string, string>} */
  const stands = new Map();
  /** @param {string} word @param {string} other */
  const set = (word, other) => stands.set(isHan(fold(word)) ? fold(word) : stem(fold(word)), fold(other));
  for (const word of function_words) set(word, "");
  for (const word of kept_words) set(word, word);
  for (const [word, others] of Object.entries(same_words)) for (const each of [word, ...others]) set(each, word);
  return stands;
}

/**
 * @param {string} piece
 * @param {Map<string, string>} stands
 * @param {number} longest
 */
function sayPlainly(piece, stands, longest) {
  let [said, at] = ["", 0];
  while (at < piece.length) {
    let length = Math.min(longest, piece.length - at);
    while (length > 1 && !stands.has(piece.slice(at, at + length))) length -= 1;
    const word = piece.slice(at, at + length);
    said += stands.has(word) ? ` ${stands.get(word)} ` : word;
    at += length;
  }
  return said;
}
