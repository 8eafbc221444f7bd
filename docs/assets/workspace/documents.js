// The documents that this browser keeps: whole or not at all, nothing written over, nothing thrown away unasked.
//
// A document is a graph of revisions. Saving appends one on top of the one that was read; what other tabs and files
// bring is merged with it. How that is kept is nobody else's business.
import { asideOf, asideTexts } from "./asides.js";
import { hearWrites, NotKept, readText } from "./browser-storage.js";
import { Unkept } from "./database.js";
import { same } from "./differences.js";
import { purge, thin } from "./housekeeping.js";
import { hearPutDown, lastPutDown, tryToWriteUp, writeUp } from "./journal.js";
import { readAside } from "./looking.js";
import { readAll, takeEarly } from "./read-early.js";
import { headsOf, newestFirst } from "./revisions.js";
import { asWritten, makeSession, standOn, understood } from "./session.js";
import { answeredBy, changeSettled, ownOf } from "./sides.js";
import { hearTabs } from "./tabs.js";
import { parsed, takeOver } from "./taking-over.js";
import { makeTogether } from "./together.js";
import { versionsOf } from "./versions.js";
import { makeWriter } from "./writer.js";

/** @typedef {import("./revisions.js").Mapping} Mapping */
/** @typedef {import("./database.js").Case} Case */
/** @typedef {import("./database.js").Side} Side */
/** @typedef {import("./database.js").Reason} Reason */
/** @typedef {import("./asides.js").SetAside} SetAside */
/** @typedef {import("./versions.js").Version} Version */
/** @typedef {import("./lineage.js").Lineage} Lineage */

/**
 * How what a document holds is written and read.
 * @template Content
 * @typedef {object} Writing
 * @property {string} name under which earlier releases kept it
 * @property {Mapping} blank what is written where there is nothing worth keeping
 * @property {(content: Content) => Mapping | null} write null where there is nothing worth keeping
 * @property {(mapping: Mapping) => Content | null} read null where any part of MAPPING has no place in it
 */

/**
 * What is kept of what the page shows. "newer": a later build has changed the database; the page is to be reloaded. LEFT:
 * the page that is loaded then finds what was entered here.
 * @typedef {{ state: "saved", at: Date } | { state: "saving" } | { state: "blank" } | { state: "unkept", reason: Reason, left?: boolean }} Kept
 */

/** As the engine gives it. @typedef {import("../engine/api.js").Conflict & { can_be_both: boolean }} Conflict */
/** @typedef {{ base: unknown, mine: Mapping, theirs: Mapping, resolved: Record<string, Side> }} Sides */
/** @typedef {(sides: Sides) => Promise<{ document: Mapping, conflicts: Conflict[] }>} Merge rejects while there is no engine */

/**
 * @template Content
 * @typedef {{ type: "kept", kept: Kept }
 *   | { type: "came", content: Content, from: "tab" | "file" | "merge" | "restore", changed: string[] }
 *   | { type: "conflicts", conflicts: Conflict[] }
 *   | { type: "case" }
 *   | { type: "waiting", heads: number }} News CAME: content to show now, and the places at which it differs.
 *   CONFLICTS: all that are left. CASE: it may be called otherwise now, or be deleted. WAITING: so many heads wait for
 *   the engine; 0: no more
 */

/**
 * FINALISED: the number of the finalised revision that it stands on last; FROZEN: it is that one itself.
 * @typedef {{ id: string, case: Case, revision: string, finalised: number | null, frozen: boolean }} Identity
 */

/**
 * @template Content
 * @typedef {object} Own what a page opens, and hears
 * @property {Content | null} content at opening; null where nothing was kept
 * @property {SetAside[]} setAside what was kept and could not be read, now or earlier
 * @property {(content: Content, change?: import("./writer.js").Change) => void} save after a moment of quiet, or when the page is left
 * @property {() => Promise<void>} written resolves when everything given to `save` is written or has failed
 * @property {() => Promise<void>} refresh looks for what others wrote; resolves when all that can be is brought together
 * @property {() => void} close hears and writes nothing from now on
 * @property {(listener: (news: News<Content>) => void) => void} listen
 * @property {(resolved: Record<string, Side>) => Promise<void>} settle
 */

/**
 * @template Content
 * @typedef {Own<Content> & import("./versions.js").Versions<Content>} Document
 */

const QUIET = 5000; // milliseconds after opening, when what is old is cleared away

/** @param {{ name: string }} writing */
const keyOf = ({ name }) => name.replace(/^aftersales\./, "");

/**
 * Open what is kept under WRITING's name. It never raises: what is not kept is told to whoever listens.
 * @template Content
 * @param {Writing<Content>} writing
 * @param {{ merge: Merge, key?: string }} how
 * @returns {Promise<Document<Content>>}
 */
