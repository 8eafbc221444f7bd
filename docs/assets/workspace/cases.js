// The cases of this browser: what belongs to one organisation and one cycle. Each raises `Unkept`.
import { appendIn, WRITTEN } from "./appending.js";
import { atWork, tabsCase, useInTab } from "./case-at-work.js";
import { isMapping } from "../foundation/shapes.js";
import { read, transact } from "./database.js";
import { housed } from "./housing.js";
import { randomId, THIS_TAB } from "./identifiers.js";
import { graphIn } from "./looking.js";
import { headsOf, lastFinalised } from "./revisions.js";
import { tellTabs } from "./tabs.js";

/** @typedef {import("./database.js").Case} Case */
/** @typedef {import("./database.js").Writing} Writing */
/** @typedef {import("./database.js").DocumentRow} DocumentRow */
/** @typedef {import("./revisions.js").Mapping} Mapping */

/**
 * A document as it stands: its newest content, how many heads it has, its last finalised version and whether that is it.
 * @typedef {DocumentRow & { content: Mapping | null, heads: number, finalised: { number: number, latest: boolean } | null }} DocumentNow
 */

/** CURRENT: whether pages that name no document open it. @typedef {Case & { current: boolean, documents: DocumentNow[] }} CaseNow */

/** All of them, deleted ones too, the one changed last first. @returns {Promise<CaseNow[]>} */
export const listCases = () =>
  transact(WRITTEN, async (transaction) => {
    await housed(transaction);
    const cases = await transaction.objectStore("cases").getAll();
    const current = atWork(cases, (await transaction.objectStore("settings").get("case"))?.value);
    const found = [];
    for (const each of cases.sort((one, other) => other.changed - one.changed)) {
      found.push({ ...each, current: each.id === current, documents: await documentsIn(transaction, each.id) });
    }
    return found;
  });

/** @param {string} id of a case @returns {Promise<DocumentNow[]>} */
export const documentsOf = (id) => read(WRITTEN, (transaction) => documentsIn(transaction, id));

/**
 * Pages that name no document open those of case ID from now on.
 * @param {string} id
 */
export async function openCase(id) {
  useInTab(id);
  await transact(["settings"], (transaction) => transaction.objectStore("settings").put({ key: "case", value: id }));
  tellTabs(null, null);
}

/** @param {string} name @returns {Promise<string>} the id of a new case, which is the one at work now */
export async function createCase(name) {
  const id = randomId();
  await transact(["cases"], (transaction) => transaction.objectStore("cases").put(blankCase(id, name)));
  await openCase(id);
  return id;
}

/**
 * @param {string} id
 * @param {string} name
 */
export const renameCase = (id, name) => change(id, { name: name.trim() });

/**
 * A case of its own with all documents of case ID as they stand; where one waits for a merge, its newest side.
 * @param {string} id
 * @param {string} name
 * @returns {Promise<string>} the id of the copy
 */
export async function copyCase(id, name) {
  const copy = randomId();
  await transact(WRITTEN, async (transaction) => {
    await transaction.objectStore("cases").put(blankCase(copy, name));
    for (const { key, format, content } of await documentsIn(transaction, id)) {
      if (content) await copyInto(transaction, copy, { key, format, content });
    }
  });
  tellTabs(null, null);
  return copy;
}

/**
 * @param {string} id
 * @param {boolean} away
 */
export const putAway = (id, away) => change(id, { put_away: away ? Date.now() : null }, away);

/** It can be had back for thirty days. @param {string} id */
export const remove = (id) => change(id, { deleted: Date.now() }, true);

/** @param {string} id */
export const restoreRemoved = (id) => change(id, { deleted: null });

/**
 * @param {string} id
 * @param {Partial<Case>} changes
 * @param {boolean} [leave] whether pages go on to another case
 */
async function change(id, changes, leave = false) {
  await transact(["cases", "settings"], async (transaction) => {
    const store = transaction.objectStore("cases");
    const row = await store.get(id);
    if (row) await store.put({ ...row, ...changes });
    const current = await transaction.objectStore("settings").get("case");
    if (leave && current?.value === id) await transaction.objectStore("settings").delete("case");
  });
  if (leave && tabsCase() === id) useInTab("");
  tellTabs(null, null);
}

/**
 * @param {string} id
 * @param {string} name
 * @returns {Case}
 */
const blankCase = (id, name, now = Date.now()) => ({ id, name: name.trim(), created: now, changed: now, put_away: null, deleted: null });

/**
 * @param {Writing} transaction
 * @param {string} place
 * @param {{ key: string, format: string, content: Mapping }} copied
 */
const copyInto = (transaction, place, { key, format, content }) =>
  appendIn(transaction, {
    document: randomId(),
    key,
    format,
    apart: true,
    case: place,
    blank: content,
    revision: { id: randomId(), time: Date.now(), by: null, tab: THIS_TAB, origin: "copy", words: null, name: null, finalised: null },
    parents: [],
    content,
  });

/**
 * @param {import("./database.js").Reading | Writing} transaction
 * @param {string} id
 * @returns {Promise<DocumentNow[]>}
 */
async function documentsIn(transaction, id) {
  const found = [];
  const rows = await transaction.objectStore("documents").index("case").getAll(id);
  for (const row of rows.sort((one, other) => other.changed - one.changed)) {
    const graph = await graphIn(transaction, row.id);
    const heads = headsOf(graph);
    const [head] = heads;
    const kept = head && (await transaction.objectStore("contents").get(head.id))?.content;
    const content = isMapping(kept) ? kept : null;
    const final = head && lastFinalised(graph, head.id);
    const finalised = final?.finalised ? { number: final.finalised.number, latest: final.id === head?.id } : null;
    found.push({ ...row, content, heads: heads.length, finalised });
  }
  return found;
}
