// The revisions of a document and what they grew out of. Nothing here reads or writes.
import { isMapping } from "../foundation/shapes.js";

/** @typedef {Record<string, unknown>} Mapping */

/** @typedef {"blank" | "typed" | "merge" | "file" | "link" | "restore" | "finalise" | "name" | "copy" | "taken over" | "unknown"} Origin */

/**
 * One revision. It never changes but for NAME and SIZE, which is null once its content has been dropped, or was never here.
 * @typedef {object} Revision
 * @property {string} id
 * @property {string} document
 * @property {string[]} parents
 * @property {number} time milliseconds since 1970
 * @property {string | null} by
 * @property {string} tab
 * @property {Origin} origin
 * @property {string | null} words what was done, where something is to be said of it
 * @property {string | null} name
 * @property {{ sha256: string | null, by: string | null, number: number } | null} finalised
 * @property {string[]} changed places at which it differs from what it grew out of
 * @property {number | null} size of its content, in signs
 * @property {string} [took] the head that it took in what does not conflict of, without having grown out of it
 */

/** @typedef {ReadonlyMap<string, Revision>} Graph by id */

/** The common ancestor of two revisions, or what several such are put together from. @typedef {string | { base: Base | null, mine: Base, theirs: Base }} Base */

/** @param {Revision[]} revisions @returns {Graph} */
export const graphOf = (revisions) => new Map(revisions.map((revision) => [revision.id, whole(revision)]));

/**
 * ROW as a revision. A damaged disk, or a build with a fault, leaves rows without their shape: what such a row does not
 * say is not known, and what it says stays.
 * @param {Revision} row
 * @returns {Revision}
 */
export function whole(row) {
  if (isWhole(row)) return row;
  const found = /** @type {Record<string, any>} */ (row);
  const text = (/** @type {string} */ key) => (typeof found[key] === "string" ? found[key] : null);
  return {
    ...row,
    parents: texts(found.parents),
    time: Number.isFinite(found.time) ? found.time : 0,
    by: text("by"),
    tab: text("tab") ?? "",
    origin: typeof found.origin === "string" ? row.origin : "typed",
    words: text("words"),
    name: text("name"),
    finalised: isMapping(found.finalised) && typeof found.finalised.number === "number" ? row.finalised : null,
    changed: texts(found.changed),
    size: found.size === null ? null : Number(found.size) || 0,
  };
}

/** @param {Record<string, any>} row */
const isWhole = ({ parents, time, origin, changed, size, finalised, by, words, name }) =>
  [parents, changed].every((each) => Array.isArray(each) && texts(each).length === each.length) &&
  Number.isFinite(time) &&
  typeof origin === "string" &&
  (size === null || Number.isFinite(size)) &&
  (finalised === null || typeof finalised?.number === "number") &&
  [by, words, name].every((each) => each === null || typeof each === "string");

/** @param {unknown} value @returns {string[]} */
const texts = (value) => (Array.isArray(value) ? value.filter((each) => typeof each === "string") : []);

/**
 * The revisions named and all that they grew out of, as far as it is known; a ring among them ends.
 * @param {Graph} graph
 * @param {...string} ids
 * @returns {Set<string>}
 */
export function historyOf(graph, ...ids) {
  /** @type {Set<string>} */
  const found = new Set();
  const ahead = [...ids];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    ahead.push(...(graph.get(next)?.parents ?? []));
  }
  return found;
}

/**
 * The revisions that nothing grew out of yet, the newest first.
 * @param {Graph} graph
 * @returns {Revision[]}
 */
export function headsOf(graph) {
  const grownOn = new Set([...graph.values()].flatMap(({ parents }) => parents));
  return [...graph.values()].filter(({ id, size }) => size !== null && !grownOn.has(id)).sort(newestFirst);
}

/**
 * @param {Revision} one
 * @param {Revision} other
 */
export const newestFirst = (one, other) => other.time - one.time || (one.id < other.id ? 1 : -1);

/**
 * The latest revisions that both grew out of and whose content is here; oldest first.
 * @param {Graph} graph
 * @param {string} one
 * @param {string} other
 * @returns {string[]}
 */
export function latestCommon(graph, one, other) {
  const theirs = historyOf(graph, other);
  const common = [...historyOf(graph, one)].filter((id) => theirs.has(id) && typeof graph.get(id)?.size === "number");
  const below = historyOf(graph, ...common.flatMap((id) => graph.get(id)?.parents ?? []));
  const latest = common.filter((id) => !below.has(id)).flatMap((id) => graph.get(id) ?? []);
  return latest.sort((first, second) => newestFirst(second, first)).map(({ id }) => id);
}

/**
 * What a merge of two revisions stands on; null where they have no ancestor in common.
 * @param {Graph} graph
 * @param {string} one
 * @param {string} other
 * @returns {Base | null}
 */
export function baseOf(graph, one, other) {
  const [first, ...others] = latestCommon(graph, one, other);
  if (first === undefined) return null;
  /** @type {Base} */
  let found = first;
  let before = first;
  for (const next of others) {
    found = { base: baseOf(graph, before, next), mine: found, theirs: next };
    before = next;
  }
  return found;
}

/**
 * The finalised revision that ID is or grew out of last.
 * @param {Graph} graph
 * @param {string} id
 * @returns {Revision | null}
 */
export function lastFinalised(graph, id) {
  const numbered = [...historyOf(graph, id)].flatMap((each) => graph.get(each) ?? []).filter(({ finalised }) => finalised);
  return numbered.sort((one, other) => (other.finalised?.number ?? 0) - (one.finalised?.number ?? 0))[0] ?? null;
}

/**
 * What a file says of the descent of ID: each revision that is an EXCHANGE point, with the nearest such it grew out of.
 * @param {Graph} graph
 * @param {string} id
 * @param {ReadonlySet<string>} exchanged revisions that came from a file or went into one
 * @returns {Record<string, string[]>}
 */
export function condensed(graph, id, exchanged) {
  const points = [...historyOf(graph, id)].filter((each) => each === id || exchanged.has(each));
  return Object.fromEntries(points.map((point) => [point, nearest(graph, point, exchanged)]));
}

/**
 * @param {Graph} graph
 * @param {string} id
 * @param {ReadonlySet<string>} wanted
 * @returns {string[]}
 */
function nearest(graph, id, wanted) {
  const found = new Set();
  const seen = new Set([id]);
  const ahead = [...(graph.get(id)?.parents ?? [])];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (wanted.has(next)) found.add(next);
    else ahead.push(...(graph.get(next)?.parents ?? []));
  }
  return [...found].sort();
}
