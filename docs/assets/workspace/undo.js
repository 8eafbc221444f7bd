// Taking back one's own changes, place by place. What came from elsewhere meanwhile stays as it is.
//
// A step holds what stood at each place before and after. It is taken back only where the place still has what the step
// left there: whatever else stands there is somebody else's.
import { applied, editsBetween, join, joined } from "./edits.js";

/** @typedef {import("./edits.js").Edit} Edit */

/**
 * @typedef {object} Step
 * @property {Edit[]} edits
 * @property {boolean} typed on a keyboard, letter by letter, and typing may go on
 * @property {number} time
 * @property {number} [field] which one it was typed into
 */

/**
 * How a change was made.
 * @typedef {object} Hand
 * @property {boolean} [typed] letter by letter
 * @property {boolean} [leaving] by leaving the field: what was typed is written as the page writes it
 * @property {number} [field] the one that is typed into, or left
 * @property {number} [time]
 */

/** @typedef {{ done: Step[], undone: Step[] }} Steps the latest last; texts and numbers alone, so that they can be kept */

/**
 * @template Content
 * @typedef {object} History
 * @property {(content: Content, how?: Hand) => void} changed the visitor made CONTENT of it
 * @property {(content: Content) => void} came CONTENT is there now, and nobody here made it
 * @property {() => import("./edits.js").Taken<Content> | null} undo null where there is nothing to take back
 * @property {() => import("./edits.js").Taken<Content> | null} redo
 * @property {() => { undo: boolean, redo: boolean }} can
 * @property {() => Steps} steps
 * @property {(steps: Steps) => void} resume go on from steps that were kept
 */

const MOST = 200; // steps
const PAUSE = 1000; // milliseconds: what is typed in one go is one step
const LONG_AGO = 0; // what is typed after a field was left is another one

/**
 * The history of CONTENT, which begins here.
 * @template Content
 * @param {Content} content
 * @returns {History<Content>}
 */
export function makeHistory(content) {
  let current = structuredClone(content);
  /** @type {Steps} */
  let { done, undone } = { done: [], undone: [] };

  /**
   * @param {Step[]} from
   * @param {Step[]} to
   * @param {"back" | "again"} way
   */
  const move = (from, to, way) => {
    const step = from.pop();
    if (!step) return null;
    const taken = applied(current, step.edits, way);
    if (taken.edits.length) to.push({ ...step, edits: taken.edits, typed: false });
    current = taken.content;
    return { ...taken, content: structuredClone(current) };
  };

  return {
    changed(next, { typed = false, leaving = false, field, time = Date.now() } = {}) {
      const edits = editsBetween(current, next);
      if (!edits.length) return;
      current = structuredClone(next);
      undone = [];
      const step = { edits, typed, time, field };
      const last = done.at(-1);
      if (!last || !extend(last, step, leaving)) done.push(step);
      else if (!last.edits.length) done.pop(); // typed, and taken out again
      if (done.length > MOST) done.shift();
    },
    came(next) {
      current = structuredClone(next);
      const last = done.at(-1);
      if (last) last.typed = false; // what is typed after it is another step
    },
    undo: () => move(done, undone, "back"),
    redo: () => move(undone, done, "again"),
    can: () => ({ undo: done.length > 0, redo: undone.length > 0 }),
    steps: () => structuredClone({ done: done.map(kept), undone: undone.map(kept) }),
    resume: (steps) => ({ done, undone } = structuredClone(steps)),
  };
}

/** STEP as it is kept: which field it was is known to its own page alone. @param {Step} step */
const kept = ({ edits, typed, time }) => ({ edits, typed, time });

/**
 * Make NEXT a part of LAST, where both were typed in one go, in one field or at one place; however long ago it was, what
 * LEAVING the field makes of what was typed is a part of that, and the end of it.
 * @param {Step} last
 * @param {Step} next
 * @param {boolean} leaving
 */
function extend(last, next, leaving) {
  if (!last.typed || !(leaving || (next.typed && next.time - last.time <= PAUSE))) return false;
  if ((last.field === undefined || last.field !== next.field) && !isOnePlace(last.edits, next.edits)) return false;
  for (const edit of next.edits) join(last.edits, edit);
  last.time = leaving ? LONG_AGO : next.time;
  return true;
}

/**
 * @param {Edit[]} last
 * @param {Edit[]} next
 */
function isOnePlace([before, ...earlier], [after, ...further]) {
  return Boolean(before && after && !earlier.length && !further.length && joined(before, after));
}
