// Files that leave a document and come back: what they know of it, and how they are taken in.
import { append, appendIn, WRITTEN } from "./appending.js";
import { tabsCase } from "./case-at-work.js";
import { read, transact } from "./database.js";
import { idOf, randomId } from "./identifiers.js";
import { digestOf, knownTo } from "./lineage.js";
import { readContents, readDocument } from "./looking.js";
import { baseOf, condensed, graphOf, historyOf } from "./revisions.js";
import { asWritten, planOf, show, standOn } from "./session.js";
import { filledIn, namesIn } from "./sides.js";
import { tellTabs } from "./tabs.js";

/** @typedef {import("./lineage.js").Lineage} Lineage */
/** @typedef {import("./revisions.js").Mapping} Mapping */
/** @typedef {import("./database.js").StoreName} StoreName */

/** What comes in; LINEAGE: null where it says none. @template Content @typedef {{ content: Content, lineage: Lineage | null, name: string }} Incoming */

/**
 * @template Content
 * @typedef {object} Exchanges
 * @property {(file: string) => Promise<Lineage | null>} exported remembers the export, gives the lineage to write into
 *   the file; null where nothing is kept, or the browser takes no digests
 * @property {(record: string | null) => Promise<Lineage | null>} current which revision this is, itself alone; a RECORD of
 *   it keeps its content here. Null as above
 * @property {(incoming: Incoming<Content>, how: "merge" | "new") => Promise<void>} takeIn merge: by the common ancestor
 *   where lineage leads to one here, else without; new: as a document of its own, to which the page moves
 * @property {(lineage: Lineage | null) => Promise<"same" | "related" | "unrelated">} relation same: all that the file
 *   was written from is known here; related: part of it
 * @property {(incoming: { content: Content, lineage: Lineage | null }) => Promise<{ base: unknown, mine: Mapping, theirs: Mapping }>} sidesWith
 *   what merging would be about, to be looked at before it is done; nothing is written
 * @property {(lineage: Lineage) => Promise<{ document: string, case: string } | null>} homeOf the other document here that
 *   a file grew out of, and the name of its case
 */

const PATIENCE = 20; // writes that fail, or that somebody enters more during

/** @type {StoreName[]} */
const ALL = [...WRITTEN, "exchanges"];

/**
 * @template Content
 * @param {import("./session.js").Session<Content>} session
 * @param {import("./writer.js").Writer} writer
 * @param {() => Promise<void>} look
 * @returns {Exchanges<Content>}
 */
export const exchangesOf = (session, writer, look) => ({
  async exported(file) {
    const now = await written(session, writer);
    if (!now) return null;
    const { document, revision } = now;
    await remember(document, revision, "export", file);
    const exchanged = await exchangedIn(document);
    const { graph } = await readDocument(document);
    return { ...now, ancestors: condensed(graph, revision, exchanged) };
  },

  async current(record) {
    const now = await written(session, writer);
    if (now && record !== null) await remember(now.document, now.revision, "record", record);
    return now && { ...now, ancestors: { [now.revision]: [] } };
  },

  async takeIn({ content, lineage, name }, how) {
    await writer.flush();
    const mapping = asWritten(session.writing, content);
    if (how === "new") {
      await begin(session, writer, mapping, lineage, name);
      show(session, mapping, "file");
      await look(); // conflicts of the document before are none of this one
    } else {
      await addBeside(session, writer, mapping, lineage, name);
      await look();
    }
  },

  async sidesWith({ content, lineage }) {
    await writer.flush();
    const theirs = asWritten(session.writing, content);
    const sides = { mine: session.shown, theirs };
    if (!lineage || session.revision === null) return { base: null, ...sides };
    const { id, parents } = await revisionIn(theirs, lineage);
    const { graph } = await readDocument(session.document);
    const base = baseOf(withAncestors(graph, session.document, { [id]: parents, ...lineage.ancestors }), session.revision, id);
    return { base: filledIn(base, await readContents(namesIn(base))), ...sides };
  },

  homeOf: (lineage) =>
    read(["cases", "documents", "revisions"], async (transaction) => {
      const known = await transaction.objectStore("revisions").get(lineage.revision);
      const row = await transaction.objectStore("documents").get(known?.document ?? lineage.document);
      const place = row && (await transaction.objectStore("cases").get(row.case));
      if (!row || !place || place.deleted !== null || row.id === session.document || row.key !== session.key) return null;
      return { document: row.id, case: place.name };
    }),

  async relation(lineage) {
    if (!lineage || session.revision === null) return "unrelated";
    const { graph } = await readDocument(session.document);
    const known = [...knownTo(lineage)].filter((id) => graph.has(id));
    if (!known.length) return lineage.document === session.document ? "related" : "unrelated";
    return historyOf(graph, session.revision).has(lineage.revision) ? "same" : "related";
  },
});

