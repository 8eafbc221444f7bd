// The day on which a page was read, in its citations for programs as in the one for readers.

/**
 * WRITTEN, BibTeX or CSL-JSON, with the DAY on which its page was read (2026-11-30), in place of an earlier one.
 * @param {string} written
 * @param {string} day
 */
export const readOn = (written, day) => (written.trimStart().startsWith("[") ? cslReadOn(written, day) : bibtexReadOn(written, day));

/**
 * @param {string} written
 * @param {string} day
 */
function cslReadOn(written, day) {
  /** @type {object[]} */
  const entries = JSON.parse(written);
  const accessed = { "date-parts": [day.split("-").map(Number)] };
  return JSON.stringify(entries.map((entry) => ({ ...entry, accessed })));
}

/**
 * @param {string} written
 * @param {string} day
 */
const bibtexReadOn = (written, day) => written.replace(/(?:,\s*urldate = \{[^}]*\})?\s*\}\s*$/, `,\n  urldate = {${day}}\n}`);
