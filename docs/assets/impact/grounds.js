// What was compared with what: the editions and readings that the figures before and after stand on, for who makes it again,
// and what is to be said of those editions.
import { linesOn } from "../frame/readings-switch.js";

/** @typedef {import("./page.js").ImpactPage} ImpactPage */
/** @typedef {import("./run.js").Outcome} Outcome */
/** @typedef {import("./run.js").Grounds} Grounds */
/** @typedef {import("./run.js").StoodOn} StoodOn */

const SHOWN = 12; // signs of a SHA-256, as records are told by
const STOP = /[。.]$/u; // of a reading's sentence, which goes on here

/**
 * A line for each edition before and after with the readings of each, and how many documents are by them.
 * @param {ImpactPage} page
 * @param {Outcome[]} outcomes
 * @returns {string[]}
 */
export function groundsOf(page, outcomes) {
  /** @type {Map<string, number>} */
  const counted = new Map();
  for (const { by_before: before, by_after: after } of outcomes) {
    for (const now of after?.documents ?? []) {
      const then = before?.documents.find(({ id }) => id === now.id);
      if (!before || !after || !then) continue;
      const said = page.say("impact_compared", { title: page.pick(now.title), id: now.id, before: sideOf(page, then, before), after: sideOf(page, now, after) });
      counted.set(said, (counted.get(said) ?? 0) + 1);
    }
  }
  const compared = [...counted].map(([said, count]) => page.say("impact_compared_count", { said, count }));
  return [...compared, ...recordedOtherwise(page, outcomes), ...standingsOf(page, outcomes)];
}

/**
 * That records were made by another edition than what they are compared with, and how many.
 * @param {ImpactPage} page
 * @param {Outcome[]} outcomes
 */
function recordedOtherwise(page, outcomes) {
  const editions = outcomes.flatMap(({ recorded }) => recorded ?? []);
  return [...new Set(editions)].map((edition) => page.say("impact_recorded", { edition, count: editions.filter((each) => each === edition).length }));
}

/**
 * Which editions are not in force on the day that they count for, each told once.
 * @param {ImpactPage} page
 * @param {Outcome[]} outcomes
 */
const standingsOf = (page, outcomes) => [...new Set(outcomes.flatMap(({ standings }) => standings.map((each) => page.pick(each))))];

/**
 * @param {ImpactPage} page
 * @param {StoodOn} document
 * @param {Grounds} side
 */
function sideOf(page, { edition, sha256 }, { readings }) {
  const words = linesOn(page, readings);
  const told = words.length === Object.keys(readings).length ? words : Object.entries(readings).map(([name, value]) => `${name}=${value}`);
  const by = told.map((reading) => page.say("impact_by_reading", { reading: reading.replace(STOP, "") }));
  return page.say("impact_by_edition", { edition, sha256: sha256.slice(0, SHOWN) }) + by.join("");
}
