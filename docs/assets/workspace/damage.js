// Heads that cannot be opened here: their contents are gone, or have no place in this page. Each is told of, none is
// dropped, and the nearest earlier version that is whole is offered.
//
// Where nothing is left of a content, that version goes on top of it, as if somebody had restored it. Where something is
// left, it may be a later build's, which goes on with it: nothing is put on top, and the visitor is asked.
import { append } from "./appending.js";
import { setAsideRevision } from "./asides.js";
import { Unkept } from "./database.js";
import { readContents, readKept } from "./looking.js";
import { historyOf, newestFirst } from "./revisions.js";
import { planOf, understood } from "./session.js";

/** @typedef {import("./revisions.js").Revision} Revision */
/** @typedef {import("./revisions.js").Mapping} Mapping */
/** @typedef {import("./documents.js").Reason} Reason */

/**
 * @template Content
 * @typedef {{ head: Revision, content: Content, unkept: Reason | null }} Opened UNKEPT: why what is shown is not kept yet
 */

/**
 * What can be opened in place of HEAD; null where the visitor is to be asked, or where there is nothing.
 * @template Content
 * @param {import("./session.js").Session<Content>} session
 * @param {import("./database.js").DocumentRow} row
 * @param {import("./revisions.js").Graph} graph
 * @param {Revision} head
 * @returns {Promise<Opened<Content> | null>} raises `Unkept`
 */
export async function inPlaceOf(session, row, graph, head) {
  const left = await readKept(head.id);
  const earlier = await nearestWhole(session.writing, graph, head);
  const gone = !(await readContents([head.id])).has(head.id);
  const shown = gone && earlier !== null;
  const told = { saved: head.time, earlier: earlier && { revision: earlier.revision.id, time: earlier.revision.time, shown } };
  await trying(setAsideRevision(session.writing.name, head, left, told));
  if (!shown) return null;
  const { id: document, case: place } = row;
  const plan = planOf(session, earlier.mapping, { parents: [head.id], origin: "restore", words: earlier.revision.id });
  const put = await trying(append({ ...plan, document, apart: false, case: place }));
  if (put instanceof Unkept) return { head, content: earlier.content, unkept: put.reason };
  return { head: put.revision, content: earlier.content, unkept: null };
}

/**
 * The latest version that HEAD grew out of and that can be opened here; what a document began with is none.
 * @template Content
 * @param {import("./documents.js").Writing<Content>} writing
 * @param {import("./revisions.js").Graph} graph
 * @param {Revision} head
 */
async function nearestWhole(writing, graph, head) {
  const before = [...historyOf(graph, head.id)].flatMap((id) => (id === head.id ? [] : (graph.get(id) ?? [])));
  const held = before.filter(({ size, origin }) => size !== null && origin !== "blank").sort(newestFirst);
  for (const revision of held) {
    const mapping = (await readContents([revision.id])).get(revision.id);
    const content = understood(writing, mapping);
    if (mapping && content !== null) return { revision, mapping, content };
  }
  return null;
}

/**
 * @template Result
 * @param {Promise<Result>} deed
 * @returns {Promise<Result | Unkept>} where it was not kept, why
 */
const trying = (deed) =>
  deed.catch((error) => {
    if (error instanceof Unkept) return error;
    throw error;
  });
