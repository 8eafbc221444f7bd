// A whole question in pinyin (zuidi duoshao fen guoguan): the everyday questions that sound most like it are asked instead.

import { readingsOf } from "./other-writings.js";
import { fold, isHan } from "./text.js";

/** @typedef {import("./types.js").IndexFile} IndexFile */

const FEWEST = 4; // syllables; fewer spell a name, or say too little
const LONGEST = 6; // letters of a syllable: zhuang
const ALIKE = 0.2; // how near a phrase has to sound, 1 where it is that phrase
const AT_MOST = 3; // phrases that are asked instead: one may be near by chance
const BESIDE = 0.6; // how near the others have to sound, of the nearest
const ONE = 0.5; // what a syllable by itself counts, of what two that follow each other do
const LETTERS = /^[a-z]+$/;

/** What is told of a phrase: `length` is that of its vector. @typedef {{text: string, length: number}} Phrase */

/**
 * A function that gives the known phrases that sound like what was asked in pinyin; null where nothing was, none does,
 * or the letters are words of the site.
 *
 * @param {IndexFile} file
 * @param {(token: string) => boolean} isKnown
 * @returns {(asked: string) => string | null}
 */
export function makeListener(file, isKnown) {
  const syllables = new Set(Object.keys(file.pinyin ?? {}));
  /** @type {ReturnType<typeof makeSounds> | undefined} */
  let sounds;
  return (asked) => {
    const words = fold(asked).trim().split(/[\s'’]+/);
    if (!words.every((word) => LETTERS.test(word)) || words.every(isKnown)) return null;
    const spoken = words.map((word) => cut(word, syllables));
    const whole = spoken.every((each) => each !== null) ? spoken.flat() : [];
    if (whole.length < FEWEST) return null;
    sounds ??= makeSounds(file); // seldom asked for, and some work
    return sounds(/** @type {string[]} */ (whole));
  };
}

/**
 * WORD in SYLLABLES, the longest first where it can be cut in several ways; null where it cannot.
 *
 * @param {string} word
 * @param {ReadonlySet<string>} syllables
 * @returns {string[] | null}
 */
function cut(word, syllables) {
  /** What the letters from each place on are cut into: from the end, or a long word would be tried in every way. @type {(string[] | null)[]} */
  const from = [...Array(word.length).fill(null), []];
  for (let at = word.length - 1; at >= 0; at -= 1) {
    for (let length = Math.min(LONGEST, word.length - at); length > 0 && !from[at]; length -= 1) {
      const first = word.slice(at, at + length);
      const rest = syllables.has(first) ? from[at + length] : null;
      if (rest) from[at] = [first, ...rest];
    }
  }
  return from[0] ?? null;
}

/**
 * @param {IndexFile} file
 * @returns {(spoken: string[]) => string | null}
 */
function makeSounds(file) {
  const readings = readingsOf(file);
  /** @type {Map<string, Phrase[]>} */
  const holding = new Map();
  const texts = file.questions.flatMap(({ phrases }) => phrases);
  const heard = texts.map((text) => ({
    tokens: tokensOf([...text].filter(isHan).map((character) => readings.get(character) ?? [])),
    phrase: { text, length: 0 },
  }));
  for (const { tokens, phrase } of heard) {
    for (const token of tokens) {
      const others = holding.get(token);
      if (others) others.push(phrase);
      else holding.set(token, [phrase]);
    }
  }
  const weight = (/** @type {string} */ token) =>
    Math.log(1 + texts.length / (holding.get(token)?.length ?? 1)) * (token.includes(" ") ? 1 : ONE);
  const lengthOf = (/** @type {string[]} */ tokens) => Math.sqrt(tokens.reduce((sum, token) => sum + weight(token) ** 2, 0));
  for (const { tokens, phrase } of heard) phrase.length = lengthOf(tokens);
  return (spoken) => {
    const tokens = tokensOf(spoken.map((syllable) => [syllable]));
    /** @type {Map<Phrase, number>} */
    const shared = new Map();
    for (const token of tokens) {
      for (const phrase of holding.get(token) ?? []) shared.set(phrase, (shared.get(phrase) ?? 0) + weight(token) ** 2);
    }
    const length = lengthOf(tokens);
    const near = [...shared].map(([{ text, length: own }, product]) => ({ text, nearness: product / (length * own) }));
    near.sort((a, b) => b.nearness - a.nearness);
    const least = Math.max(ALIKE, BESIDE * (near[0]?.nearness ?? 0));
    const alike = near.slice(0, AT_MOST).filter(({ nearness }) => nearness > least);
    return alike.length ? alike.map(({ text }) => text).join(" ") : null;
  };
}

/**
 * The syllables of SPOKEN and every two that follow each other, each once; a character may be read in several ways.
 *
 * @param {string[][]} spoken
 */
function tokensOf(spoken) {
  const two = spoken.slice(1).flatMap((seconds, at) => (spoken[at] ?? []).flatMap((first) => seconds.map((second) => `${first} ${second}`)));
  return [...new Set([...spoken.flat(), ...two])];
}
