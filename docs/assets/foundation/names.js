// Names as they show: two that differ by what nobody sees are one.

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * NAME without marks that nobody sees, with single spaces, as `as_seen` of `aftersales.foundation.typed` has it.
 * @param {string} name
 */
export const asSeen = (name) => name.replace(/\s+/gu, " ").replace(UNSEEN, "").trim();

/**
 * What NAME is compared by: two names are one that differ in width, in capitals, or by spaces and what nobody sees. (Of two
 * writings of a character, simplified and traditional, only the engine knows.)
 * @param {string} name
 */
export const comparable = (name) => name.normalize("NFKC").replace(UNSEEN, "").replace(/\s/gu, "").toLowerCase();

/**
 * Those of NAMES, as they show, that stand neither among KNOWN nor earlier in NAMES.
 * @param {string[]} names
 * @param {string[]} known
 */
export function freshNames(names, known) {
  const met = new Set(known.map(comparable));
  return names.map(asSeen).filter((name) => {
    const key = comparable(name);
    return key !== "" && !met.has(key) && met.add(key);
  });
}

/**
 * NAME as it is written among KNOWN already, where it is there.
 * @param {string} name
 * @param {string[]} known
 */
export const asKnown = (name, known) => known.find((each) => comparable(each) === comparable(name)) ?? name;

export const LONGEST_NAME = 200; // signs

/**
 * The names in a text that lists them, each as it shows and as long as names are kept.
 * @param {string} text
 */
export const namesListed = (text) => text.split(/[\n,，、;；]/).map((name) => cut(name)).filter(Boolean);

/** NAME as it shows, as long as names are kept. @param {string} name */
export const cut = (name) => asSeen(name).slice(0, LONGEST_NAME);

/** Those of NAMES that say something, each once: of some that are alike the earliest. @param {string[]} names */
export function eachOnce(names) {
  const met = new Set();
  return names.filter((name) => comparable(name) && !met.has(comparable(name)) && met.add(comparable(name)));
}
