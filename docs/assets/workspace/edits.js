// Changes of a content, place by place: what they are, how they are made and taken back, and what two of them come to.
import { isMapping } from "../foundation/shapes.js";
import { same } from "./differences.js";

/**
 * A value at a place; undefined where nothing stands.
 * @typedef {{ path: string[], before: unknown, after: unknown }} ValueEdit
 */

/**
 * A run of entries in a list: they have no names, so they are found by what they say.
 * @typedef {{ path: string[], at: number, taken: unknown[], put: unknown[] }} ListEdit
 */

/** @typedef {ValueEdit | ListEdit} Edit */
/**
 * What came of taking a step back, or of taking it again.
 * @template Content
 * @typedef {{ content: Content, edits: Edit[], left: Edit[] }} Taken
 *   EDITS that were made, and those that were LEFT out because something else stands there by now
 */

/**
 * What makes AFTER of BEFORE.
 * @param {unknown} before
 * @param {unknown} after
 * @param {string[]} [path] where both stand
 * @returns {Edit[]}
 */
export function editsBetween(before, after, path = []) {
  if (same(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return [listEdit(before, after, path)];
  if (!isMapping(before) || !isMapping(after)) return [structuredClone({ path, before, after })];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => editsBetween(own(before, key), own(after, key), [...path, key]));
}

/**
 * @param {unknown[]} before
 * @param {unknown[]} after
 * @param {string[]} path
 * @returns {ListEdit}
 */
function listEdit(before, after, path) {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && same(before[at], after[at])) at += 1;
  let tail = 0;
  while (tail < shorter - at && same(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const [taken, put] = [before.slice(at, before.length - tail), after.slice(at, after.length - tail)];
  return structuredClone({ path, at, taken, put });
}

/**
 * CONTENT with EDITS made, or taken back, wherever they still fit.
 * @template Content
 * @param {Content} content
 * @param {Edit[]} edits
 * @param {"back" | "again"} way
 * @returns {Taken<Content>}
 */
export function applied(content, edits, way) {
  /** @type {{ content: unknown }} */
  const root = structuredClone({ content });
  /** @type {Edit[]} */
  const made = [];
  /** @type {Edit[]} */
  const left = [];
  for (const edit of way === "back" ? [...edits].reverse() : edits) {
    (applyOne(root, edit, way) ? made : left).push(edit);
  }
  if (way === "back") made.reverse();
  return { content: /** @type {Content} */ (root.content), edits: made, left };
}

/**
 * CONTENT with EDITS made whatever stands there; an entry that its list has already is not put in again.
 * @template Content
 * @param {Content} content
 * @param {Edit[]} edits
 * @returns {Content}
 */
export function laidOver(content, edits) {
  const before = structuredClone(content);
  const fitted = edits.map((edit) => {
    const there = edit.path.reduce((/** @type {unknown} */ held, key) => (isMapping(held) ? own(held, key) : undefined), before);
    if (!("at" in edit)) return { ...edit, before: there };
    const list = Array.isArray(there) ? there : [];
    return { ...edit, taken: [], put: edit.put.filter((each) => !list.some((other) => same(each, other))) };
  });
  return applied(content, fitted, "again").content;
}

/**
 * @param {{ content: unknown }} root
 * @param {Edit} edit
 * @param {"back" | "again"} way
 * @returns {boolean} whether it was made
 */
function applyOne(root, edit, way) {
  const keys = ["content", ...edit.path];
  const last = /** @type {string} */ (keys.pop());
  /** @type {unknown} */
  let holder = root;
  for (const key of keys) holder = isMapping(holder) ? own(holder, key) : undefined;
  if (!isMapping(holder)) return false;
  if ("at" in edit) return spliceList(own(holder, last), edit, way);
  const [from, to] = way === "back" ? [edit.after, edit.before] : [edit.before, edit.after];
  if (!same(own(holder, last), from)) return false;
  if (to === undefined) delete holder[last];
  else define(holder, last, structuredClone(to));
  return true;
}

/**
 * @param {unknown} list
 * @param {ListEdit} edit
 * @param {"back" | "again"} way
 */
function spliceList(list, { at, taken, put }, way) {
  if (!Array.isArray(list)) return false;
  const [from, to] = way === "back" ? [put, taken] : [taken, put];
  const found = from.length ? placeOf(list, from, at) : Math.min(at, list.length);
  if (found < 0) return false;
  if (!from.length && same(list.slice(found, found + to.length), to)) return false; // somebody else put it back
  list.splice(found, from.length, ...structuredClone(to));
  return true;
}

/**
 * Where the run of ENTRIES stands in LIST: at EXPECTED, else wherever it has been moved to; -1 for nowhere.
 * @param {unknown[]} list
 * @param {unknown[]} entries
 * @param {number} expected
 */
function placeOf(list, entries, expected) {
  const stands = (/** @type {number} */ at) => same(list.slice(at, at + entries.length), entries);
  return stands(expected) ? expected : list.findIndex((_, at) => stands(at));
}

/**
 * @param {Record<string, unknown>} mapping
 * @param {string} key
 */
const own = (mapping, key) => (Object.hasOwn(mapping, key) ? mapping[key] : undefined);

/**
 * Set a key of any name, `__proto__` included.
 * @param {Record<string, unknown>} mapping
 * @param {string} key
 * @param {unknown} value
 */
const define = (mapping, key, value) =>
  Object.defineProperty(mapping, key, { value, enumerable: true, writable: true, configurable: true });

/**
 * EDITS, and then EDIT: in one with that which stands at its place, or after all of them.
 * @param {Edit[]} edits
 * @param {Edit} edit
 */
export function join(edits, edit) {
  const at = edits.findLastIndex(({ path }) => path.every((key, depth) => edit.path[depth] === undefined || edit.path[depth] === key));
  const there = edits[at];
  const one = there && joined(there, edit);
  if (!one) edits.push(edit);
  else if ("at" in one ? same(one.taken, one.put) : same(one.before, one.after)) edits.splice(at, 1);
  else edits[at] = one;
}

/**
 * What FIRST and THEN come to, where the one goes on from what the other left.
 * @param {Edit} first
 * @param {Edit} then
 * @returns {Edit | null}
 */
export function joined(first, then) {
  if (!same(first.path, then.path)) return null;
  if ("at" in first && "at" in then) return first.at === then.at && same(first.put, then.taken) ? { ...first, put: then.put } : null;
  if ("at" in first || "at" in then) return null;
  return same(first.after, then.before) ? { ...first, after: then.after } : null;
}
