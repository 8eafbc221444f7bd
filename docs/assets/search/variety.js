// The first three results are three answers: places that answer the same questions, such as one clause in three
// documents, give way to what else may be meant.

import { WEIGHTS } from "./weights.js";

/** @typedef {import("./types.js").IndexFile} IndexFile */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {{place: Place, score: number}} Hit */

const FIRST = 3;
const CONSIDERED = 12;

/**
 * The places that answer the same everyday questions, by each of them.
 *
 * @param {IndexFile} file
 * @param {Map<string, Place>} byLocation
 * @returns {Map<Place, Set<Place>>}
 */
export function makeKin(file, byLocation) {
  /** @type {Map<Place, Set<Place>>} */
  const kin = new Map();
  for (const { at } of file.questions) {
    const places = at.flatMap((location) => byLocation.get(location) ?? []);
    for (const place of places) kin.set(place, new Set([...(kin.get(place) ?? []), ...places]));
  }
  return kin;
}

/**
 * HITS, best first, with the first three chosen one after another: each that answers what one before it answers counts less.
 *
 * @param {Map<Place, Set<Place>>} kin
 * @param {Hit[]} hits
 * @returns {Hit[]}
 */
export function vary(kin, hits) {
  const rest = hits.slice(0, CONSIDERED);
  /** @type {Hit[]} */
  const chosen = [];
  while (rest.length && chosen.length < FIRST) {
    const counts = rest.map(({ place, score }) => score * WEIGHTS.again ** chosen.filter((hit) => kin.get(hit.place)?.has(place)).length);
    chosen.push(...rest.splice(counts.indexOf(Math.max(...counts)), 1));
  }
  return [...chosen, ...rest, ...hits.slice(CONSIDERED)];
}
