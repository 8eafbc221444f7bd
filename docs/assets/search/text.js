// How text is cut into tokens: the same for what is indexed and for what is asked, or nothing would be found.

const CLAUSE = /(?:\b[cx]-)?\d+(?:\.\d+)+[a-z]?(?:-[a-z0-9]+)*|\b[cx]-\d+(?:-\d+)*/g;
const TOKEN = /(?:\b[cx]-)?\d+(?:[.-]\d+)*[a-z]?|[a-z][a-z0-9]*|\p{Script=Han}+/gu;
const PHRASE = /[a-z][a-z0-9]+|[#\p{Script=Han}]+/gu;
const STANDARD = /(?<![\d.])\d{5}(?![\d.]|\s*人)/g; // 27922, 10409: a name rather than a figure
const NAMED_STANDARD = /(?<![a-z])(?:gb|sb|rb|db|qb|ga|iso|iec|sa|ts|ohsas)\s*(?:\/?\s*[tz])?[\s-]*(\d{4,5})(?![\d.])/g;
const COUNTED = /[零一二两三四五六七八九十百千万]+(?=[个家人名位天年月分条张次])/g;
const STARS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
// ISO19011, GB/T27922, CTS2021, ZHHT001: a name and its number, written in one. B1 and S04 are one name.
const NUMBER_IN_ONE = /(?<![a-z0-9])(?:([a-z]{2,})(\d{2,})|([tz])(\d{4,}))(?![a-z])/g;
const HAN = /^\p{Script=Han}/u;

/**
 * TEXT in small letters and narrow forms, character by character: every position stays what it was,
 * so that a hit in folded text can be marked in the original.
 *
 * @param {string} text
 */
export function fold(text) {
  let folded = "";
  for (let at = 0; at < text.length; at += 1) folded += foldCharacter(text.charAt(at));
  // An input method for Chinese turns the dot of a clause number into a full stop.
  return folded.replace(/(\d)[。·・](?=\d)/g, "$1.");
}

/** @param {string} character */
function foldCharacter(character) {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  if (code === 0x3000 || code === 0xa0) return " ";
  if (code === 0x2010 || code === 0x2011 || code === 0x2013 || code === 0x2014 || code === 0x2212) return "-";
  const small = character.toLowerCase();
  return small.length === 1 ? small : character;
}

/**
 * TEXT without the apostrophes within words: many type dont, and what was written as don't is to be found by it.
 *
 * @param {string} text
 */
export function withoutApostrophes(text) {
  return text.replace(/(?<=[a-z])['’](?=[a-z])/gi, "");
}

/**
 * The tokens of FOLDED text: Chinese in overlapping pairs, Latin words by their stem, numbers whole.
 *
 * @param {string} folded
 * @returns {string[]}
 */
export function tokens(folded) {
  /** @type {string[]} */
  const found = [];
  for (const [piece] of folded.matchAll(TOKEN)) {
    if (HAN.test(piece)) found.push(...pairs(piece));
    else if (/\d/.test(piece)) found.push(piece, ...partsOf(piece));
    else found.push(stem(piece));
  }
  return found;
}

/** What a number or a name with one is made of: 27922-2011, iso19011; nothing where it is one thing. @param {string} piece */
function partsOf(piece) {
  if (piece.includes("-")) return piece.split("-");
  const apart = numbersApart(piece);
  return apart === piece ? [] : apart.split(" ").map((part) => (/\d/.test(part) ? part : stem(part)));
}

/**
 * FOLDED text with a space between a name and the number that is written in one with it: iso19011, gb/t27922.
 *
 * @param {string} folded
 */
export function numbersApart(folded) {
  return folded.replace(NUMBER_IN_ONE, (_, letters, digits, letter, figures) => `${letters ?? letter} ${digits ?? figures}`);
}

/**
 * The tokens of a whole question, function words and all; every figure is the same, "#", but for the numbers of standards.
 *
 * @param {string} folded
 */
export function phraseTokens(folded) {
  const figureless = folded
    .replace(STANDARD, " n$& ")
    .replace(/(?<![n\d])\d+(?:\.\d+)*/g, "#")
    .replace(COUNTED, "#");
  return (figureless.match(PHRASE) ?? []).flatMap((piece) => (/^[a-z]/.test(piece) ? [stem(piece)] : pairs(piece)));
}

/**
 * Overlapping pairs of characters; a single character is its own token.
 *
 * @param {string} run
 */
export function pairs(run) {
  const found = [];
  for (let at = 0; at + 1 < run.length; at += 1) found.push(run.slice(at, at + 2));
  return found.length ? found : [run];
}

/**
 * An English word without the endings that a question changes: sites, sampled, sampling.
 *
 * @param {string} word
 */
export function stem(word) {
  let short = word.replace(/ies$/, "y").replace(/(ss|sh|ch|x)es$/, "$1").replace(/([^s\d])s$/, "$1");
  if (short.length > 4) short = short.replace(/(?:ing|ed|al|ation|ion|ity)$/, "");
  if (short.length > 3) short = short.replace(/([^aeiou])\1$/, "$1");
  return short.length > 3 ? short.replace(/e$/, "") : short;
}

/**
 * TEXT with its digits before "星" and "star" spelt as the documents spell them: 7星, 10 stars.
 *
 * @param {string} text
 */
export function spellStars(text) {
  return text
    .replace(/(\d+)\s*(?=星)/g, (figure, digits) => "零一二三四五六七八九十".charAt(digits) || figure)
    .replace(/(\d+)(?=[\s-]*stars?\b)/gi, (figure, digits) => STARS[digits] ?? figure);
}

/**
 * NUMBER without what people put between its parts: "5、3、1、4", "7.2.1 第 4 项", "C00107".
 *
 * @param {string} number
 */
export function bareNumber(number) {
  return number.replace(/[\s.,，、()[\]§_/-]|[第条款项章节]/g, "");
}

/**
 * The clause and register numbers in FOLDED text, as they are written in the documents.
 *
 * @param {string} folded
 */
export function clauseNumbers(folded) {
  return [...folded.matchAll(CLAUSE)].map(([number]) => number);
}

/**
 * The numbers of the standards that FOLDED text names: gb/t 27922, gb27922, iso 9001, sa8000.
 *
 * @param {string} folded
 * @returns {string[]}
 */
export function standardNumbers(folded) {
  return [...folded.matchAll(NAMED_STANDARD)].map(([, number = ""]) => number);
}

/** @param {string} text */
export function isHan(text) {
  return HAN.test(text);
}

/**
 * TEXT for HTML, or back from it: the index holds texts as the theme wants them.
 *
 * @param {string} text
 */
export function escapeHtml(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** @param {string} html */
export function unescapeHtml(html) {
  return html.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&");
}