/**
 * The revision that the page stands on, with the digest of what it says; null where that cannot be told.
 * @template Content
 * @param {import("./session.js").Session<Content>} session
 * @param {import("./writer.js").Writer} writer
 */
async function written(session, writer) {
  await writer.flush();
  const { row, revision } = session;
  if (!row || revision === null || writer.waiting()) return null;
  const content = (await readContents([revision])).get(revision);
  const digest = content ? await digestOf(content) : null;
  return digest === null ? null : { document: row.id, revision, content: digest };
}

/** What is known of a revision by its id and its parents alone. */
const NOTHING = {
  by: null,
  tab: "",
  words: null,
  name: null,
  finalised: null,
  changed: [],
  size: null,
  time: 0,
  origin: /** @type {const} */ ("unknown"),
};

/**
 * GRAPH with what a file says of ancestors beside it; those that are here already are as they are here.
 * @param {import("./revisions.js").Graph} graph
 * @param {string} document
 * @param {Record<string, string[]>} ancestors
 * @returns {import("./revisions.js").Graph}
 */
const withAncestors = (graph, document, ancestors) => {
  const told = Object.entries(ancestors).map(([id, parents]) => ({ ...NOTHING, id, document, parents }));
  return new Map([...graphOf(told), ...graph]);
};

/**
 * The revision that a file holds: the one that it names, or a child of it where it was changed elsewhere since. The
 * same file has the same one on every device.
 * @param {Mapping} content
 * @param {Lineage | null} lineage
 * @returns {Promise<{ id: string, parents: string[] }>}
 */
async function revisionIn(content, lineage) {
  if (!lineage) return { id: randomId(), parents: [] };
  const digest = await digestOf(content);
  if (digest === lineage.content) return { id: lineage.revision, parents: lineage.ancestors[lineage.revision] ?? [] };
  return { id: await idOf(`file ${lineage.revision} ${digest}`), parents: [lineage.revision] };
}

/**
 * The same in DOCUMENT: what another document here has as a revision is one of its own there.
 * @param {Mapping} content
 * @param {Lineage | null} lineage
 * @param {string} document
 */
async function revisionHere(content, lineage, document) {
  const own = await revisionIn(content, lineage);
  const known = await read(["revisions"], (transaction) => transaction.objectStore("revisions").get(own.id));
  const near = nearestIn((await readDocument(document)).graph, own.parents, lineage?.ancestors ?? {});
  if (known && known.document !== document) return { id: await idOf(`file ${own.id} in ${document}`), parents: near };
  return { id: own.id, parents: [...new Set([...own.parents, ...near])] };
}

/**
 * The nearest of GRAPH that IDS are or grew out of by ANCESTORS: what lies between may be another document's here.
 * @param {import("./revisions.js").Graph} graph
 * @param {string[]} ids
 * @param {Record<string, string[]>} ancestors
 */
function nearestIn(graph, ids, ancestors) {
  const [found, seen] = [new Set(), new Set()];
  const ahead = [...ids];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (graph.has(next)) found.add(next);
    else ahead.push(...(Object.hasOwn(ancestors, next) ? ancestors[next] ?? [] : []));
  }
  return /** @type {string[]} */ ([...found].sort());
}

/**
 * Another head of the session's document.
 * @template Content
 * @param {import("./session.js").Session<Content>} session
 * @param {import("./writer.js").Writer} writer
 * @param {Mapping} content
 * @param {Lineage | null} lineage
 * @param {string} name
 */
