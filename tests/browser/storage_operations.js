// Every operation of the storage, for tests/browser/test_storage_faults.py: what it stands on, what it does, and what is
// there afterwards. The scripts and the database are the real ones; a merge is by word, not by the engine.
import { backUp } from "/assets/workspace/backup.js";
import { restoreBackup } from "/assets/workspace/restoring.js";
import * as cases from "/assets/workspace/cases.js";
import { closeDatabase, transact, Unkept } from "/assets/workspace/database.js";
import { openDocument } from "/assets/workspace/documents.js";
import { removeEverything } from "/assets/workspace/usage.js";

const STORES = ["cases", "documents", "revisions", "contents", "exchanges", "settled", "aside", "settings"];
const WRITING = {
  blank: { format: "words/1", words: {} },
  write: (words) => (Object.keys(words).length ? { format: "words/1", words } : null),
  read: ({ format, words }) => (format === "words/1" && words ? words : null),
};

async function merge({ base, mine, theirs, resolved }) {
  const words = {};
  const conflicts = [];
  for (const key of new Set([...Object.keys(mine.words), ...Object.keys(theirs.words)])) {
    const [before, own, other] = [base?.words?.[key], mine.words[key], theirs.words[key]];
    const place = `words.${key}`;
    const differ = own !== before && other !== before && own !== other;
    if (differ && !resolved[place]) conflicts.push({ place, base: before ?? null, mine: own, theirs: other, both: null, can_be_both: false });
    const taken = differ ? (resolved[place] === "theirs" ? other : own) : own === before ? other : own;
    if (taken !== undefined) words[key] = taken;
  }
  return { document: { format: "words/1", words }, conflicts };
}

/** A page's document, and what it was told. */
async function open(key, merging = merge) {
  const opened = await openDocument({ ...WRITING, name: `aftersales.${key}` }, { merge: merging });
  pages.push(opened);
  const page = { ...opened, content: opened.content, kept: null, conflicts: [] };
  opened.listen((news) => {
    if (news.type === "kept") page.kept = news.kept;
    if (news.type === "came") page.content = news.content;
    if (news.type === "conflicts") page.conflicts = news.conflicts;
  });
  page.put = async (content) => {
    page.content = content;
    opened.save(content, { atOnce: true });
    await opened.written();
    if (page.kept.state === "unkept") throw new Unkept(page.kept.reason);
  };
  return page;
}

const pages = [];

const rowsOf = (store) => transact(STORES, (transaction) => transaction.objectStore(store).getAll());
const caseOf = async (key) => {
  const document = (await rowsOf("documents")).find((row) => row.key === key);
  return (await rowsOf("cases")).find(({ id }) => id === document?.case);
};
const contentsOf = async (key) => {
  const documents = new Set((await rowsOf("documents")).filter((row) => row.key === key).map(({ id }) => id));
  const revisions = (await rowsOf("revisions")).filter(({ document }) => documents.has(document));
  const held = new Map((await rowsOf("contents")).map(({ revision, content }) => [revision, content.words]));
  return revisions.map((revision) => ({ ...revision, words: held.get(revision.id) }));
};
const latest = async (key) => (await contentsOf(key)).sort((one, other) => other.time - one.time)[0];
const heads = async (key) => {
  const all = await contentsOf(key);
  const grownOn = new Set(all.flatMap(({ parents }) => parents));
  return all.filter(({ id }) => !grownOn.has(id));
};

/** A document with a word in it. */
async function begun(key) {
  const page = await open(key);
  await page.put({ a: "1" });
  return page;
}

/** Two pages that answered at the same time; the second may not merge before it is allowed. */
async function twoSides(key, theirs) {
  const allowed = { now: false };
  const one = await begun(key);
  const other = await open(key, (sides) => (allowed.now ? merge(sides) : Promise.reject(new Error("not yet"))));
  await other.refresh(); // from here on it looks no more by itself, and does not see what comes
  await one.put({ a: "1", b: "2" });
  await one.refresh();
  one.close(); // it would merge, too
  other.save(theirs, { atOnce: true });
  await other.written();
  return { other, allowed };
}

