// Reading a document: which one a page opens, and what is kept of it.
import { isMapping } from "../foundation/shapes.js";
import { atWork, useInTab } from "./case-at-work.js";
import { read, transact } from "./database.js";
import { housed, isHoused } from "./housing.js";
import { graphOf, headsOf } from "./revisions.js";

/** @typedef {import("./database.js").Reading} Reading */
/** @typedef {import("./database.js").Writing} Writing */
/** @typedef {import("./database.js").DocumentRow} DocumentRow */
/** @typedef {import("./database.js").StoreName} StoreName */
/** @typedef {import("./revisions.js").Graph} Graph */
/** @typedef {import("./revisions.js").Mapping} Mapping */

/**
 * The document that a page opens, and the case where a new one would go. CONTENTS: those of its heads that are kept.
 * @typedef {{ row: DocumentRow | null, graph: Graph, contents: Map<string, Mapping>, case: string | null }} Found
 */

/** @type {StoreName[]} */
const HOUSES = ["cases", "documents", "settings"];

/**
 * The document that a page about KEY opens: the one that its address names, else the one of the tab's case or the
 * browser's that was changed last.
 * @param {string} key
 * @param {string | null} [own] the case that the page is in already, whichever is at work by now
 * @returns {Promise<Found>} raises `Unkept`
 */
export async function findDocument(key, own = null) {
  const named = new URLSearchParams(globalThis.location?.search ?? "").get("document");
  const look = () => read([...HOUSES, "revisions", "contents"], (transaction) => lookUp(transaction, key, named, own));
  let { shaped, found } = await look();
  if (!shaped) {
    await transact(HOUSES, housed);
    ({ found } = await look());
  }
  if (named !== null && found.case !== null) useInTab(found.case);
  return found;
}

/**
 * All in three steps, however many rows: each is a way to another process and back, while the reader waits.
 * @param {Reading} transaction
 * @param {string} key
 * @param {string | null} named
 * @param {string | null} own
 * @returns {Promise<{ shaped: boolean, found: Found }>} SHAPED: whether all rows are such, and have a case
 */
async function lookUp(transaction, key, named, own) {
  const [cases, documents, opened] = await Promise.all([
    transaction.objectStore("cases").getAll(),
    transaction.objectStore("documents").getAll(),
    transaction.objectStore("settings").get("case"),
  ]);
  const asked = documents.find(({ id }) => id === named);
  const place = asked?.case ?? own ?? atWork(cases, opened?.value);
  const there = documents.filter((row) => row.key === key && row.case === place);
  const row = asked?.key === key ? asked : (there.sort((one, other) => other.changed - one.changed)[0] ?? null);
  const graph = row ? await graphIn(transaction, row.id) : graphOf([]);
  const contents = await contentsIn(transaction, headsOf(graph).map(({ id }) => id));
  return { shaped: isHoused(cases, documents), found: { row, graph, contents, case: place } };
}

/**
 * @param {string} id
 * @returns {Promise<{ row: DocumentRow | null, graph: Graph }>} raises `Unkept`
 */
export const readDocument = (id) =>
  read(["documents", "revisions"], async (transaction) => {
    const row = (await transaction.objectStore("documents").get(id)) ?? null;
    return { row, graph: row ? await graphIn(transaction, row.id) : graphOf([]) };
  });

/**
 * @param {Reading | Writing} transaction
 * @param {string} document
 */
export const graphIn = async (transaction, document) =>
  graphOf(await transaction.objectStore("revisions").index("document").getAll(document));

/**
 * The contents of REVISIONS that are kept, and are such.
 * @param {Iterable<string>} revisions
 * @returns {Promise<Map<string, Mapping>>} raises `Unkept`
 */
export const readContents = (revisions) => read(["contents"], (transaction) => contentsIn(transaction, revisions));

/**
 * @param {Reading} transaction
 * @param {Iterable<string>} revisions
 * @returns {Promise<Map<string, Mapping>>}
 */
async function contentsIn(transaction, revisions) {
  const store = transaction.objectStore("contents");
  const rows = await Promise.all([...revisions].map(async (id) => ({ id, kept: await store.get(id) })));
  return new Map(rows.flatMap(({ id, kept }) => (isMapping(kept?.content) ? [[id, kept.content]] : [])));
}

/** All that was set aside. @returns {Promise<import("./database.js").Aside[]>} raises `Unkept` */
export const readAside = () => read(["aside"], (transaction) => transaction.objectStore("aside").getAll());

/** What stands in the place of the content of REVISION, whatever it is. @param {string} revision @returns {Promise<unknown>} raises `Unkept` */
export const readKept = (revision) => read(["contents"], (transaction) => transaction.objectStore("contents").get(revision));
