// Which contents may go. A revision itself never goes, nor what it grew out of: only what it said.
import { headsOf, latestCommon } from "./revisions.js";

/** @typedef {import("./revisions.js").Graph} Graph */
/** @typedef {import("./revisions.js").Revision} Revision */

const HOUR = 3_600_000; // milliseconds
const DAY = 24 * HOUR;

/** How old a revision is at most (see `agesIn`), and of how long a time one is kept; the last for all that is older. */
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
  const ages = agesIn(graph, now);
  const slots = new Map([...graph.values()].map((revision) => [revision.id, slotOf(revision, ages)]));
  /** @type {Map<string, Revision>} */
  const lasting = new Map();
  const held = [...graph.values()].filter(({ size }) => size !== null);
  for (const revision of held) {
    const slot = slots.get(revision.id);
    const there = slot ? lasting.get(slot) : undefined;
    if (slot && (!there || isLater(revision, there))) lasting.set(slot, revision);
  }
  return held.filter((revision) => {
    const slot = slots.get(revision.id);
    const stays = !slot || lasting.get(slot) === revision || needed.has(revision.id);
    return !stays && !revision.finalised && revision.name === null && revision.origin !== "blank";
  }).map(({ id }) => id);
}

/**
 * How old each revision is, in milliseconds: by the clock, and at most as many days as the work went on for since. A clock
 * with an empty battery may say any year; from one revision to what grew out of it a jump is one day more. Of a ring, which
 * only damage makes, nothing is old.
 * @param {Graph} graph
 * @param {number} now
 * @returns {Map<string, number>}
 */
function agesIn(graph, now) {
  /** @type {Map<string, number>} */
  const grownOn = new Map();
  for (const { parents } of graph.values()) for (const parent of parents) grownOn.set(parent, (grownOn.get(parent) ?? 0) + 1);
  /** @type {Map<string, number>} */
  const days = new Map();
  const ahead = [...graph.values()].filter(({ id }) => !grownOn.has(id));
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const since = days.get(next.id) ?? 0;
    for (const parent of next.parents.flatMap((id) => graph.get(id) ?? [])) {
      days.set(parent.id, Math.max(days.get(parent.id) ?? 0, since + (dayOf(parent) === dayOf(next) ? 0 : 1)));
      const left = (grownOn.get(parent.id) ?? 0) - 1; // it is looked at after all that grew out of it
      grownOn.set(parent.id, left);
      if (left === 0) ahead.push(parent);
    }
  }
  return new Map([...graph.values()].map(({ id, time }) => [id, Math.min(now - time, (days.get(id) ?? 0) * DAY)]));
}

/** @param {Revision} revision */
const dayOf = ({ time }) => Math.floor(time / DAY);

/**
 * The hour, day or week of which one revision stays; null where each does.
 * @param {Revision} revision
 * @param {ReadonlyMap<string, number>} ages
 */
function slotOf({ id, time }, ages) {
  const step = STEPS.find(({ age }) => (ages.get(id) ?? 0) <= age);
  return step?.one ? `${step.one} ${Math.floor(time / step.one)}` : null;
}

/**
 * @param {Revision} one
 * @param {Revision} other
 */
const isLater = (one, other) => one.time > other.time || (one.time === other.time && one.id > other.id);