/** BEFORE gives what the operation stands on; ACT does it, and raises where it says that nothing is kept; DONE looks. */
const OPERATIONS = {
  open: {
    before: (key) => begun(key),
    async act(_, key) {
      const page = await open(key);
      if (page.kept.state === "unkept") throw new Unkept(page.kept.reason);
      standing.set("opened", page.content);
    },
    done: async () => standing.get("opened")?.a === "1",
  },
  "read versions": { before: begun, act: async (page) => void (await page.versions()), done: async () => true },
  append: { before: begun, act: (page) => page.put({ a: "1", c: "3" }), done: async (key) => (await latest(key)).words.c === "3" },
  "merge-append": {
    before: (key) => twoSides(key, { a: "1", c: "3" }),
    async act({ other, allowed }) {
      allowed.now = true;
      await other.refresh();
      if (other.content.b !== "2") throw new Unkept("failed"); // both sides stay, as they were
    },
    done: async (key) => (await heads(key)).length === 1 && (await latest(key)).words.b === "2" && (await latest(key)).words.c === "3",
  },
  settle: {
    async before(key) {
      const { other, allowed } = await twoSides(key, { a: "1", b: "9" });
      allowed.now = true;
      await other.refresh();
      if (!other.conflicts.length) throw new Error("no conflict to settle");
      return other;
    },
    async act(page) {
      await page.settle({ "words.b": "theirs" });
      await page.refresh();
      if (page.content.b !== "2") throw new Unkept("failed"); // the conflict stays in view
    },
    done: async (key) => (await heads(key)).length === 1 && (await latest(key)).words.b === "2",
  },
  restore: {
    async before(key) {
      const page = await begun(key);
      await page.put({ a: "2" });
      const versions = await page.versions();
      return { page, first: versions.at(-1).revision };
    },
    act: ({ page, first }) => page.restore(first),
    done: async (key) => (await latest(key)).origin === "restore" && (await latest(key)).words.a === "1",
  },
  name: {
    async before(key) {
      const page = await begun(key);
      return { page, now: (await page.identity()).revision };
    },
    act: ({ page, now }) => page.nameVersion(now, "first"),
    done: async (key) => (await latest(key)).name === "first",
  },
  finalise: { before: begun, act: (page) => page.finalise({ by: "W" }), done: async (key) => (await latest(key)).finalised?.number >= 1 },
  export: { before: begun, act: (page) => page.exported("x.json"), done: async (key) => (await rowsOf("exchanges")).some(({ file }) => file === "x.json") },
  "take in": {
    before: begun,
    act: (page) => page.takeIn({ content: { d: "4" }, lineage: null, name: "in.json" }, "new"),
    done: async (key) => (await contentsOf(key)).some(({ words }) => words?.d === "4"),
  },
  "put away": {
    before: async (key) => (await begun(key), (await caseOf(key)).id),
    act: (id) => cases.putAway(id, true),
    done: async (key) => (await caseOf(key)).put_away !== null,
  },
  delete: {
    before: async (key) => (await begun(key), (await caseOf(key)).id),
    act: (id) => cases.remove(id),
    done: async (key) => (await caseOf(key)).deleted !== null,
  },
  rename: {
    before: async (key) => (await begun(key), (await caseOf(key)).id),
    act: (id) => cases.renameCase(id, "named"),
    done: async (key) => (await caseOf(key)).name === "named",
  },
  copy: {
    before: async (key) => (await begun(key), (await caseOf(key)).id),
    act: (id) => cases.copyCase(id, "next year"),
    done: async (key) => (await rowsOf("documents")).filter((row) => row.key === key).length >= 2,
  },
  "back up": { before: begun, act: async () => void (await backUp()), done: async () => true },
  "backup in": {
    async before(key) {
      await begun(key);
      const file = await backUp();
      const extra = { id: `${key}-case`, name: "from the file", created: 1, changed: 1, put_away: null, deleted: null };
      return { ...file, cases: [...file.cases, extra] };
    },
    act: (file) => restoreBackup(file),
    done: async (key) => (await rowsOf("cases")).some(({ id }) => id === `${key}-case`),
  },
  "remove all": { before: begun, act: () => removeEverything(), done: async () => (await rowsOf("revisions")).length === 0 },
};

const standing = new Map(); // by operation what it stands on; and what was opened last
export const names = Object.keys(OPERATIONS);
const keyOf = (name) => `k-${name.replaceAll(" ", "-")}`;

/** All that is kept, as one text, and whether every revision has the content that it says it has. */
async function everything() {
  const found = {};
  for (const store of STORES) found[store] = await rowsOf(store);
  const held = new Set(found.contents.map(({ revision }) => revision));
  const torn = found.revisions.filter(({ id, size }) => held.has(id) !== (size !== null)).map(({ id }) => id);
  return { torn, words: found.contents.map(({ content }) => JSON.stringify(content?.words ?? null)) };
}

/** A browser that has never been here, and what operation NAME stands on. */
export async function prepare(name) {
  for (const page of pages.splice(0)) page.close();
  await removeEverything();
  standing.set(name, await OPERATIONS[name].before(keyOf(name)));
  return everything();
}

/** The same for all of them side by side, each with a document of its own. */
export async function prepareAll() {
  await removeEverything();
  for (const name of names) standing.set(name, await OPERATIONS[name].before(keyOf(name)));
  const there = await everything();
  for (const page of pages) await page.refresh(); // nothing is under way any more
  await closeDatabase();
  return there;
}

/** All at once: what came of each. */
export const attemptAll = () => Promise.all(names.map(attempt));

/** Do operation NAME: "done", or the reason why not. What is no answer of the storage is an error of the test's. */
export async function attempt(name) {
  try {
    await OPERATIONS[name].act(standing.get(name), keyOf(name));
    return "done";
  } catch (error) {
    if (error instanceof Unkept) return error.reason;
    return `fell with ${error?.name}: ${error?.message}`;
  }
}

/** What is there now, and whether NAME has been done. */
export async function look(name) {
  const there = await everything();
  return { ...there, done: await OPERATIONS[name].done(keyOf(name)).catch(() => false) };
}

/** NAME, of which call number 0, 1, 2, … and all after it fail in a WAY, until none is left to fail. */
export async function spoilEach(name, way) {
  const found = [];
  for (let at = 0; at < 60; at += 1) {
    const before = await prepare(name);
    window.spoil(way, at);
    const outcome = await attempt(name);
    const { failed } = window.spoilt;
    window.spoil(null, 0);
    found.push({ at, failed, before, outcome, there: await look(name), again: await attempt(name), mended: await look(name) });
    if (!failed) break;
  }
  return found;
}

export { closeDatabase };
