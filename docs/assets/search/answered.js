// Whether a question is answered by what was found, or what was found is only near: then a line above the results says so.

import { meantElsewhere } from "./meaning.js";
import { rarity } from "./ranking.js";
import { tokens } from "./text.js";

/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./index.js").Store} Store */

const BEST = 3; // places that may answer
const MET = 0.45; // how much of a question has to be met while it is not known what words mean
const NEAR = { chinese: 0.28, english: 0.55 }; // and how much of it, and how nearly in meaning, once that is known
const STRANGE = 0.5; // what words count against it that stand neither in a text nor in an everyday question
const ELSEWHERE = 1; // and that it is near, in words or in meaning, to what is asked elsewhere

/**
 * Whether enough of QUESTION is met. Words alone do not tell: what strangers ask shares few with the site, and what
 * has nothing to do with it shares as many. What is meant by it tells, how many of its words nobody here has used, and
 * how near it is to what the site is known to have no answer to.
 *
 * @param {Store} store
 * @param {Map<Place, number>} scores
 * @param {Question} question
 * @param {{nearest: number, meaning: number | undefined}} near how near the nearest everyday question is, and the nearest
 *   in meaning, if that was compared
 */
export function isMet(store, scores, { said, plain, runs, touched }, { nearest, meaning }) {
  const met = Math.max(nearest, ...touched.map(({ share }) => share), meetsMost(store, scores, runs));
  if (meaning === undefined) return met >= MET;
  const elsewhere = (store.elsewhere?.(plain) ?? 0) + (store.meaning ? meantElsewhere(store.meaning, said) : 0);
  const near = met + meaning - STRANGE * strangeness(store, runs) - ELSEWHERE * elsewhere;
  return near >= (/\p{Script=Han}/u.test(said) ? NEAR.chinese : NEAR.english);
}

/**
 * How much of RUNS stands in one of the best places, as a share of what their tokens tell.
 *
 * @param {Store} store
 * @param {Map<Place, number>} scores
 * @param {string[]} runs
 */
function meetsMost(store, scores, runs) {
  const asked = [...new Set(tokens(runs.join(" ")))].map((token) => ({ token, telling: rarity(store, token) || store.rarest }));
  const whole = asked.reduce((sum, { telling }) => sum + telling, 0) || 1;
  const best = [...scores].sort((a, b) => b[1] - a[1]).slice(0, BEST);
  const met = best.map(([place]) => {
    const held = new Set(tokens(`${place.foldedTitle} ${place.foldedText}`));
    return asked.reduce((sum, { token, telling }) => sum + (held.has(token) ? telling : 0), 0) / whole;
  });
  return Math.max(0, ...met);
}

/** The share of the tokens of RUNS that no text and no everyday question has. @param {Store} store @param {string[]} runs */
function strangeness(store, runs) {
  const asked = [...new Set(tokens(runs.join(" ")))];
  return asked.length ? asked.filter((token) => !rarity(store, token) && !store.phrases.holding.has(token)).length / asked.length : 0;
}