async function addBeside(session, writer, content, lineage, name) {
  if (session.revision === null) return begin(session, writer, content, lineage, name);
  const { id, parents } = await revisionHere(content, lineage, session.document);
  const { row } = await readDocument(session.document);
  if (!row) return begin(session, writer, content, lineage, name);
  await transact(ALL, async (transaction) => {
    await stubs(transaction, session.document, lineage);
    const stub = await transaction.objectStore("revisions").get(id);
    if (stub?.size === null) await transaction.objectStore("revisions").delete(id);
    await appendIn(transaction, planOf(session, content, { id, origin: "file", words: name, parents }));
  });
  await remember(session.document, id, "import", name);
  tellTabs(session.document, session.key);
}

/**
 * A document of its own; it is the one that the file names, where that is not here.
 * @template Content
 * @param {import("./session.js").Session<Content>} session
 * @param {import("./writer.js").Writer} writer
 * @param {Mapping} content
 * @param {Lineage | null} lineage
 * @param {string} name
 */
async function begin(session, writer, content, lineage, name) {
  const { id, parents } = await revisionIn(content, lineage);
  const there = lineage && (await readDocument(lineage.document)).row;
  const known = await read(["revisions"], (transaction) => transaction.objectStore("revisions").get(id));
  const document = lineage && !there && !known ? lineage.document : randomId();
  const own = { ...planOf(session, content, { id: known ? randomId() : id, origin: "file", words: name, parents: known ? [] : parents }) };
  const place = session.case ?? tabsCase();
  const { document: row, revision } = await append({ ...own, document, apart: true, case: place });
  if (!known) await transact(ALL, (transaction) => stubs(transaction, row.id, lineage));
  await remember(row.id, revision.id, "import", name);
  await writeBefore(session, writer, row.id);
  standOn(session, row, revision.id, content);
  tellTabs(row.id, session.key);
  session.tell({ type: "kept", kept: { state: "saved", at: new Date(revision.time) } });
}

/**
 * What was entered meanwhile belongs to the document before. That one is not the latest for it: a reload shows DOCUMENT.
 * @template Content
 * @param {import("./session.js").Session<Content>} session
 * @param {import("./writer.js").Writer} writer
 * @param {string} document
 */
async function writeBefore(session, writer, document) {
  if (!writer.waiting()) return;
  for (let turns = PATIENCE; turns && writer.waiting(); turns -= 1) await writer.flush();
  await transact(["documents"], async (transaction) => {
    const store = transaction.objectStore("documents");
    const [row, before] = [await store.get(document), await store.get(session.document)];
    if (row && before) await store.put({ ...row, changed: Math.max(row.changed, before.changed + 1) });
  });
}

/**
 * Ancestors that are known by their ids alone: they have parents and no content.
 * @param {import("./database.js").Writing} transaction
 * @param {string} document
 * @param {Lineage | null} lineage
 */
async function stubs(transaction, document, lineage) {
  const store = transaction.objectStore("revisions");
  for (const [id, parents] of Object.entries(lineage?.ancestors ?? {})) {
    const there = await store.get(id);
    if (!there) await store.put({ ...NOTHING, id, document, parents });
    else if (there.document === document && there.origin === "unknown") {
      await store.put({ ...there, parents: [...new Set([...there.parents, ...parents])] }); // a link before knew less
    }
  }
  if (lineage && !(await store.get(lineage.revision))) {
    await store.put({ ...NOTHING, id: lineage.revision, document, parents: [] });
  }
}

/**
 * @param {string} document
 * @param {string} revision
 * @param {"export" | "import" | "record"} way
 * @param {string} file
 */
const remember = (document, revision, way, file) =>
  transact(["exchanges"], async (transaction) => {
    const store = transaction.objectStore("exchanges");
    const there = await store.index("document").getAll(document);
    const again = there.find((row) => row.revision === revision && row.way === way && row.file === file);
    await store.put({ id: again?.id ?? randomId(), document, revision, time: Date.now(), way, file });
  });

/** @param {string} document */
const exchangedIn = (document) =>
  read(["exchanges"], async (transaction) => {
    const rows = await transaction.objectStore("exchanges").index("document").getAll(document);
    return new Set(rows.filter(({ way }) => way !== "record").map(({ revision }) => revision)); // no record comes back
  });
