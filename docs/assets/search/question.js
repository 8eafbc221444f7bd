// Taking a question apart: clause numbers, the words that matter, and the terms of the trade that it touches.

import { makePlain } from "./same.js";
import { bareNumber, clauseNumbers, fold, isHan, numbersApart, spellStars, stem, tokens, withoutApostrophes } from "./text.js";

const INSIDE = 0.4; // what a word counts that stands in a longer word of another term

/** @typedef {import("./types.js").Vocabulary} Vocabulary */
/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").Touched} Touched */

/**
 * A function that takes questions apart with the words of VOCABULARY; `telling` says how rare a token is.
 *
 * @param {Vocabulary} vocabulary
 * @param {(token: string) => number} telling
 * @returns {(asked: string) => Question}
 */
export function makeReader(vocabulary, telling) {
  const silent = new Set(vocabulary.function_words.map(fold));
  const named = vocabulary.terms.map((term) => [...term.words, ...term.foreign].map(fold));
  const kept = new Set([...vocabulary.kept_words.map(fold), ...named.flat().filter((word) => isHan(word) && word.length <= 6)]);
  const documents = Object.entries(vocabulary.document_names).map(([folder, names]) => ({ folder, names: names.map(fold) }));
  const inPlainWords = makePlain(vocabulary);
  const longest = Math.max(1, ...[...silent, ...kept].map((word) => word.length));

  return (asked) => {
    const folded = fold(withoutApostrophes(spellStars(asked))).trim();
    const numbers = clauseNumbers(folded);
    const rest = numbers.reduce((text, number) => text.replace(number, " "), folded);
    const runs = contentRuns(numbersApart(rest), silent, kept, longest);
    const figure = /^\d{1,3}$/.test(folded); // 100 is rather a figure than a clause number without its dots
    return {
      folded,
      said: asked,
      plain: inPlainWords(rest),
      bare: figure || !/\d/.test(folded) ? "" : bareNumber(folded),
      numbers: numbers.length || !/^\d+$/.test(folded) ? numbers : [folded],
      runs,
      touched: touch(folded, named, runs, telling),
      documents: documents.filter(({ names }) => names.some((name) => folded.includes(name))).map(({ folder }) => folder),
    };
  };
}

/**
 * The runs of TEXT that carry meaning, in order; TEXT itself if it is made of function words alone.
 *
 * @param {string} text
 * @param {Set<string>} silent
 * @param {Set<string>} kept
 * @param {number} longest
 * @returns {string[]}
 */
function contentRuns(text, silent, kept, longest) {
  /** @type {string[]} */
  const runs = [];
  const pieces = text.match(/\p{Script=Han}+|[a-z0-9][a-z0-9.-]*/gu) ?? [];
  for (const piece of pieces) {
    if (isHan(piece)) runs.push(...hanRuns(piece, silent, kept, longest));
    else if (!silent.has(piece)) runs.push(piece.replace(/[.-]+$/, ""));
  }
  const telling = runs.filter((run) => !isHan(run) || run.length > 1);
  if (telling.length) return telling;
  return runs.length ? runs : pieces;
}

/**
 * @param {string} piece
 * @param {Set<string>} silent
 * @param {Set<string>} kept
 * @param {number} longest
 */
function hanRuns(piece, silent, kept, longest) {
  const runs = [""];
  let at = 0;
  while (at < piece.length) {
    let length = Math.min(longest, piece.length - at);
    while (length > 1 && !silent.has(piece.slice(at, at + length)) && !kept.has(piece.slice(at, at + length))) length -= 1;
    const word = piece.slice(at, at + length);
    if (silent.has(word) && !kept.has(word)) runs.push("");
    else runs[runs.length - 1] += word;
    at += length;
  }
  return runs.filter(Boolean);
}

/**
 * The terms whose name or synonym stands in FOLDED, with the longest word that does.
 *
 * @param {string} folded
 * @param {string[][]} named
 * @param {string[]} runs
 * @param {(token: string) => number} telling
 * @returns {Touched[]}
 */
function touch(folded, named, runs, telling) {
  const padded = ` ${stemmed(folded)} `;
  /** @type {{term: number, word: string}[]} */
  const all = [];
  named.forEach((words, term) => {
    for (const word of words) {
      const stands = isHan(word) || /[^a-z0-9 -]/.test(word) ? word.length > 1 && folded.includes(word) : padded.includes(` ${stemmed(word)} `);
      if (stands) all.push({ term, word });
    }
  });
  const words = all.map(({ word }) => word);
  /** @param {string} text */
  const weigh = (text) => [...new Set(tokens(text))].reduce((sum, token) => sum + telling(token), 0);
  const whole = weigh(runs.join(" ")) || 1;
  /** @type {Map<number, number>} */
  const shares = new Map();
  for (const { term, word } of all) {
    const inside = words.some((other) => other.length > word.length && other.includes(word));
    const share = (weigh(word) / whole) * (inside ? INSIDE : 1);
    shares.set(term, Math.min(1, Math.max(shares.get(term) ?? 0, share)));
  }
  return [...shares].map(([term, share]) => ({ term, share }));
}

/** @param {string} words */
function stemmed(words) {
  return (numbersApart(words).match(/[a-z0-9]+/g) ?? []).map(stem).join(" ");
}
