// The index file as it travels: entries by column and places by their position, because what is alike lies
// together then and compresses by a tenth more.

/** @typedef {import("./types.js").IndexFile} IndexFile */
/** @typedef {import("./types.js").PackedFile} PackedFile */

/**
 * @param {PackedFile} packed
 * @returns {IndexFile}
 */
export function unpack({ entries, terms, questions, ...words }) {
  const { location, title, text, numbers, tags, boost } = entries;
  /** @type {<T extends {at: number[]}>(from: T) => Omit<T, "at"> & {at: string[]}} */
  const placed = (from) => ({ ...from, at: from.at.flatMap((position) => location[position] ?? []) });
  return {
    ...words,
    entries: location.map((each, at) => ({
      location: each,
      title: title[at] ?? "",
      text: text[at] ?? "",
      numbers: numbers[at] || [],
      tags: tags[at] || [],
      boost: boost[at] || 1,
    })),
    terms: terms.map(placed),
    questions: questions.map(placed),
  };
}
