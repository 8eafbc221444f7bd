// Reading a document: which one a page opens, and what is kept of it.
import { isMapping } from "../foundation/shapes.js";
import { caseAtWork } from "./appending.js";
import { transact } from "./database.js";
import { housed } from "./housing.js";
import { graphOf } from "./revisions.js";

/** @typedef {import("./database.js").Writing} Transaction */
/** @typedef {import("./database.js").DocumentRow} DocumentRow */
/** @typedef {import("./database.js").StoreName} StoreName */
/** @typedef {import("./revisions.js").Graph} Graph */
/** @typedef {import("./revisions.js").Mapping} Mapping */

/** @type {StoreName[]} */
const READ = ["cases", "documents", "revisions", "settings"];
const CASE = "aftersales.case";

/**
 * The document that a page about KEY opens: the one that its address names, else the one of the tab's case or the
 * browser's that was changed last; and the case where a new one would go.
 * @param {string} key
 * @returns {Promise<{ row: DocumentRow | null, graph: Graph, case: string | null }>} raises `Unkept`
 */
export async function findDocument(key) {
  const named = new URLSearchParams(globalThis.location?.search ?? "").get("document");
  const found = await transact(READ, async (transaction) => {
    await housed(transaction);
    const documents = transaction.objectStore("documents");
    const asked = named === null ? undefined : await documents.get(named);
    const place = asked?.case ?? (await caseOfTab(transaction));
    const there = (await documents.index("key").getAll(key)).filter((row) => row.case === place);
    const latest = there.sort((one, other) => other.changed - one.changed)[0] ?? null;
    const row = asked?.key === key ? asked : latest;
    return { row, graph: row ? await graphOfRow(transaction, row) : graphOf([]), case: place };
  });
  if (named !== null && found.case !== null) useInTab(found.case);
  return found;
}

/**
 * @param {string} id
 * @returns {Promise<{ row: DocumentRow | null, graph: Graph }>} raises `Unkept`
 */
export const readDocument = (id) =>
  transact(["documents", "revisions"], async (transaction) => {
    const row = (await transaction.objectStore("documents").get(id)) ?? null;
    return { row, graph: row ? await graphOfRow(transaction, row) : graphOf([]) };
  });

/**
 * The contents of REVISIONS that are kept, and are such.
 * @param {Iterable<string>} revisions
 * @returns {Promise<Map<string, Mapping>>} raises `Unkept`
 */
export const readContents = (revisions) =>
  transact(["contents"], async (transaction) => {
    /** @type {Map<string, Mapping>} */
    const found = new Map();
    for (const id of revisions) {
      const kept = await transaction.objectStore("contents").get(id);
      if (isMapping(kept?.content)) found.set(id, kept.content);
    }
    return found;
  });

/** What stands in the place of the content of REVISION, whatever it is. @param {string} revision @returns {Promise<unknown>} raises `Unkept` */
export const readKept = (revision) => transact(["contents"], (transaction) => transaction.objectStore("contents").get(revision));

/** This tab, and what is opened from it, works in case ID. @param {string} id */
export function useInTab(id) {
  try {
    sessionStorage.setItem(CASE, id);
  } catch {
    // the browser's case is used then
  }
}

/**
 * @param {Transaction} transaction
 * @returns {Promise<string | null>}
 */
async function caseOfTab(transaction) {
  const own = tabsCase();
  const row = own === null ? undefined : await transaction.objectStore("cases").get(own);
  return row && row.deleted === null ? row.id : caseAtWork(transaction);
}

/** @returns {string | null} */
export function tabsCase() {
  try {
    return sessionStorage.getItem(CASE);
  } catch {
    return null;
  }
}

/**
 * @param {Transaction} transaction
 * @param {DocumentRow} row
 */
const graphOfRow = async (transaction, row) =>
  graphOf(await transaction.objectStore("revisions").index("document").getAll(row.id));
