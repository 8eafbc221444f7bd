// Appending a revision: the one way in which a document is written. Each is one transaction, so that tabs take turns.
import { isMapping } from "../foundation/shapes.js";
import { caseAtWork } from "./case-at-work.js";
import { transact } from "./database.js";
import { changedPlaces } from "./differences.js";
import { randomId } from "./identifiers.js";
import { graphIn } from "./looking.js";
import { headsOf, historyOf } from "./revisions.js";

/** @typedef {import("./database.js").Writing} Writing */
/** @typedef {import("./database.js").StoreName} StoreName */
/** @typedef {import("./database.js").DocumentRow} DocumentRow */
/** @typedef {import("./revisions.js").Revision} Revision */
/** @typedef {import("./revisions.js").Mapping} Mapping */

/**
 * What is to be appended: whole, so that it can be written later, by another page, and twice to no harm.
 * @typedef {object} Plan
 * @property {string} document its id; one that is not there is made
 * @property {string} key what documents of its kind are kept under
 * @property {string} format
 * @property {boolean} [apart] whether it is another document even where one of its kind is there
 * @property {string | null} case where a new document goes; null: into the case at work
 * @property {Mapping} blank what a new document begins with
 * @property {Omit<Revision, "document" | "parents" | "changed" | "size">} revision
 * @property {string[] | null} parents null: what the document began with
 * @property {Mapping} [ground] what the one parent says, where whoever writes knows
 * @property {Mapping} content
 */

/** @typedef {{ document: DocumentRow, revision: Revision }} Appended */

/** @type {StoreName[]} */
export const WRITTEN = ["cases", "documents", "revisions", "contents", "settings"];

const JUST_NOW = 60_000; // milliseconds: more than a save waits
const CLOSE = 1_000; // milliseconds: more than a burst of saving runs ahead of its clock

/**
 * @param {Plan} plan
 * @returns {Promise<Appended>} raises `Unkept`
 */
export const append = (plan) => transact(WRITTEN, (transaction) => appendIn(transaction, plan));

/**
 * Append PLAN only while each of HEADS is one still; null where somebody else has gone on from one of them.
 * @param {Plan} plan
 * @param {string[]} heads
 * @returns {Promise<Appended | null>}
 */
export const appendOn = (plan, heads) =>
  transact(WRITTEN, async (transaction) => {
    const there = headsOf(await graphIn(transaction, plan.document)).map(({ id }) => id);
    return heads.every((head) => there.includes(head)) ? appendIn(transaction, plan) : null;
  });

/**
 * @param {Writing} transaction
 * @param {Plan} plan
 * @returns {Promise<Appended>}
 */
export async function appendIn(transaction, plan) {
  const revisions = transaction.objectStore("revisions");
  const already = await revisions.get(plan.revision.id);
  const documents = transaction.objectStore("documents");
  if (already) return { document: /** @type {DocumentRow} */ (await documents.get(already.document)), revision: already };
  const document = (await documentFor(transaction, plan)) ?? (await newDocument(transaction, plan));
  const parents = (await parentsIn(transaction, document.id, plan)) ?? (await rootOf(transaction, document.id));
  const [parent] = parents;
  if (plan.ground && parent !== undefined && parent === plan.parents?.[0]) await holdAgain(transaction, parent, plan.ground);
  const before = parent === undefined ? undefined : await transaction.objectStore("contents").get(parent);
  const revision = {
    ...plan.revision,
    time: await timeAfter(transaction, parents, plan.revision.time),
    document: document.id,
    parents,
    changed: changedPlaces(isMapping(before?.content) ? before.content : {}, plan.content),
    size: JSON.stringify(plan.content).length,
  };
  await revisions.put(revision);
  await transaction.objectStore("contents").put({ revision: revision.id, content: plan.content });
  const changed = { ...document, changed: await changedLast(transaction, document, revision.time) };
  await documents.put(changed);
  await touch(transaction, document.case, revision.time);
  return { document: changed, revision };
}

/**
 * A window that slept goes on from a revision whose content was dropped meanwhile: it has the content again, for the two that
 * grew out of it are merged by that. By an older one, what was taken out since would come back.
 * @param {Writing} transaction
 * @param {string} id
 * @param {Mapping} content
 */
async function holdAgain(transaction, id, content) {
  const revisions = transaction.objectStore("revisions");
  const row = await revisions.get(id);
  if (!row || row.size !== null) return;
  await revisions.put({ ...row, size: JSON.stringify(content).length });
  await transaction.objectStore("contents").put({ revision: id, content });
}

