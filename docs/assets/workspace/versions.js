// The versions of a document: looked at, restored, named, finalised. Each is a revision on top; nothing is replaced.
import { append } from "./appending.js";
import { read, transact } from "./database.js";
import { exchangesOf } from "./exchanging.js";
import { digestOf } from "./lineage.js";
import { readContents, readDocument } from "./looking.js";
import { lastFinalised, newestFirst } from "./revisions.js";
import { planOf, show, standOn, understood } from "./session.js";
import { tellTabs } from "./tabs.js";

/** @typedef {import("./revisions.js").Revision} Revision */
/** @typedef {import("./revisions.js").Mapping} Mapping */
/** @typedef {import("./documents.js").Identity} Identity */

/**
 * CONTENT: whether it is still there. CURRENT: what the page stands on.
 * @typedef {{ revision: string, time: Date, by: string | null, origin: Revision["origin"], words: string | null, name: string | null, finalised: Revision["finalised"], changed: string[], content: boolean, current: boolean }} Version
 */

/**
 * @template Content
 * @typedef {object} Own
 * @property {() => Promise<Identity | null>} identity null while nothing is kept
 * @property {() => Promise<Version[]>} versions newest first
 * @property {(revision: string) => Promise<Content | null>} contentOf
 * @property {(revision: string) => Promise<boolean>} restore appends; false where its content cannot be read here
 * @property {(given: { by?: string }) => Promise<Version>} finalise
 * @property {(revision: string, name: string) => Promise<void>} nameVersion
 */

/** @template Content @typedef {Own<Content> & import("./exchanging.js").Exchanges<Content>} Versions */

/**
 * @template Content
 * @param {import("./session.js").Session<Content>} session
 * @param {import("./writer.js").Writer} writer
 * @param {() => Promise<void>} look
 * @returns {Versions<Content>}
 */
export function versionsOf(session, writer, look) {
  /**
   * Append CONTENT and stand on it. What was entered meanwhile knows nothing of it: it goes on top of what was there
   * before, and the two are merged like any others.
   * @param {Mapping} content
   * @param {Parameters<typeof planOf>[2]} how
   */
  const put = async (content, how) => {
    const plan = planOf(session, content, how);
    const { document, revision } = await append(plan);
    if (!writer.waiting() && (session.revision === null || plan.parents?.includes(session.revision))) {
      standOn(session, document, revision.id, content);
      if (how.origin === "restore") show(session, content, "restore");
    }
    tellTabs(document.id, session.key);
    session.tell({ type: "kept", kept: { state: "saved", at: new Date(revision.time) } });
    void look();
    return revision;
  };
  /** @param {string} id */
  const contentOf = async (id) => (await readContents([id])).get(id) ?? null;

  return {
    async identity() {
      if (!session.row || session.revision === null) return null;
      const { id, case: place } = session.row;
      const home = await read(["cases"], (transaction) => transaction.objectStore("cases").get(place));
      const { graph } = await readDocument(id);
      const final = lastFinalised(graph, session.revision);
      if (!home) return null;
      const finalised = final?.finalised?.number ?? null;
      return { id, case: home, revision: session.revision, finalised, frozen: final?.id === session.revision };
    },
    async versions() {
      const { graph } = await readDocument(session.document);
      return [...graph.values()].filter(isShown).sort(newestFirst).map((revision) => versionOf(revision, session.revision));
    },
    async contentOf(id) {
      const content = await contentOf(id);
      return understood(session.writing, content);
    },
    async restore(id) {
      await writer.flush();
      const content = await contentOf(id);
      if (!content || understood(session.writing, content) === null) return false;
      await put(content, { origin: "restore", words: id });
      return true;
    },
    async finalise({ by = "" }) {
      await writer.flush();
      const { revision: stood, shown } = session; // others may come in while the digest is taken
      const { graph } = await readDocument(session.document);
      const numbers = [...graph.values()].map(({ finalised }) => finalised?.number ?? 0);
      const number = Math.max(0, ...numbers) + 1;
      const content = (stood && (await contentOf(stood))) || shown;
      const finalised = { sha256: await digestOf(content), by: by.trim() || null, number };
      const on = stood === null ? {} : { parents: [stood] };
      return versionOf(await put(content, { origin: "finalise", by: finalised.by, finalised, ...on }), session.revision);
    },
    async nameVersion(id, name) {
      if (id !== session.revision) return nameOlder(id, name);
      await writer.flush();
      await put(session.shown, { origin: "name", name });
    },
    ...exchangesOf(session, writer, look),
  };
}

/** A blank beginning, and what is known by its name alone, are no versions to look at. @param {Revision} revision */
const isShown = ({ origin }) => origin !== "blank" && origin !== "unknown";

/**
 * @param {Revision} revision
 * @param {string | null} current
 * @returns {Version}
 */
const versionOf = ({ id, time, by, origin, words, name, finalised, changed, size }, current) => ({
  revision: id,
  time: new Date(time),
  by,
  origin,
  words,
  name,
  finalised,
  changed,
  content: size !== null,
  current: id === current,
});

/**
 * The name of a version that others were made from already. It is no content, and may be given anew.
 * @param {string} id
 * @param {string} name
 */
const nameOlder = (id, name) =>
  transact(["revisions"], async (transaction) => {
    const store = transaction.objectStore("revisions");
    const row = await store.get(id);
    if (row) await store.put({ ...row, name: name.trim() || null });
  });
