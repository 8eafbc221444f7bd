// The one place of a page where its work is held and changed: an assessment, a form, the settings of a view.

/**
 * @template Work
 * @typedef {object} Store
 * @property {() => Work} get
 * @property {(change: (work: Work) => void) => void} change change it in place and tell everyone
 * @property {(work: Work) => void} put hold WORK, which the form shows already, and tell everyone
 * @property {(work: Work) => void} replace put another in its place; the form is written anew
 * @property {(listener: (work: Work, replaced: boolean) => void) => void} listen
 */

/**
 * @template Work
 * @param {Work} work
 * @returns {Store<Work>}
 */
export function makeStore(work) {
  /** @type {((work: Work, replaced: boolean) => void)[]} */
  const listeners = [];
  /** @param {boolean} replaced */
  const tell = (replaced) => listeners.forEach((listener) => listener(work, replaced));
  return {
    get: () => work,
    change(change) {
      change(work);
      tell(false);
    },
    put(other) {
      work = other;
      tell(false);
    },
    replace(other) {
      work = structuredClone(other);
      tell(true);
    },
    listen: (listener) => listeners.push(listener),
  };
}
