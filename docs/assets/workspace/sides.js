// What a merge of two heads is made from: their contents, what they grew out of, and what was settled before.
import { read, transact } from "./database.js";
import { same } from "./differences.js";
import { historyOf } from "./revisions.js";

/** @typedef {import("./revisions.js").Mapping} Mapping */
/** @typedef {import("./revisions.js").Base} Base */
/** @typedef {import("./revisions.js").Graph} Graph */
/** @typedef {import("./revisions.js").Revision} Revision */
/** @typedef {import("./database.js").Settled} Settled */
/** @typedef {import("./database.js").Answered} Answered */
/** @typedef {import("./database.js").Side} Side */
/** @typedef {import("./documents.js").Conflict} Conflict */

/**
 * Choices that still concern a conflict.
 * @param {Record<string, Side>} resolved
 * @param {Conflict[]} conflicts
 */
export const fitting = (resolved, conflicts) =>
  Object.fromEntries(
    conflicts.flatMap(({ place, can_be_both: both }) => {
      const side = Object.hasOwn(resolved, place) ? resolved[place] : undefined;
      return side && (side !== "both" || both) ? [[place, side]] : [];
    }),
  );

/**
 * Of CONFLICTS, those that were settled before, with another head: mine has what was taken then, theirs what was not.
 * Two workbooks may hold the same answer, and neither knows of the other.
 * @param {Answered[]} answered
 * @param {Conflict[]} conflicts
 * @returns {Record<string, Side>}
 */
export const settledBefore = (answered, conflicts) =>
  Object.fromEntries(
    conflicts.filter((conflict) => answered.some((each) => isAgain(each, conflict))).map(({ place }) => [place, /** @type {Side} */ ("mine")]),
  );

/**
 * @param {Answered} answered
 * @param {Conflict} conflict
 */
const isAgain = ({ place, taken, left }, { place: other, mine, theirs }) =>
  place === other && same(taken, mine) && left.some((each) => same(each, theirs));

/**
 * What RESOLVED takes of CONFLICTS, and what it leaves.
 * @param {Record<string, Side>} resolved
 * @param {Conflict[]} conflicts
 * @returns {Answered[]}
 */
export const answeredBy = (resolved, conflicts) =>
  conflicts.flatMap((conflict) => {
    const side = Object.hasOwn(resolved, conflict.place) ? resolved[conflict.place] : undefined;
    if (!side) return [];
    const taken = conflict[side];
    return [{ place: conflict.place, taken, left: [conflict.mine, conflict.theirs].filter((each) => !same(each, taken)) }];
  });

/** @param {Base | null} base @returns {string[]} */
export const namesIn = (base) =>
  base === null ? [] : typeof base === "string" ? [base] : [base.base, base.mine, base.theirs].flatMap((each) => namesIn(each));

/**
 * @param {Base | null} base
 * @param {Map<string, Mapping>} contents
 * @returns {unknown}
 */
export function filledIn(base, contents) {
  if (base === null) return null;
  if (typeof base === "string") return contents.get(base) ?? null;
  return {
    base: filledIn(base.base, contents),
    mine: filledIn(base.mine, contents),
    theirs: filledIn(base.theirs, contents),
  };
}

/**
 * What was settled with THEIRS, and what was answered in all of DOCUMENT.
 * @param {string} document
 * @param {string} theirs
 * @returns {Promise<{ settled: Settled | undefined, answered: Answered[] }>}
 */
export const readSettled = (document, theirs) =>
  read(["settled"], async (transaction) => {
    const rows = await transaction.objectStore("settled").index("document").getAll(document);
    const settled = rows.find(({ id }) => id === `${document} ${theirs}`);
    return { settled, answered: rows.flatMap(({ answered = [] }) => answered) };
  });

/**
 * @param {string} document
 * @param {string} theirs
 * @param {(row: Settled) => Settled} change
 */
export const changeSettled = (document, theirs, change) =>
  transact(["settled"], async (transaction) => {
    const store = transaction.objectStore("settled");
    const id = `${document} ${theirs}`;
    const row = (await store.get(id)) ?? { id, document, resolved: {}, since: null, base: null, of: null };
    await store.put(change(row));
  });

/**
 * Which of HEADS is mine: the one that grew out of where this tab stood when it last showed conflicts; else out of where the
 * browser stood then, as the tab may be a new one; else the newest.
 * @param {string} document
 * @param {Graph} graph
 * @param {Revision[]} heads newest first
 * @returns {Promise<Revision | undefined>} raises `Unkept`
 */
export async function ownOf(document, graph, heads) {
  if (heads.length < 2) return heads[0];
  const grewFrom = (/** @type {Revision} */ { id, parents }, /** @type {string | null} */ older) =>
    older !== null && historyOf(graph, id, ...parents).has(older);
  const rows = await read(["settled"], (transaction) => transaction.objectStore("settled").index("document").getAll(document));
  const beside = rows.filter(({ id }) => heads.some((head) => grewFrom(head, id.slice(document.length + 1))));
  const stood = [[stoodInTab(document)], beside.map(({ mine = null }) => mine)];
  for (const revisions of stood) {
    const own = heads.filter((head) => revisions.some((revision) => grewFrom(head, revision)));
    if (own.length && own.length < heads.length) return own[0];
  }
  return heads[0];
}

/**
 * Conflicts with THEIRS are shown to whoever stands on MINE: it is theirs to call so after a reload, too.
 * @param {string} document
 * @param {Graph} graph
 * @param {{ mine: string, theirs: string }} heads
 */
export async function rememberMine(document, graph, { mine, theirs }) {
  try {
    sessionStorage.setItem(STOOD + document, mine);
  } catch {
    // the browser's memory is used then
  }
  const { settled } = await readSettled(document, theirs);
  if (settled?.mine !== undefined && historyOf(graph, mine).has(settled.mine)) return;
  await changeSettled(document, theirs, (row) => ({ ...row, mine }));
}

const STOOD = "aftersales.stood.";

/** @param {string} document @returns {string | null} */
function stoodInTab(document) {
  try {
    return sessionStorage.getItem(STOOD + document);
  } catch {
    return null;
  }
}
