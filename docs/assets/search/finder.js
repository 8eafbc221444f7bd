// Ranking: clause numbers first, then BM25 over the shared tokens, corrected by what a reader would notice:
// whether the words stand together, how much of the question is met, and what the glossary points to.

import { makeReader } from "./question.js";
import { fold, isHan, pairs, tokens, unescapeHtml } from "./text.js";

/** @typedef {import("./types.js").IndexFile} IndexFile */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").Hit} Hit */
/** @typedef {import("./types.js").Found} Found */
/** @typedef {import("minisearch").default<{id: number, title: string, text: string, words: string, around: string}>} Index */

// How much each thing weighs; tuned on two thirds of tests/search/queries.yaml, see `make bench-search`.
export const WEIGHTS = {
  title: 3,
  words: 0.8,
  around: 0.4,
  label: 0.5,
  synonym: 0.15,
  together: { title: 1.2, text: 0.4 },
  spread: 0.7,
  met: 2,
  pointed: 0.9,
  nextPointed: 0.9,
};
const SHOWN = 40;
const WEAKEST = 0.04; // of the best score
const COMMON = 1.2; // a synonym's token rarer than in about a third of the places

/**
 * A search over the entries of FILE.
 *
 * @param {typeof import("minisearch").default} MiniSearch
 * @param {IndexFile} file
 * @returns {{find: (asked: string) => Found, places: Map<string, Place>, complete: (asked: string) => string[]}}
 */
