// Bringing two heads of a document together: going on to what another tab wrote, or merging it with what stands here.
//
// The merge is the engine's. Until there is an answer, and until each conflict is settled, both heads stay.
import { append, appendOn } from "./appending.js";
import { Unkept } from "./database.js";
import { same } from "./differences.js";
import { idOf } from "./identifiers.js";
import { digestOf } from "./lineage.js";
import { findDocument, readContents, readDocument } from "./looking.js";
import { baseOf, headsOf, historyOf } from "./revisions.js";
import { planOf, show, standOn, understood } from "./session.js";
import { knownToOther } from "./taken-in.js";
import { changeSettled, filledIn, fitting, namesIn, readSettled, rememberMine, settledBefore } from "./sides.js";
import { tellTabs } from "./tabs.js";

/** @typedef {import("./revisions.js").Graph} Graph */
/** @typedef {import("./revisions.js").Revision} Revision */
/** @typedef {import("./revisions.js").Mapping} Mapping */
/** @typedef {import("./documents.js").Merge} Merge */
/** @typedef {import("./documents.js").Conflict} Conflict */

const AGAIN = 2000; // milliseconds until the engine is asked again
const SLOW = 400; // milliseconds after which the page says that it waits for the engine

/**
 * What came of two heads: they are one now, they moved meanwhile, they conflict, the engine did not answer, or one of
 * them cannot be read here; that was told when the page was opened.
 * @typedef {"one" | "moved" | "waiting" | "gone" | Conflict[]} Outcome
 */

/**
 * @template Content
 * @param {import("./session.js").Session<Content>} session
 * @param {import("./writer.js").Writer} writer
 * @param {Merge} merge
 * @returns {() => Promise<void>} brings together what can be, once more
 */
export function makeTogether(session, writer, merge) {
  /** @type {Promise<void> | null} */
  let running = null;
  let again = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let told = { heads: 0, conflicts: "[]" };

  /** @param {number} heads */
  const tellWaiting = (heads) => {
    if (told.heads !== heads) session.tell({ type: "waiting", heads });
    told.heads = heads;
  };
  /** @param {string | null} theirs @param {Conflict[]} conflicts */
  const tellConflicts = (theirs, conflicts) => {
    session.theirs = theirs;
    session.conflicts = conflicts;
    const text = JSON.stringify(conflicts);
    if (told.conflicts !== text) session.tell({ type: "conflicts", conflicts });
    told.conflicts = text;
  };

  /** @returns {Promise<boolean>} whether there is more to do */
  async function round() {
    await writer.flush();
    if (writer.waiting()) return false; // what stands here comes first
    if (session.row === null && !(await adopt(session, writer))) return false;
    const { row, graph } = await readDocument(session.document);
    if (!row || session.revision === null) return false;
    const mine = session.revision;
    const heads = headsOf(graph);
    const others = heads.filter(({ id }) => id !== mine).reverse();
    if (others.length === heads.length) return goOn(session, writer, row, graph, heads);
    /** @type {[string, Conflict[]] | null} */
    let conflicting = null;
    let waits = 0;
    for (const { id, origin } of others) {
      const slow = setTimeout(() => tellWaiting(heads.length), SLOW);
      const outcome = await bring({ session, writer, merge, graph, mine, theirs: id, from: origin === "file" ? "file" : "merge" });
      clearTimeout(slow);
      if (outcome === "one" || outcome === "moved") return true;
      if (outcome === "gone") continue;
      if (outcome === "waiting") waits += 1;
      else conflicting ??= [id, outcome];
    }
    tellWaiting(waits ? heads.length : 0);
    const [theirs = null, conflicts = []] = conflicting ?? [];
    const shownFirst = theirs !== null && theirs !== session.theirs;
    tellConflicts(theirs, conflicts);
    if (shownFirst) await rememberMine(session.document, graph, { mine, theirs });
    clearTimeout(timer);
    if (waits && !session.signal.aborted) timer = setTimeout(look, AGAIN);
    return false;
  }

  async function rounds() {
    try {
      while (again && !session.signal.aborted) {
        again = false;
        if (await round()) again = true;
      }
    } catch (error) {
      if (!(error instanceof Unkept)) throw error;
    } finally {
      running = null;
    }
  }
  const look = () => {
    again = true;
    return (running ??= rounds());
  };
  session.signal.addEventListener("abort", () => clearTimeout(timer));
  return look;
}

/**
 * Nothing was kept when this page was opened; another tab may have begun since.
 * @template Content
 * @param {import("./session.js").Session<Content>} session
 * @param {import("./writer.js").Writer} writer
 */
async function adopt(session, writer) {
  if (session.apart) return false;
  const { row, graph } = await findDocument(session.key, session.case);
  const [head] = headsOf(graph);
  if (!row || !head) return false;
  return goOn(session, writer, row, graph, [head]);
}

/**
 * Go on from the newest head that grew out of what stands here.
 * @template Content
 * @param {import("./session.js").Session<Content>} session
 * @param {import("./writer.js").Writer} writer
 * @param {import("./database.js").DocumentRow} row
 * @param {Graph} graph
 * @param {Revision[]} heads
 * @returns {Promise<boolean>} whether the page moved
 */
