// Other ways to write the same Chinese: traditional characters, and pinyin, in full or by its first letters.

import { fold, isHan } from "./text.js";

/** @typedef {import("./types.js").IndexFile} IndexFile */

const LONGEST = 8; // characters of a name that somebody would spell out
const READINGS = 4; // of a name, where characters of it are read in several ways
const NAMES = 3; // that are looked for at once, where several are spelt alike
const BEGUN = 4; // letters of a name that may still be in the making
const LETTERS = /^[a-z]+$/;

/**
 * A function that says in simplified characters what was asked in traditional ones, character by character.
 *
 * @param {IndexFile} file
 * @returns {(asked: string) => string}
 */
export function makeSimplifier({ traditional = "" }) {
  /** @type {Map<string, string>} */
  const plain = new Map();
  for (let at = 0; at < traditional.length; at += 2) plain.set(traditional.charAt(at), traditional.charAt(at + 1));
  return (asked) => asked.replace(/\p{Script=Han}/gu, (character) => plain.get(character) ?? character);
}

/**
 * A function that gives the names that somebody spelt in pinyin; null where nothing is spelt so, or the letters are a
 * word of the site.
 *
 * @param {IndexFile} file
 * @param {(token: string) => boolean} isKnown
 * @returns {(asked: string) => string | null}
 */
export function makeSpeller(file, isKnown) {
  const { full, initials } = makeSpellings(file);
  const syllables = new Set(Object.keys(file.pinyin ?? {}));
  const begun = [...full.keys()].sort((a, b) => a.length - b.length);
  return (asked) => {
    const words = fold(asked).trim().split(/[\s'’]+/);
    const letters = words.join("");
    if (letters.length < 2 || !LETTERS.test(letters) || words.every(isKnown)) return null;
    const whole = full.get(letters) ?? inPieces(letters, full) ?? initials.get(letters) ?? byWords(words, full, syllables);
    const key = whole || letters.length < BEGUN ? undefined : begun.find((each) => each.startsWith(letters));
    const names = whole ?? (key && full.get(key));
    return names ? names.slice(0, NAMES).join(" ") : null;
  };
}

/**
 * What each name is spelt like: in full, and by the first letters of its syllables.
 *
 * @param {IndexFile} file
 */
function makeSpellings(file) {
  const readings = readingsOf(file);
  /** @type {Map<string, string[]>} */
  const full = new Map();
  /** @type {Map<string, string[]>} */
  const initials = new Map();
  for (const name of namesOf(file)) {
    for (const syllables of spellingsOf(name, readings)) {
      add(full, syllables.join(""), name);
      add(initials, syllables.map((each) => each.charAt(0)).join(""), name);
    }
  }
  return { full, initials };
}

/**
 * How each character is read, most in one way.
 *
 * @param {IndexFile} file
 */
export function readingsOf({ pinyin = {} }) {
  /** @type {Map<string, string[]>} */
  const readings = new Map();
  for (const [syllable, characters] of Object.entries(pinyin)) {
    for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), syllable]);
  }
  return readings;
}

/** What things are called, the terms of the trade first. @param {IndexFile} file */
function namesOf({ terms, same_words, kept_words, entries }) {
  const called = terms.flatMap(({ words, foreign }) => [...words, ...foreign]);
  const same = Object.entries(same_words).flatMap(([word, others]) => [word, ...others]);
  const titles = entries.flatMap(({ title }) => title.match(/\p{Script=Han}+/gu) ?? []);
  return new Set([...called, ...same, ...kept_words, ...titles].filter((name) => isName(name)));
}

/** @param {string} name */
const isName = (name) => name.length > 1 && name.length <= LONGEST && [...name].every(isHan);

/**
 * @param {string} name
 * @param {Map<string, string[]>} readings
 * @returns {string[][]}
 */
function spellingsOf(name, readings) {
  /** @type {string[][]} */
  let found = [[]];
  for (const character of name) {
    found = found.flatMap((before) => (readings.get(character) ?? []).map((syllable) => [...before, syllable])).slice(0, READINGS);
  }
  return found;
}

/** @param {Map<string, string[]>} names @param {string} key @param {string} name */
function add(names, key, name) {
  const before = names.get(key) ?? [];
  if (!before.includes(name)) names.set(key, [...before, name]);
}

/**
 * The names that LETTERS are made of, one after another, the longest first; undefined where letters are left over.
 *
 * @param {string} letters
 * @param {Map<string, string[]>} full
 */
function inPieces(letters, full) {
  const found = [];
  let at = 0;
  while (at < letters.length) {
    let end = letters.length;
    while (end > at + 1 && !full.has(letters.slice(at, end))) end -= 1;
    const names = full.get(letters.slice(at, end));
    if (!names) return undefined;
    found.push(names[0] ?? "");
    at = end;
  }
  return found.length <= NAMES ? found : undefined;
}

/**
 * The names among WORDS that were typed apart; a word of one syllable beside them (`yong`, `ma`) says too little to look
 * for. Undefined where a word is neither.
 *
 * @param {string[]} words
 * @param {Map<string, string[]>} full
 * @param {Set<string>} syllables
 */
function byWords(words, full, syllables) {
  const found = words.map((word) => full.get(word)?.slice(0, 1) ?? inPieces(word, full) ?? (syllables.has(word) ? [] : null));
  const names = found.every((each) => each !== null) ? found.flat() : [];
  return names.length ? names : undefined;
}
