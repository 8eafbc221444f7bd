// The index as it travels: entries by column and places by their position, because what is alike lies together
// then and compresses by a tenth more; and the texts in parts, which come when they are needed.

/** @typedef {import("./types.js").IndexFile} IndexFile */
/** @typedef {import("./types.js").PackedFile} PackedFile */

/**
 * @param {PackedFile} packed
 * @returns {IndexFile}
 */
export function unpack({ entries, terms, questions, parts, ...words }) {
  const { location, title, part, numbers, tags, boost } = entries;
  /** @type {<T extends {at: number[]}>(from: T) => Omit<T, "at"> & {at: string[]}} */
  const placed = (from) => ({ ...from, at: from.at.flatMap((position) => location[position] ?? []) });
  return {
    ...words,
    entries: location.map((each, at) => ({
      location: each,
      title: title[at] ?? "",
      text: "",
      part: parts[part[at] ?? 0]?.[0] ?? "",
      numbers: numbers[at] || [],
      tags: tags[at] || [],
      boost: boost[at] || 1,
    })),
    terms: terms.map(placed),
    questions: questions.map(placed),
  };
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
