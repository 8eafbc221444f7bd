// The index as it travels: by column, places by their position, words of a list in one string and numbers said once,
// because it compresses by a fifth more then; and the texts in parts, which come when they are needed.

/** @typedef {import("./types.js").IndexFile} IndexFile */
/** @typedef {import("./types.js").PackedFile} PackedFile */

const BETWEEN = "|"; // words of a list
const IN_ADDRESS = 1; // a number that the address ends with

/**
 * @param {PackedFile} packed
 * @returns {IndexFile}
 */
export function unpack({ entries, terms, questions, same_words, parts, further, vectors, ...words }) {
  const location = wholeLocations(entries.location);
  /** @param {number[] | undefined} at */
  const placed = (at) => (at ?? []).flatMap((position) => location[position] ?? []);
  return {
    ...words,
    same_words: Object.fromEntries(Object.entries(same_words).map(([word, others]) => [word, split(others)])),
    entries: location.map((each, at) => unpackEntry(entries, parts, at, each)),
    terms: terms.words.map((each, at) => ({ words: split(each), foreign: split(terms.foreign[at] ?? ""), at: placed(terms.at[at]) })),
    questions: questions.phrases.map((each, at) => ({ phrases: split(each), at: placed(questions.at[at]) })),
  };
}

/**
 * The addresses of a column, in which a place on the page of the one before has its anchor alone.
 *
 * @param {string[]} packed
 */
function wholeLocations(packed) {
  let page = "";
  return packed.map((each) => {
    if (!each.startsWith("#")) page = each.replace(/#.*/, "");
    return each.startsWith("#") ? page + each : each;
  });
}

/**
 * @param {PackedFile["entries"]} entries
 * @param {PackedFile["parts"]} parts
 * @param {number} at
 * @param {string} address
 */
function unpackEntry({ title, part, numbers, tags, boost }, parts, at, address) {
  const own = numbers[at] === IN_ADDRESS ? [address.match(/([^/#]+)\/?$/)?.[1] ?? ""] : numbers[at] || [];
  const name = title[at] ?? "";
  return {
    location: address,
    title: name.startsWith(" ") ? `${own[0]}${name}` : name,
    text: "",
    part: parts[part[at] ?? 0]?.[0] ?? "",
    numbers: own,
    tags: tags[at] || [],
    boost: boost[at] || 1,
  };
}

/** @param {string} words */
function split(words) {
  return words ? words.split(BETWEEN) : [];
}

/**
 * FILE with the FURTHER phrases of its questions, a string of them for each, behind those that it has.
 *
 * @param {IndexFile} file
 * @param {string[]} further
 * @returns {IndexFile}
 */
export function withPhrases(file, further) {
  return { ...file, questions: file.questions.map(({ phrases, at }, position) => ({ phrases: [...phrases, ...split(further[position] ?? "")], at })) };
}

/**
 * FILE with the texts of a PART in their places.
 *
 * @param {IndexFile} file
 * @param {string} part
 * @param {string[]} texts in the order of its entries
 * @returns {IndexFile}
 */
export function withTexts(file, part, texts) {
  let next = 0;
  return { ...file, entries: file.entries.map((entry) => (entry.part === part ? { ...entry, text: texts[next++] ?? "" } : entry)) };
}
