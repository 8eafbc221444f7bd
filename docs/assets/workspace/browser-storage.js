// Texts that this browser keeps by name. A browser may refuse to keep any; then an error says so.

/** The browser keeps nothing for this page, or has no room for more. */
export class NotKept extends Error {}

/**
 * @param {string} name
 * @returns {string | null} null where nothing is kept
 */
export const readText = (name) => guarded(() => localStorage.getItem(name));

/**
 * @param {string} name
 * @param {string | null} text null to forget it
 */
export const writeText = (name, text) =>
  guarded(() => (text === null ? localStorage.removeItem(name) : localStorage.setItem(name, text)));

/**
 * What ACT gives; null where the browser keeps nothing: then what is shown lasts as long as the page.
 * @param {() => string | null | void} act
 */
export function ifKept(act) {
  try {
    return act() ?? null;
  } catch (error) {
    if (error instanceof NotKept) return null;
    throw error;
  }
}

/**
 * The names that begin with PREFIX.
 * @param {string} prefix
 * @returns {string[]}
 */
export const textNames = (prefix) =>
  guarded(() => {
    const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "");
    return names.filter((name) => name.startsWith(prefix)).sort();
  });

/**
 * Hear of what another page writes under a name that is MEANT; forgetting is not told.
 * @param {(name: string) => boolean} meant
 * @param {() => void} hear
 * @param {AbortSignal} [signal] ends it
 */
export function hearWrites(meant, hear, signal = new AbortController().signal) {
  const listener = (/** @type {StorageEvent} */ { key, newValue }) => {
    if (key !== null && newValue !== null && meant(key)) hear();
  };
  addEventListener("storage", listener, { signal });
}

/**
 * @template Result
 * @param {() => Result} act
 * @returns {Result}
 */
function guarded(act) {
  try {
    return act();
  } catch (error) {
    throw new NotKept("", { cause: error });
  }
}