async function goOn(session, writer, row, graph, heads) {
  const before = session.revision;
  const next = before === null ? heads[0] : heads.find(({ id }) => historyOf(graph, id).has(before));
  const content = next && (await readContents([next.id])).get(next.id);
  if (!next || !content) return false;
  if (writer.waiting() || session.revision !== before) return true;
  if (!show(session, content, next.origin === "file" ? "file" : "tab")) return false;
  standOn(session, row, next.id, content);
  session.tell({ type: "kept", kept: { state: "saved", at: new Date(next.time) } });
  return true;
}

/**
 * @template Content
 * @typedef {{ session: import("./session.js").Session<Content>, writer: import("./writer.js").Writer, merge: Merge, graph: Graph, mine: string, theirs: string, from: "file" | "merge" }} Bringing
 */

/**
 * @template Content
 * @param {Bringing<Content>} bringing
 * @returns {Promise<Outcome>}
 */
async function bring(bringing) {
  const { session, writer, merge, graph, mine, theirs } = bringing;
  const ancestor = baseOf(graph, mine, theirs);
  const contents = await readContents([mine, theirs, ...namesIn(ancestor)]);
  if ([mine, theirs].some((id) => understood(session.writing, contents.get(id)) === null)) return "gone";
  const { settled, answered } = await readSettled(session.document, theirs);
  const of = JSON.stringify(ancestor); // with another head taken in meanwhile there may be a nearer ancestor
  const known = settled?.since && settled.of === of && historyOf(graph, mine).has(settled.since) ? settled.base : null;
  const base = known ?? filledIn(ancestor, contents);
  const sides = { base, mine: contents.get(mine) ?? {}, theirs: contents.get(theirs) ?? {} };
  const first = await merge({ ...sides, resolved: {} }).catch(() => null);
  if (!first) return "waiting";
  const resolved = {
    ...(await knownToOther(bringing, first.conflicts, readContents)),
    ...settledBefore(answered, first.conflicts),
    ...fitting(settled?.resolved ?? {}, first.conflicts),
  };
  const merged = Object.keys(resolved).length ? await merge({ ...sides, resolved }).catch(() => null) : first;
  if (!merged) return "waiting";
  if (writer.waiting() || session.revision !== mine) return "moved";
  if (!merged.conflicts.length) return unite(bringing, merged.document, !first.conflicts.length);
  if (!same(merged.document, sides.mine)) return takeIn(bringing, merged.document, sides, known === null ? of : null);
  return merged.conflicts;
}

/**
 * One revision of both. Where nothing was to be settled it has the same id on every device.
 * @template Content
 * @param {Bringing<Content>} bringing
 * @param {Mapping} content
 * @param {boolean} unasked
 * @returns {Promise<Outcome>}
 */
async function unite({ session, writer, mine, theirs, from }, content, unasked) {
  const heads = [mine, theirs];
  const id = unasked ? { id: await idOf(`merge ${[...heads].sort().join(" ")} ${await digestOf(content)}`) } : {};
  const appended = await appendOn(planOf(session, content, { origin: "merge", ...id, parents: heads }), heads);
  if (appended) shown(session, writer, appended, mine, content, from);
  return appended ? "one" : "moved";
}

/**
 * Of two that conflict, what does not conflict is taken in at once, on top of mine alone. From here on what theirs has
 * there is known to mine: changed back here, it stays so.
 * @template Content
 * @param {Bringing<Content>} bringing
 * @param {Mapping} content
 * @param {{ base: unknown, mine: Mapping, theirs: Mapping }} sides
 * @param {string | null} of the ancestor; null where theirs was taken in before
 * @returns {Promise<Outcome>}
 */
async function takeIn({ session, writer, merge, mine, theirs, from }, content, { base, mine: own }, of) {
  const appended = await append(planOf(session, content, { origin: "merge", parents: [mine], took: theirs }));
  const plain = base === null || (typeof base === "object" && !("mine" in base));
  if (of !== null && plain) {
    const known = await merge({ base: own, mine: /** @type {Mapping} */ (base ?? session.writing.blank), theirs: content, resolved: {} }).catch(() => null);
    if (known && !known.conflicts.length) {
      await changeSettled(session.document, theirs, (row) => ({ ...row, since: appended.revision.id, base: known.document, of }));
    }
  }
  shown(session, writer, appended, mine, content, from);
  return "moved";
}

/**
 * Show what was appended, unless somebody went on here meanwhile: what they entered knows nothing of it, and on top of
 * it would take back what came in. It goes on top of BEFORE, and is merged like any other.
 * @template Content
 * @param {import("./session.js").Session<Content>} session
 * @param {import("./writer.js").Writer} writer
 * @param {import("./appending.js").Appended} appended
 * @param {string} before
 * @param {Mapping} content
 * @param {"file" | "merge"} from
 */
function shown(session, writer, { document, revision }, before, content, from) {
  tellTabs(document.id, session.key);
  if (writer.waiting() || session.revision !== before || !show(session, content, from)) return;
  standOn(session, document, revision.id, content);
  session.tell({ type: "kept", kept: { state: "saved", at: new Date(revision.time) } });
}
