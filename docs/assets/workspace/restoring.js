// Back from a backup. Nothing that is here is written over: what is missing is added.
import { isMapping } from "../foundation/shapes.js";
import { FORMAT, isBackup, SHAPES, sorted, STORES } from "./backup-rows.js";
import { caseAtWork } from "./case-at-work.js";
import { transact } from "./database.js";
import { tellTabs } from "./tabs.js";

/** @typedef {import("./database.js").Writing} Writing */
/** @typedef {import("./backup-rows.js").Kept} Kept */
/** @typedef {import("./backup-rows.js").Mapping} Mapping */

/**
 * Add what BACKUP holds and this browser does not.
 * @param {unknown} backup
 * @returns {Promise<{ refused: "not_a_backup" | "backup_newer" } | { cases: number, documents: number, revisions: number, broken: number, deleted: number }>}
 *   how many of each were added, how many rows without their shape are kept as texts, and how many of its cases are
 *   deleted here; raises `Unkept`, and then nothing was added
 */
export async function restoreBackup(backup) {
  if (!isMapping(backup) || !isBackup(backup)) return { refused: "not_a_backup" };
  if (backup.format !== FORMAT) return { refused: "backup_newer" };
  /** @type {Map<Kept, Mapping[]>} */
  const stores = new Map();
  /** @type {import("./database.js").Aside[]} */
  const broken = [];
  for (const store of STORES) {
    const rows = backup[store] ?? [];
    if (!Array.isArray(rows)) return { refused: "not_a_backup" };
    const [fitting, rest] = sorted(store, rows);
    stores.set(store, fitting);
    broken.push(...rest);
  }
  if (broken.length && ![...stores.values()].some((rows) => rows.length)) return { refused: "not_a_backup" };
  const came = await transact([...STORES, "settings"], async (transaction) => {
    /** @type {Partial<Record<Kept, Mapping[]>>} */
    const added = {};
    for (const [store, rows] of stores) added[store] = await addMissing(transaction, store, rows);
    await addMissing(transaction, "aside", broken);
    await takeBackNames(transaction, stores.get("cases") ?? []);
    await takeBackDescent(transaction, stores.get("revisions") ?? []);
    await takeBackContents(transaction, stores.get("contents") ?? []);
    const deleted = await noteHomes(transaction, stores, added.revisions ?? []);
    await putToWork(transaction, added.cases ?? []);
    const [cases = 0, documents = 0, revisions = 0] = [added.cases, added.documents, added.revisions].map((rows) => rows?.length);
    return { cases, documents, revisions, deleted };
  });
  tellTabs(null, null);
  return { ...came, broken: broken.length };
}

/**
 * @param {Writing} transaction
 * @param {Kept} store
 * @param {Mapping[]} rows
 * @returns {Promise<Mapping[]>} those that were missing
 */
async function addMissing(transaction, store, rows) {
  const there = transaction.objectStore(/** @type {"cases"} */ (store));
  const known = new Set(await there.getAllKeys());
  const missing = rows.filter((row) => !known.has(String(row[SHAPES[store].key])));
  for (const row of missing) await there.put(/** @type {any} */ (row));
  return missing;
}

/**
 * A document that was here already is as new as the REVISIONS that came into it: pages open the one changed last. Its case, if
 * it was deleted here, stays so; what came into it is there for thirty days from now, as what a page enters there is.
 * @param {Writing} transaction
 * @param {Map<Kept, Mapping[]>} stores of the backup
 * @param {Mapping[]} revisions that were added
 * @returns {Promise<number>} how many cases of the backup are deleted here alone
 */
async function noteHomes(transaction, stores, revisions) {
  const [cases, documents] = [transaction.objectStore("cases"), transaction.objectStore("documents")];
  /** @type {Map<string, number>} */
  const latest = new Map();
  for (const { document, time } of /** @type {import("./revisions.js").Revision[]} */ (/** @type {unknown} */ (revisions))) {
    latest.set(document, Math.max(time, latest.get(document) ?? 0));
  }
  for (const [document, time] of latest) {
    const row = await documents.get(document);
    if (row && row.changed < time) await documents.put({ ...row, changed: time });
    const home = row && (await cases.get(row.case));
    if (home) await cases.put({ ...home, changed: Math.max(home.changed, home.deleted === null ? time : Date.now()) });
  }
  let deleted = 0;
  for (const row of stores.get("cases") ?? []) {
    const there = await cases.get(String(row.id));
    if ((row.deleted ?? null) === null && Number.isFinite(there?.deleted)) deleted += 1;
  }
  return deleted;
}

/**
 * A case that has no name here has that of the backup. Whether it is put away stays as it is here: when it was taken up again
 * nobody wrote down, and whoever works in it would look for it. Its organisation stands in its documents.
 * @param {Writing} transaction
 * @param {Mapping[]} rows
 */
async function takeBackNames(transaction, rows) {
  const cases = transaction.objectStore("cases");
  for (const { id, name } of rows) {
    const there = await cases.get(String(id));
    if (there && !there.name && String(name).trim()) await cases.put({ ...there, name: String(name).trim() });
  }
}

/**
 * Where no case is at work, as in a new browser, that of the ADDED ones is which was changed last: pages that name no document
 * would be empty, and begin another case.
 * @param {Writing} transaction
 * @param {Mapping[]} added
 */
async function putToWork(transaction, added) {
  if (await caseAtWork(transaction)) return;
  const open = /** @type {import("./database.js").Case[]} */ (/** @type {unknown} */ (added)).filter((row) => !row.deleted && !row.put_away);
  const [latest] = open.sort((one, other) => other.changed - one.changed);
  if (latest) await transaction.objectStore("settings").put({ key: "case", value: latest.id });
}

/**
 * A revision that came in a file or a link is known here by those ancestors alone that were handed out, too. What the backup
 * has between them would be heads otherwise, and be merged as if somebody had just written it. A name that it was given there
 * it has here as well, where it has none: what has a name is kept however old it gets.
 * @param {Writing} transaction
 * @param {Mapping[]} rows
 */
async function takeBackDescent(transaction, rows) {
  const revisions = transaction.objectStore("revisions");
  for (const row of /** @type {import("./revisions.js").Revision[]} */ (/** @type {unknown} */ (rows))) {
    const there = await revisions.get(row.id);
    if (!there || there.document !== row.document) continue;
    const parents = [...new Set([...row.parents, ...there.parents])];
    const name = there.name ?? row.name;
    if (there.origin === "unknown") await revisions.put({ ...row, parents, size: there.size });
    else if (parents.length > there.parents.length || name !== there.name) await revisions.put({ ...there, parents, name });
  }
}

/**
 * A revision whose content was dropped here has it again where the backup had it.
 * @param {Writing} transaction
 * @param {Mapping[]} contents
 */
async function takeBackContents(transaction, contents) {
  const revisions = transaction.objectStore("revisions");
  for (const { revision, content } of /** @type {{ revision: string, content: Mapping }[]} */ (contents)) {
    const row = await revisions.get(revision);
    if (row && row.size === null) await revisions.put({ ...row, size: JSON.stringify(content).length });
  }
}
