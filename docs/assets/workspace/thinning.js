// Which contents may go. A revision itself never goes, nor what it grew out of: only what it said.
import { headsOf, latestCommon } from "./revisions.js";

/** @typedef {import("./revisions.js").Graph} Graph */
/** @typedef {import("./revisions.js").Revision} Revision */

const HOUR = 3_600_000; // milliseconds
const DAY = 24 * HOUR;

/** How old a revision is at most, and of how long a time one is kept; the last for all that is older. */
const STEPS = [
  { age: DAY, one: 0 },
  { age: 7 * DAY, one: HOUR },
  { age: 90 * DAY, one: DAY },
  { age: Infinity, one: 7 * DAY },
];

/**
 * The revisions of a document whose contents may be dropped at NOW: of each hour, day and week the last one stays. What
 * it began with, heads, what two heads grew out of, finalised and named ones stay, and those LEFT that a file may still
 * come back to, or that were taken from one.
 * @param {Graph} graph
 * @param {ReadonlySet<string>} left
 * @param {number} now milliseconds since 1970
 * @returns {string[]}
 */
export function droppable(graph, left, now) {
  const heads = headsOf(graph).map(({ id }) => id);
  const needed = new Set([...left, ...heads, ...heads.flatMap((one, at) => heads.slice(at + 1).flatMap((other) => latestCommon(graph, one, other)))]);
  /** @type {Map<string, Revision>} */
  const lasting = new Map();
  const held = [...graph.values()].filter(({ size }) => size !== null);
  for (const revision of held) {
    const slot = slotOf(revision, now);
    const there = slot === null ? undefined : lasting.get(slot);
    if (slot !== null && (!there || isLater(revision, there))) lasting.set(slot, revision);
  }
  return held.filter((revision) => {
    const slot = slotOf(revision, now);
    const stays = slot === null || lasting.get(slot) === revision || needed.has(revision.id);
    return !stays && !revision.finalised && revision.name === null && revision.origin !== "blank";
  }).map(({ id }) => id);
}

/**
 * The hour, day or week of which one revision stays; null where each does.
 * @param {Revision} revision
 * @param {number} now
 */
function slotOf({ time }, now) {
  const step = STEPS.find(({ age }) => now - time <= age);
  return step?.one ? `${step.one} ${Math.floor(time / step.one)}` : null;
}

/**
 * @param {Revision} one
 * @param {Revision} other
 */
const isLater = (one, other) => one.time > other.time || (one.time === other.time && one.id > other.id);
