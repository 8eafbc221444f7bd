// How much is kept, whether it lasts, when to save a file, and removing all of it.
import { readText, textNames, writeText } from "./browser-storage.js";
import { read, transact } from "./database.js";
import { graphOf, historyOf } from "./revisions.js";
import { tellTabs } from "./tabs.js";

/** @typedef {import("./database.js").StoreName} StoreName */

const WEEKS = 14 * 24 * 3_600_000; // milliseconds of changes without a file, after which the page reminds
const CHANGES = 30; // changes without a file, after which it does so too

const SIGNING_KEY = "aftersales-signing-key";
const LINK = ""; // it has no name, and is no file that anybody keeps

/** @type {StoreName[]} */
const STORES = ["cases", "documents", "revisions", "contents", "exchanges", "settled", "aside", "settings"];

/**
 * How many bytes this site keeps, and may; null where the browser does not say.
 * @returns {Promise<{ bytes: number | null, most: number | null }>}
 */
export async function estimate() {
  const { usage = null, quota = null } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  return { bytes: usage, most: quota };
}

/**
 * How many bytes the work itself takes, of what the browser keeps for this site.
 * @returns {Promise<number>} raises `Unkept`
 */
export const sizeOfWork = () =>
  read(STORES, async (transaction) => {
    const rows = await Promise.all(STORES.map((store) => transaction.objectStore(store).getAll()));
    return new Blob([JSON.stringify(rows)]).size;
  });

/** Whether the browser has promised not to clear it by itself; null where it does not say. @returns {Promise<boolean | null>} */
export const lasts = async () => (await navigator.storage?.persisted?.().catch(() => null)) ?? null;

/** Ask for that promise. @returns {Promise<boolean>} */
export const persist = async () => (await navigator.storage?.persist?.().catch(() => false)) ?? false;

/** Whether a key to sign records with is kept here. */
export function keepsKey() {
  try {
    return readText(SIGNING_KEY) !== null;
  } catch {
    return false;
  }
}

/** All that is kept here goes, the key to sign with too, and cannot be had back. @returns {Promise<void>} raises `Unkept` and `NotKept` */
export async function removeEverything() {
  await transact(STORES, async (transaction) => {
    for (const store of STORES) await transaction.objectStore(store).clear();
  });
  for (const name of textNames("aftersales")) writeText(name, null);
  forgetTab();
  tellTabs(null, null);
}

/** What this tab remembers: steps to undo hold what was entered, too. */
function forgetTab() {
  try {
    const names = Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? "");
    for (const name of names) if (name.startsWith("aftersales")) sessionStorage.removeItem(name);
  } catch {
    // it remembers nothing
  }
}

/**
 * Whether it is time to save a file of DOCUMENTS, which are what a page keeps: changes that no file holds, and since when. What a
 * file holds is told by the revision that it was written from, never by the clock, which may be set back or stand still
 * between two.
 * @param {string[]} documents
 * @param {number} [now]
 * @returns {Promise<{ due: boolean, changes: number, since: Date | null }>} raises `Unkept`
 */
export const reminder = (documents, now = Date.now()) =>
  read(["revisions", "exchanges", "settings"], async (transaction) => {
    const settings = transaction.objectStore("settings");
    const backedUp = (await settings.get("backed up"))?.value;
    const inBackup = Array.isArray(backedUp) ? backedUp : [];
    const changes = (await Promise.all(documents.map((document) => unsaved(transaction, document, inBackup)))).flat();
    const since = changes.length ? Math.min(...changes.map(({ time }) => time)) : null;
    const off = (await settings.get("no reminder"))?.value === true;
    const due = !off && (changes.length >= CHANGES || (since !== null && now - since >= WEEKS));
    return { due, changes: changes.length, since: since === null ? null : new Date(since) };
  });

/**
 * The changes of DOCUMENT that stand in no file and are not IN BACKUP.
 * @param {import("./database.js").Reading} transaction
 * @param {string} document
 * @param {string[]} inBackup
 * @returns {Promise<import("./revisions.js").Revision[]>}
 */
async function unsaved(transaction, document, inBackup) {
  const exchanges = await transaction.objectStore("exchanges").index("document").getAll(document);
  const graph = graphOf(await transaction.objectStore("revisions").index("document").getAll(document));
  const written = exchanges.filter(({ way, file }) => way === "export" && file !== LINK).map(({ revision }) => revision);
  const inFiles = historyOf(graph, ...written, ...inBackup);
  return [...graph.values()].filter(({ id, origin, changed }) => !inFiles.has(id) && origin !== "blank" && changed.length);
}

/** @param {boolean} on */
export const switchReminder = (on) =>
  transact(["settings"], async (transaction) => {
    await transaction.objectStore("settings").put({ key: "no reminder", value: !on });
  });