export function makeFinder(MiniSearch, file) {
  const places = file.entries.map(makePlace);
  const byLocation = new Map(places.map((place) => [place.entry.location, place]));
  const index = makeIndex(MiniSearch, file, places);
  const read = makeReader(file);
  const names = file.terms.map((term) => [...term.words, ...term.foreign].map(fold));
  const frequency = countPlaces(places);

  /** How telling TOKEN is: 0 if it occurs nowhere. @param {string} token */
  function rarity(token) {
    const count = frequency.get(token);
    return count ? Math.log(1 + places.length / count) : 0;
  }

  /** @param {string} asked @returns {Found} */
  function find(asked) {
    const question = read(asked);
    const { runs, numbers, touched } = question;
    if (!runs.length && !numbers.length) return { hits: [], marks: [], missing: [] };
    /** @type {Map<Place, number>} */
    const scores = new Map();
    rankByWords(scores, question);
    for (const { term, share } of touched) {
      (file.terms[term]?.at ?? []).forEach((location, rank) => {
        const place = byLocation.get(location);
        const gain = WEIGHTS.pointed * share * WEIGHTS.nextPointed ** rank;
        if (place) scores.set(place, (scores.get(place) ?? 0) + gain * (place.entry.boost ?? 1));
      });
    }
    const floor = Math.max(0, ...scores.values()) * WEAKEST;
    rankByNumbers(scores, numbers);
    if (!scores.size) rankByCharacters(scores, question.folded);
    if (!scores.size) rankStartingPoints(scores);
    const hits = [...scores].map(([place, score]) => ({ place, score })).sort((a, b) => b.score - a.score);
    const called = touched.flatMap(({ term }) => names[term] ?? []);
    const missing = runs.filter((run) => !called.some((name) => name.includes(run)) && !places.some((place) => occurs(run, place)));
    return { hits: hits.filter((hit) => hit.score >= floor).slice(0, SHOWN), marks: [...runs, ...numbers, ...called], missing };
  }

  /** @param {Map<Place, number>} scores @param {Question} question */
  function rankByWords(scores, { runs, numbers, touched }) {
    const literal = new Set(tokens([...runs, ...numbers].join(" ")));
    /** @type {Map<string, number>} */
    const weights = new Map();
    for (const { term, share } of touched) {
      (names[term] ?? []).forEach((name, rank) => {
        const weight = (rank ? WEIGHTS.synonym : WEIGHTS.label) * Math.sqrt(share);
        for (const token of tokens(name)) {
          if (rarity(token) > COMMON) weights.set(token, Math.max(weights.get(token) ?? 0, weight));
        }
      });
    }
    for (const token of literal) weights.set(token, 1);
    const last = [...literal].at(-1);
    const results = index.search([...weights.keys()].join(" "), {
      tokenize: (text) => text.split(" "),
      boostTerm: (token) => weights.get(token) ?? 1,
      prefix: (token) => token === last && !isHan(token) && token.length > 2,
      fuzzy: (token) => (!isHan(token) && token.length > 5 && literal.has(token) ? 0.2 : false),
    });
    const known = [...literal].filter((token) => rarity(token) > 0);
    const whole = known.reduce((sum, token) => sum + rarity(token), 0);
    const best = results[0]?.score ?? 1;
    for (const result of results) {
      const place = places[result.id];
      if (!place) continue;
      const asked = new Set(result.queryTerms);
      const met = known.reduce((sum, token) => sum + (asked.has(token) ? rarity(token) : 0), 0) / (whole || 1);
      const factor = (1 + WEIGHTS.met * met) * (1 + together(runs, place)) * (place.entry.boost ?? 1);
      scores.set(place, (result.score / best) ** WEIGHTS.spread * factor);
    }
    const top = Math.max(1e-9, ...scores.values());
    for (const [place, score] of scores) scores.set(place, score / top);
  }

  /** @param {Map<Place, number>} scores @param {string[]} numbers */
  function rankByNumbers(scores, numbers) {
    for (const number of numbers) {
      for (const place of places) {
        const own = place.entry.numbers?.map(fold) ?? [];
        const gain = Math.max(0, ...own.map((each) => nearness(each, number)));
        if (gain) scores.set(place, (scores.get(place) ?? 0) + gain * (place.entry.boost ?? 1));
      }
    }
  }

  /** @param {Map<Place, number>} scores @param {string} folded */
  function rankByCharacters(scores, folded) {
    const characters = [...new Set(folded.match(/\p{Script=Han}/gu))];
    for (const place of places) {
      const met = characters.filter((each) => place.foldedTitle.includes(each)).length;
      if (met) scores.set(place, (met / characters.length) * (place.entry.boost ?? 1));
    }
  }

  /** Nothing is near: the pages from which everything can be reached. @param {Map<Place, number>} scores */
  function rankStartingPoints(scores) {
    for (const place of places) {
      const { location, numbers } = place.entry;
      if (!numbers && /^[^/#]+\/$/.test(location)) scores.set(place, place.entry.boost ?? 1);
    }
  }

  /** @param {string} asked */
  function complete(asked) {
    const start = fold(asked).trim();
    const name = start && names.flat().find((each) => each.startsWith(start) && each.length > start.length);
    return name ? [name] : [];
  }

  return { find, places: byLocation, complete };
}

/** @param {import("./types.js").Entry} entry @returns {Place} */
function makePlace(entry) {
  const [title, text] = [unescapeHtml(entry.title), unescapeHtml(entry.text)];
  return { entry, title, text, foldedTitle: fold(title), foldedText: fold(text) };
}

/**
 * @param {typeof import("minisearch").default} MiniSearch
 * @param {IndexFile} file
 * @param {Place[]} places
 * @returns {Index}
 */
function makeIndex(MiniSearch, file, places) {
  /** @type {Map<string, string[]>} */
  const called = new Map();
  for (const term of file.terms) {
    for (const location of term.at) called.set(location, [...(called.get(location) ?? []), ...term.words, ...term.foreign]);
  }
  const titles = new Map(places.map((place) => [place.entry.location, place.foldedTitle]));
  const index = new MiniSearch({
    fields: ["title", "text", "words", "around"],
    tokenize: tokens,
    processTerm: (token) => token,
    searchOptions: { boost: { title: WEIGHTS.title, words: WEIGHTS.words, around: WEIGHTS.around } },
  });
  index.addAll(
    places.map((place, id) => ({
      id,
      title: place.foldedTitle,
      text: place.foldedText,
      words: fold((called.get(place.entry.location) ?? []).join(" ")),
      // The document a place stands in: "ZPIC validity", "who may apply for maturity".
      around: `${titles.get(place.entry.location.replace(/\/.*/, "/")) ?? ""} ${fold((place.entry.tags ?? []).join(" "))}`,
    })),
  );
  return index;
}

/**
 * How well the RUNS stand together in PLACE, as a share of all of them.
 *
 * @param {string[]} runs
 * @param {Place} place
 */
function together(runs, place) {
  if (!runs.length) return 0;
  const { title, text } = WEIGHTS.together;
  let [sum, length] = [0, 0];
  for (const run of runs) {
    length += run.length;
    if (place.foldedTitle.includes(run)) sum += run.length * (title + text);
    else if (place.foldedText.includes(run)) sum += run.length * text;
  }
  return sum / length;
}

/**
 * In how many places each token occurs.
 *
 * @param {Place[]} places
 */
function countPlaces(places) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const place of places) {
    for (const token of new Set([...tokens(place.foldedTitle), ...tokens(place.foldedText)])) {
      counts.set(token, (counts.get(token) ?? 0) + 1);
    }
  }
  return counts;
}

/** @param {string} run @param {Place} place */
function occurs(run, place) {
  const parts = isHan(run) ? pairs(run) : [run];
  return parts.some((part) => place.foldedTitle.includes(part) || place.foldedText.includes(part));
}

/**
 * What a place gains that answers to the number EACH when NUMBER was asked for: most if it is that clause,
 * less the further below that clause it stands.
 *
 * @param {string} each
 * @param {string} number
 */
function nearness(each, number) {
  if (each === number) return 100;
  const below = each.startsWith(number) ? each.slice(number.length) : "";
  return /^[.a-z-]/.test(below) ? 10 / below.length : 0;
}
