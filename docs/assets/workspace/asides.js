// What was kept and cannot be read: offered until it is discarded.
import { isMapping } from "../foundation/shapes.js";
import { NotKept, readText, textNames, writeText } from "./browser-storage.js";
import { transact } from "./database.js";

/** @typedef {import("./database.js").Aside} Aside */

/**
 * Of which version a text is left, and the latest before it that can be opened. SHOWN: it is, in its place.
 * @typedef {{ saved: number, earlier: { revision: string, time: number, shown: boolean } | null }} Damage
 */

/** A text that could not be read. @typedef {{ text: string, damage: Damage | null, discard: () => Promise<void> }} SetAside */

/**
 * What was set aside of what is kept under NAME, among all ROWS.
 * @param {string} name
 * @param {Aside[]} rows
 * @returns {SetAside[]}
 */
export function asideOf(name, rows) {
  const own = rows.filter((row) => row.text && typeof row.name === "string" && belongs(row.name, name)).sort((one, other) => one.time - other.time);
  return own.map(({ id, text, damage = null }) => ({ text, damage, discard: () => discard(id).catch(() => {}) }));
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
      return text === null || (each === name && readable(text)) ? [] : [{ text, damage: null, discard: async () => writeText(each, null) }];
    });
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
    return [];
  }
}

/**
 * The content of REVISION cannot be opened here: it stays in its document, and what is there is offered as a text.
 * @param {string} name
 * @param {import("./revisions.js").Revision} revision
 * @param {unknown} left what stands in its place
 * @param {Damage} damage
 */
export const setAsideRevision = (name, revision, left, damage) =>
  transact(["aside"], async (transaction) => {
    const store = transaction.objectStore("aside");
    if (await store.get(revision.id)) return;
    const content = isMapping(left) && isMapping(left.content) ? left.content : { revision, left: left ?? null };
    await store.put({ id: revision.id, name, text: JSON.stringify(content), time: Date.now(), damage });
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
