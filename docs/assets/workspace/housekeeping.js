// What is cleared away by itself: contents of old revisions, and cases that were deleted long ago.
import { read, transact } from "./database.js";
import { daysLeft, SEEN, seenOn } from "./deleted-days.js";
import { same } from "./differences.js";
import { graphIn } from "./looking.js";
import { droppable } from "./thinning.js";

/** @typedef {import("./database.js").Writing} Writing */
/** @typedef {import("./database.js").StoreName} StoreName */

/** @type {StoreName[]} */
const ALL = ["cases", "documents", "revisions", "contents", "exchanges", "settled", "settings"];

/**
 * Drop old contents of DOCUMENT.
 * @param {string} document
 * @param {number} [now]
 * @returns {Promise<number>} how many; raises `Unkept`
 */
export const thin = (document, now = Date.now()) =>
  transact(["revisions", "contents", "exchanges", "settled"], async (transaction) => {
    const graph = await graphIn(transaction, document);
    const exchanged = await transaction.objectStore("exchanges").index("document").getAll(document);
    const settled = await transaction.objectStore("settled").index("document").getAll(document);
    const left = new Set([...exchanged.map(({ revision }) => revision), ...settled.flatMap(({ since }) => since ?? [])]);
    const dropped = droppable(graph, left, now);
    for (const id of dropped) {
      const revision = graph.get(id);
      if (revision) await transaction.objectStore("revisions").put({ ...revision, size: null });
      await transaction.objectStore("contents").delete(id);
    }
    return dropped.length;
  });

/**
 * Remove for good what was deleted, and not written to since by a page that was open, thirty days ago: days on which this
 * browser was here, whatever its clock says between two of them.
 * @param {number} [now]
 * @returns {Promise<number>} how many cases; raises `Unkept`
 */
export const purge = (now = Date.now()) =>
  transact(ALL, async (transaction) => {
    const settings = transaction.objectStore("settings");
    const before = (await settings.get(SEEN))?.value;
    const deleted = (await transaction.objectStore("cases").getAll()).filter((row) => Number.isFinite(row.deleted));
    if (!deleted.length && before === undefined) return 0;
    const seen = seenOn(before, deleted, now);
    const old = deleted.filter((row) => daysLeft(seen, row) === 0);
    for (const { id } of old) {
      for (const document of await transaction.objectStore("documents").index("case").getAllKeys(id)) {
        await removeDocument(transaction, document);
      }
      await transaction.objectStore("cases").delete(id);
      delete seen[id];
    }
    if (!same(seen, before)) await settings.put({ key: SEEN, value: seen });
    return old.length;
  });

/** On which days deleted cases were seen, as `daysLeft` takes it. @returns {Promise<unknown>} raises `Unkept` */
export const seenOfDeleted = () => read(["settings"], async (transaction) => (await transaction.objectStore("settings").get(SEEN))?.value);

/**
 * @param {Writing} transaction
 * @param {string} document
 */
async function removeDocument(transaction, document) {
  for (const id of await transaction.objectStore("revisions").index("document").getAllKeys(document)) {
    await transaction.objectStore("contents").delete(id);
    await transaction.objectStore("revisions").delete(id);
  }
  for (const store of /** @type {const} */ (["exchanges", "settled"])) {
    const own = transaction.objectStore(store);
    for (const id of await own.index("document").getAllKeys(document)) await own.delete(id);
  }
  await transaction.objectStore("documents").delete(document);
}
