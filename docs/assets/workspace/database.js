// The database of this browser: its stores, how it is opened, and why it keeps nothing where it does not.
import { openDB } from "../vendor/idb.js";
import { DATABASE } from "./database-name.js";

/** @typedef {import("./revisions.js").Revision} Revision */
/** @typedef {import("./revisions.js").Mapping} Mapping */

/** @typedef {{ id: string, name: string, created: number, changed: number, put_away: number | null, deleted: number | null }} Case */
/** @typedef {{ id: string, case: string, key: string, format: string, created: number, changed: number }} DocumentRow */
/** @typedef {{ id: string, document: string, revision: string, time: number, way: "export" | "import" | "record", file: string }} Exchange */
/** A conflict that somebody settled: what they took, and what they left. @typedef {{ place: string, taken: unknown, left: unknown[] }} Answered */
/** @typedef {{ id: string, document: string, resolved: Record<string, Side>, since: string | null, base: Mapping | null, of: string | null, answered?: Answered[], mine?: string }} Settled MINE: what stood here when the conflict was first shown */
/** @typedef {{ id: string, name: string, text: string, time: number, damage?: import("./asides.js").Damage }} Aside */
/** @typedef {"mine" | "theirs" | "both"} Side */

/**
 * @typedef {object} Stores
 * @property {{ key: string, value: Case }} cases
 * @property {{ key: string, value: DocumentRow, indexes: { case: string, key: string } }} documents
 * @property {{ key: string, value: Revision, indexes: { document: string } }} revisions
 * @property {{ key: string, value: { revision: string, content: Mapping } }} contents
 * @property {{ key: string, value: Exchange, indexes: { document: string } }} exchanges
 * @property {{ key: string, value: Settled, indexes: { document: string } }} settled
 * @property {{ key: string, value: Aside, indexes: { name: string } }} aside
 * @property {{ key: string, value: { key: string, value: unknown } }} settings
 */

/** @typedef {import("../vendor/idb.js").IDBPDatabase<Stores>} Database */
/** @typedef {import("../vendor/idb.js").StoreNames<Stores>} StoreName */
/** @typedef {import("../vendor/idb.js").IDBPTransaction<Stores, StoreName[], "readwrite">} Writing */
/** @typedef {import("../vendor/idb.js").IDBPTransaction<Stores, StoreName[], "readonly">} Reading */

/** Each makes the next version of the schema out of the one before; none is changed once it was published. */
const MIGRATIONS = [makeStores];
export const VERSION = MIGRATIONS.length;
const PATIENCE = 4000; // milliseconds for the database to open

/** @typedef {"none" | "full" | "newer" | "failed"} Reason */

/** Something was not kept. REASON: no database; no room; its schema is a later build's; anything else. */
export class Unkept extends Error {
  /**
   * @param {Reason} reason
   * @param {unknown} [cause]
   */
  constructor(reason, cause) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/** @type {Promise<Database> | null} */
let opening = null;
let outdated = false;
const outdating = new EventTarget();

/** @returns {Promise<Database>} raises `Unkept` */
export function database() {
  if (outdated) return Promise.reject(new Unkept("newer"));
  if (!opening) {
    const opened = begin();
    opening = opened;
    opened.catch(() => opening === opened && (opening = null));
  }
  return within(opening, PATIENCE);
}

/**
 * Hear that another tab, of a later build, takes the database to its schema: this page writes nothing into it any more.
 * @param {() => void} listener
 * @param {AbortSignal} signal ends it
 */
export const hearOutdated = (listener, signal) => outdating.addEventListener("outdated", listener, { signal });

/** Close it, so that another build may change it; the next transaction opens it again. */
export async function closeDatabase() {
  const opened = opening;
  opening = null;
  (await opened?.catch(() => null))?.close();
}

/** @returns {Promise<Database>} */
async function begin() {
  try {
    if (!globalThis.indexedDB) throw new Unkept("none");
    /** @type {Database} */
    const opened = await openDB(DATABASE, VERSION, {
      upgrade: (db, from) => MIGRATIONS.slice(from).forEach((migrate) => migrate(db)),
      blocking(_, version) {
        void closeDatabase();
        if (version === null || outdated) return;
        outdated = true;
        outdating.dispatchEvent(new Event("outdated"));
      },
      terminated: () => (opening = null),
    });
    return opened;
  } catch (error) {
    throw unkept(error, "none");
  }
}

/** @param {Database} db */
function makeStores(db) {
  db.createObjectStore("cases", { keyPath: "id" });
  const documents = db.createObjectStore("documents", { keyPath: "id" });
  documents.createIndex("case", "case");
  documents.createIndex("key", "key");
  db.createObjectStore("revisions", { keyPath: "id" }).createIndex("document", "document");
  db.createObjectStore("contents", { keyPath: "revision" });
  db.createObjectStore("exchanges", { keyPath: "id" }).createIndex("document", "document");
  db.createObjectStore("settled", { keyPath: "id" }).createIndex("document", "document");
  db.createObjectStore("aside", { keyPath: "id" }).createIndex("name", "name");
  db.createObjectStore("settings", { keyPath: "key" });
}

/**
 * What ACT gives, once all that it wrote is on the disk: all of it or, where this raises `Unkept`, nothing. ACT waits for
 * nothing but the transaction.
 * @template Result
 * @param {StoreName[]} stores
 * @param {(transaction: Writing) => Promise<Result>} act
 * @returns {Promise<Result>}
 */
export const transact = (stores, act) => connected((db) => written(db, stores, act));

/**
 * What ACT finds. It waits for what is being written there, and for no other reader.
 * @template Result
 * @param {StoreName[]} stores
 * @param {(transaction: Reading) => Promise<Result>} act
 * @returns {Promise<Result>} raises `Unkept`
 */
export const read = (stores, act) =>
  connected((db) => {
    const transaction = db.transaction(stores, "readonly");
    transaction.done.catch(() => {}); // what went wrong is met by ACT itself
    return act(transaction);
  });

/**
 * A connection that the browser closed meanwhile is opened again.
 * @template Result
 * @param {(db: Database) => Promise<Result>} act
 * @returns {Promise<Result>} raises `Unkept`
 */
async function connected(act) {
  for (let left = 1; ; left -= 1) {
    try {
      return await act(await database());
    } catch (error) {
      if (!left || !(error instanceof DOMException) || error.name !== "InvalidStateError") throw unkept(error, "failed");
      opening = null;
    }
  }
}

/**
 * @template Result
 * @param {Database} db
 * @param {StoreName[]} stores
 * @param {(transaction: Writing) => Promise<Result>} act
 */
async function written(db, stores, act) {
  const transaction = db.transaction(stores, "readwrite", { durability: "strict" });
  const done = transaction.done;
  done.catch(() => {}); // told below, after what ACT itself met
  try {
    const result = await act(transaction);
    await done;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // it is over already
    }
    throw (await done.catch((reason) => isQuota(reason) && reason)) || error;
  }
}

/** @param {unknown} error */
const isQuota = (error) => error instanceof DOMException && error.name === "QuotaExceededError";

/**
 * @param {unknown} error
 * @param {Reason} otherwise
 */
function unkept(error, otherwise) {
  if (error instanceof Unkept) return error;
  if (isQuota(error)) return new Unkept("full", error);
  if (error instanceof DOMException && error.name === "VersionError") return new Unkept("newer", error);
  return new Unkept(otherwise, error);
}

/**
 * @template Result
 * @param {Promise<Result>} promise
 * @param {number} patience
 * @returns {Promise<Result>}
 */
function within(promise, patience) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Unkept("failed", new Error("did not open"))), patience);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
