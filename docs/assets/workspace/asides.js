// What was kept and cannot be read: offered until it is discarded.
import { NotKept, readText, textNames, writeText } from "./browser-storage.js";
import { transact } from "./database.js";

/** A text that could not be read. @typedef {{ text: string, discard: () => void }} SetAside */

/**
 * What was set aside of what is kept under NAME.
 * @param {string} name
 * @returns {Promise<SetAside[]>} raises `Unkept`
 */
export async function asideOf(name) {
  const rows = await transact(["aside"], (transaction) => transaction.objectStore("aside").getAll());
  const own = rows.filter((row) => row.text && belongs(row.name, name)).sort((one, other) => one.time - other.time);
  return own.map(({ id, text }) => ({ text, discard: () => void discard(id).catch(() => {}) }));
}

/**
 * Where there is no database, what cannot be read stays where it is, and is offered from there.
 * @param {string} name
 * @param {(text: string) => boolean} readable
 * @returns {SetAside[]}
 */
export function asideTexts(name, readable) {
  try {
    const names = [name, ...textNames(`${name}.refused`)];
    return names.flatMap((each) => {
      const text = readText(each);
      return text === null || (each === name && readable(text)) ? [] : [{ text, discard: () => writeText(each, null) }];
    });
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
    return [];
  }
}

/**
 * The content of REVISION has no place in this page: it stays in its document, and is offered as a text.
 * @param {string} name
 * @param {string} revision
 * @param {unknown} content
 */
export const setAsideRevision = (name, revision, content) =>
  transact(["aside"], async (transaction) => {
    const store = transaction.objectStore("aside");
    if (await store.get(revision)) return;
    await store.put({ id: revision, name, text: JSON.stringify(content), time: Date.now() });
  });

/** Nothing is left of it but that it was discarded. @param {string} id */
const discard = (id) =>
  transact(["aside"], async (transaction) => {
    const store = transaction.objectStore("aside");
    const row = await store.get(id);
    if (row) await store.put({ ...row, text: "" });
  });

/**
 * @param {string} aside
 * @param {string} name
 */
const belongs = (aside, name) =>
  aside === name || aside.startsWith(`${name}.refused`) || aside.startsWith("aftersales.journal.");
