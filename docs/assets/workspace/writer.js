// Writing what a page gives to be kept: after a moment of quiet, the latest alone, and on leaving at once.
import { append } from "./appending.js";
import { NotKept } from "./browser-storage.js";
import { hearOutdated, Unkept } from "./database.js";
import { THIS_TAB } from "./identifiers.js";
import { isPutDown, putDown } from "./journal.js";
import { planOf, standOn } from "./session.js";
import { tellTabs } from "./tabs.js";

/** @typedef {import("./appending.js").Plan} Plan */
/** @typedef {import("./revisions.js").Mapping} Mapping */
/** @typedef {{ words?: string, atOnce?: boolean, origin?: import("./revisions.js").Origin }} Change */
/**
 * What is to be written. BEFORE: what it stands on was put down, and any page may have written it by now; PUT: so was this.
 * @typedef {{ content: Mapping, change: Change, plan: Plan | null, before: Plan[], put: boolean }} Job
 */

/**
 * @typedef {object} Writer
 * @property {(content: Mapping, change: Change) => void} give
 * @property {() => Promise<void>} flush resolves when what was given is written or has failed
 * @property {() => boolean} waiting whether anything is not written
 */

const PAUSE = 150; // milliseconds of quiet before a change is written
const LONGEST = 1000; // milliseconds that a change waits while somebody types on
const PATIENCE = 5000; // milliseconds for a write, after which the page says that nothing is kept
const AGAIN = 3000; // milliseconds until a write that failed is tried again

/**
 * @template Content
 * @param {import("./session.js").Session<Content>} session
 * @param {() => void} [written] called after each write
 * @returns {Writer}
 */
export function makeWriter(session, written = () => {}) {
  /** @type {Job | null} */
  let pending = null;
  /** @type {Job | null} */
  let running = null;
  let since = 0;
  let put = false;
  let outdated = false;
  /** @type {string | null} the revision that was put down for a later build */
  let behind = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let line = Promise.resolve();

  const flush = () => {
    clearTimeout(timer);
    return (line = line.then(writeOne, writeOne));
  };

  async function writeOne() {
    if (!pending || session.signal.aborted) return;
    running = pending;
    goOn();
    running.plan ??= planOf(session, running.content, { ...described(running.change), ...onTopOf(running.before) });
    const job = running;
    const slow = setTimeout(() => session.tell({ type: "kept", kept: { state: "unkept", reason: "failed" } }), PATIENCE);
    try {
      for (const plan of job.before) await append(plan);
      const { document, revision } = await append(/** @type {Plan} */ (job.plan));
      standOn(session, document, revision.id, job.content);
      if (pending === job) pending = null;
      if (!pending && put) takeAway();
      session.tell({ type: "kept", kept: pending ? { state: "saving" } : { state: "saved", at: new Date(revision.time) } });
      tellTabs(document.id, session.key);
      written();
    } catch (error) {
      if (!(error instanceof Unkept)) throw error;
      if (pending && pending !== job && !pending.put) pending.plan = null;
      const left = error.reason === "newer" && leaveBehind(/** @type {Plan} */ (job.plan), job.before);
      session.tell({ type: "kept", kept: { state: "unkept", reason: error.reason, ...(left && { left }) } });
      clearTimeout(timer);
      if (error.reason !== "newer" && !session.signal.aborted) timer = setTimeout(flush, AGAIN);
    } finally {
      clearTimeout(slow);
      running = null;
    }
  }

  const takeAway = () => {
    put = false;
    trying(() => putDown(owner(session), []));
  };

  /**
   * A later build has the database: what is entered here is put down at once for the page that comes after this one.
   * @param {Plan} plan
   * @param {Plan[]} before
   */
  const leaveBehind = (plan, before) => {
    outdated = true;
    put = trying(() => putDown(owner(session), [...before, plan]));
    behind = put ? plan.revision.id : null;
    return put;
  };

  /** What was put down may have been written by a page of that build meanwhile: then the next revision goes on top of it. */
  const goOn = () => {
    if (behind === null || !trying(() => (put = isPutDown(owner(session)))) || put) return;
    session.revision = behind;
    session.ground = null;
    behind = null;
    if (pending) pending.before = []; // written with it
  };

  /** The page may end here: a database may not be written any more, a text may. */
  const leave = () => {
    if (!pending) return;
    goOn();
    if (running && running !== pending && running.plan && !pending.plan) pending.before = [...running.before, running.plan];
    const plan = (pending.plan ??= planOf(session, pending.content, { ...described(pending.change), ...onTopOf(pending.before) }));
    const plans = [...pending.before, plan];
    put = trying(() => putDown(owner(session), plans));
    pending.put ||= put;
    void flush();
  };
  const { signal } = session;
  addEventListener("pagehide", leave, { signal });
  globalThis.document?.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave(), { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
  const tellOutdated = () => pending || session.tell({ type: "kept", kept: { state: "unkept", reason: "newer", left: true } });
  hearOutdated(() => ((outdated = true), void flush().then(tellOutdated)), signal);

  return {
    give(content, change) {
      if (!pending || pending === running) since = Date.now();
      const before = pending?.put && pending.plan && !outdated ? [...pending.before, pending.plan] : (pending?.before ?? []);
      pending = { content, change, plan: null, before, put: false };
      if (!outdated) session.tell({ type: "kept", kept: { state: "saving" } });
      clearTimeout(timer);
      const left = since + LONGEST - Date.now();
      if (change.atOnce || left <= 0) void flush();
      else timer = setTimeout(flush, Math.min(PAUSE, left));
    },
    flush,
    waiting: () => pending !== null,
  };
}

/** @param {Change} change @returns {Partial<Plan["revision"]>} */
const described = ({ words, origin }) => ({ ...(words ? { words } : {}), ...(origin ? { origin } : {}) });

/** @param {Plan[]} before @returns {{ parents?: string[] }} */
const onTopOf = (before) => {
  const last = before.at(-1);
  return last ? { parents: [last.revision.id] } : {};
};

/** @param {{ key: string }} session */
const owner = ({ key }) => `${THIS_TAB}.${key}`;

/**
 * @param {() => void} act
 * @returns {boolean} whether it was done
 */
function trying(act) {
  try {
    act();
    return true;
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
    return false;
  }
}