/**
 * TIME, or the next free one after PARENTS': what is written within one millisecond keeps its order by time, which
 * versions are listed by and old contents go by. A parent far ahead comes from a clock that is wrong, and is not followed.
 * @param {Writing} transaction
 * @param {string[]} parents
 * @param {number} time milliseconds since 1970
 */
async function timeAfter(transaction, parents, time) {
  const rows = await Promise.all(parents.map((id) => transaction.objectStore("revisions").get(id)));
  const close = rows.flatMap((row) => (row && row.time >= time && row.time - time < CLOSE ? [row.time + 1] : []));
  return Math.max(time, ...close);
}

/**
 * TIME, at which DOCUMENT was written to. What is written just now is what was changed last, and what pages open, though the
 * clock was far ahead when another document of its kind was written to; what is written up later is as old as it is.
 * @param {Writing} transaction
 * @param {DocumentRow} document
 * @param {number} time milliseconds since 1970
 */
async function changedLast(transaction, { id, key, case: place }, time) {
  if (Date.now() - time > JUST_NOW) return time;
  const others = (await transaction.objectStore("documents").index("key").getAll(key)).filter((row) => row.case === place && row.id !== id);
  return Math.max(time, ...others.map((row) => row.changed + 1));
}

/**
 * The document that PLAN is about; another tab may have made one meanwhile.
 * @param {Writing} transaction
 * @param {Plan} plan
 * @returns {Promise<DocumentRow | null>}
 */
async function documentFor(transaction, { document, key, apart, case: wanted }) {
  const store = transaction.objectStore("documents");
  const own = await store.get(document);
  if (own || apart) return own ?? null;
  const place = wanted ?? (await caseAtWork(transaction));
  const there = (await store.index("key").getAll(key)).filter((row) => row.case === place);
  return there.sort((one, other) => other.changed - one.changed)[0] ?? null;
}

/**
 * @param {Writing} transaction
 * @param {Plan} plan
 * @returns {Promise<DocumentRow>}
 */
async function newDocument(transaction, { document, key, format, case: wanted, blank, parents, revision: { time, tab } }) {
  const place = wanted ?? (await caseAtWork(transaction)) ?? randomId();
  const cases = transaction.objectStore("cases");
  if (!(await cases.get(place))) {
    await cases.put({ id: place, name: "", created: time, changed: time, put_away: null, deleted: null });
    await transaction.objectStore("settings").put({ key: "case", value: place });
  }
  const row = { id: document, case: place, key, format, created: time, changed: time };
  await transaction.objectStore("documents").put(row);
  if (parents) return row;
  const id = randomId();
  const nothing = { parents: [], by: null, words: null, name: null, finalised: null, changed: [] };
  const size = JSON.stringify(blank).length;
  await transaction.objectStore("revisions").put({ id, document, time: time - 1, tab, origin: "blank", size, ...nothing });
  await transaction.objectStore("contents").put({ revision: id, content: blank });
  return row;
}

/**
 * What PLAN grows out of, if that is in DOCUMENT: it may have become another one while an earlier plan was written.
 * @param {Writing} transaction
 * @param {string} document
 * @param {Plan} plan
 */
async function parentsIn(transaction, document, { document: own, parents }) {
  if (!parents?.length || document === own) return parents;
  const rows = await Promise.all(parents.map((id) => transaction.objectStore("revisions").get(id)));
  return rows.every((row) => row?.document === document) ? parents : null;
}

/**
 * What the document began with; nothing where it came from elsewhere.
 * @param {Writing} transaction
 * @param {string} document
 */
async function rootOf(transaction, document) {
  const graph = await graphIn(transaction, document);
  const roots = [...graph.values()].filter(({ origin }) => origin === "blank");
  return roots.sort((one, other) => one.time - other.time).slice(0, 1).map(({ id }) => id);
}

/**
 * @param {Writing} transaction
 * @param {string} id
 * @param {number} time
 */
async function touch(transaction, id, time) {
  const cases = transaction.objectStore("cases");
  const row = await cases.get(id);
  if (row) await cases.put({ ...row, changed: time });
}

/**
 * Whether what REVISION stands on is all here, so that it can be told what came of it.
 * @param {import("./revisions.js").Graph} graph
 * @param {string} older
 * @param {string} newer
 */
export const grewFrom = (graph, older, newer) => historyOf(graph, newer).has(older);