export async function openDocument(writing, { merge, key = keyOf(writing) }) {
  /** @type {((news: News<Content>) => void)[]} */
  const listeners = [];
  /** @type {Map<string, News<Content>>} what was told last, for whoever comes late */
  const last = new Map();
  const ended = new AbortController();
  const tell = (/** @type {News<Content>} */ news) => {
    if (news.type !== "came") last.set(news.type, news);
    for (const listener of listeners) listener(news);
  };
  const session = makeSession(writing, key, tell, ended.signal);
  const early = takeEarly(key);
  const opened = await opening(session, early);
  const writer = makeWriter(session, () => void look());
  const look = makeTogether(session, writer, merge);
  const catchUp = () => void tryToWriteUp().then(look);
  const hear = (/** @type {import("./tabs.js").Message | null} */ message) => {
    const own = message?.document === session.document || (session.row === null && message?.key === key);
    // Shown again, this page may be the next one after a page that was left before it had written.
    if (!message) catchUp();
    else if (message.document === null || own) void look();
    if (!message?.document) session.tell({ type: "case" });
  };
  hearTabs(hear, session.signal);
  hearPutDown(catchUp, session.signal);
  hearWrites((name) => name === writing.name, () => void takeOver(writing, key).then(look).catch(() => {}), session.signal);
  if (opened.kept.state !== "blank" || early) catchUp(); // others may have written since it was read early
  else void tryToWriteUp().then((found) => (found ? look() : undefined));
  session.tell({ type: "kept", kept: opened.kept });
  clearAway(session);
  return {
    content: opened.content,
    setAside: opened.setAside,
    save(content, change = {}) {
      const mapping = asWritten(writing, content);
      if (same(mapping, session.shown)) return;
      session.shown = mapping;
      writer.give(mapping, change);
    },
    written: writer.flush,
    refresh: look,
    close: () => ended.abort(),
    listen(listener) {
      listeners.push(listener);
      for (const news of last.values()) listener(news);
    },
    async settle(resolved) {
      const { theirs } = session;
      if (theirs === null) return;
      const answered = answeredBy(resolved, session.conflicts);
      await changeSettled(session.document, theirs, (row) => ({
        ...row,
        resolved: { ...row.resolved, ...resolved },
        answered: [...(row.answered ?? []), ...answered],
      }));
      await look();
    },
    ...versionsOf(session, writer, look),
  };
}

/** @param {{ row: import("./database.js").DocumentRow | null }} session */
function clearAway(session) {
  const timer = setTimeout(() => void (session.row && thin(session.row.id).then(() => purge()).catch(() => {})), QUIET);
  /** @type {{ unref?: () => void }} */ (/** @type {unknown} */ (timer)).unref?.(); // under Node it would keep the process
}

/**
 * What is kept when a page is opened; where nothing can be read of it, what else there is.
 * @template Content
 * @param {import("./session.js").Session<Content>} session
 * @param {import("./read-early.js").Kept | null} early
 * @returns {Promise<{ content: Content | null, kept: Kept, setAside: SetAside[] }>}
 */
async function opening(session, early) {
  const { writing, key } = session;
  try {
    const written = [await writeUp(), await takeOver(writing, key)].some(Boolean);
    const kept = (!written && early) || readAll(key);
    const { damaged, ...found } = await fromDatabase(session, kept);
    return { ...found, setAside: asideOf(writing.name, await (damaged ? readAside() : kept.aside)) };
  } catch (error) {
    if (!(error instanceof Unkept || error instanceof NotKept)) throw error;
    const reason = error instanceof Unkept ? error.reason : "none";
    const found = await fromDatabase(session, readAll(key)).catch(() => null);
    const content = found?.content ?? fromTexts(writing, key);
    const setAside = asideTexts(writing.name, (text) => parsed(writing, text) !== null);
    if (content !== null) session.shown = asWritten(writing, content);
    return { content, kept: found && error instanceof NotKept ? found.kept : { state: "unkept", reason, ...(reason === "newer" && { left: true }) }, setAside };
  }
}

/**
 * @template Content
 * @param {import("./session.js").Session<Content>} session
 * @param {import("./read-early.js").Kept} read
 * @returns {Promise<{ content: Content | null, kept: Kept, damaged: boolean }>} DAMAGED: something was set aside
 */
async function fromDatabase(session, { found }) {
  const { writing } = session;
  const { row, graph, contents, case: place } = await found;
  session.case = place;
  const heads = headsOf(graph);
  if (!row || !heads.length) return { content: null, kept: { state: "blank" }, damaged: false };
  /** @type {import("./damage.js").Opened<Content>[]} */
  const opened = [];
  let damaged = false;
  for (const head of heads) {
    const content = understood(writing, contents.get(head.id));
    damaged ||= content === null;
    const there = content === null ? await inPlaceOf(session, row, graph, head) : { head, content, unkept: null };
    if (there) opened.push(there);
  }
  const whole = opened.map(({ head }) => head).sort(newestFirst);
  const mine = await ownOf(row.id, graph, whole);
  const own = opened.find(({ head }) => head === mine);
  session.apart = !own;
  if (!own) return { content: null, kept: { state: "blank" }, damaged };
  session.shown = asWritten(writing, own.content);
  standOn(session, row, own.head.id, session.shown);
  const blank = same(session.shown, writing.blank);
  const { unkept: reason, head } = own;
  return {
    content: blank ? null : own.content,
    kept: reason ? { state: "unkept", reason } : { state: "saved", at: new Date(head.time) },
    damaged,
  };
}

/** What is seldom needed is not loaded before it is. @type {typeof import("./damage.js").inPlaceOf} */
const inPlaceOf = async (...given) => (await import("./damage.js")).inPlaceOf(...given);

/**
 * What a page that could not write left behind, or what an earlier release kept.
 * @template Content
 * @param {Writing<Content>} writing
 * @param {string} key
 * @returns {Content | null}
 */
function fromTexts(writing, key) {
  try {
    const plan = lastPutDown(key);
    return plan ? understood(writing, plan.content) : parsed(writing, readText(writing.name) ?? "");
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
    return null;
  }
}
