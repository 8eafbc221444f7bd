// A browser with a database, and tabs in it that open one document.
import "./vendored.mjs";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import * as parts from "fake-indexeddb";
import { makeBrowser } from "./browser.mjs";

for (const [name, part] of Object.entries(parts)) if (name.startsWith("IDB")) globalThis[name] = part;
void IDBKeyRange;

export const WRITING = {
  name: "aftersales.thing",
  blank: { format: "words/1", words: {} },
  write: (words) => (Object.keys(words).length ? { format: "words/1", words } : null),
  read: ({ format, words, ...unknown }) => (format === "words/1" && !Object.keys(unknown).length ? words : null),
};

/** A browser that has never been here. */
export function freshBrowser() {
  globalThis.indexedDB = new IDBFactory();
  return makeBrowser();
}

const tabs = [];
let made = 0;

/**
 * Open a document in a tab of its own, which shares nothing with other tabs but what is kept. MEANWHILE: what happens between
 * the head of the page, which reads early, and its scripts.
 */
export async function openTab(merge = mergeWords, writing = WRITING, meanwhile = null) {
  const { openDocument } = await import(`../../docs/assets/workspace/documents.js?tab=${(made += 1)}`);
  const { closeDatabase } = await import(`../../docs/assets/workspace/database.js?tab=${made}`);
  const news = [];
  if (meanwhile) {
    const { readEarly } = await import(`../../docs/assets/workspace/read-early.js?tab=${made}`);
    readEarly(writing.name.replace("aftersales.", ""));
    await meanwhile();
  }
  const opened = await openDocument(writing, { merge });
  const tab = { ...opened, news, content: opened.content, conflicts: [], kept: null, close: closeDatabase, end: opened.close };
  opened.listen((each) => {
    news.push(each);
    if (each.type === "came") tab.content = each.content;
    if (each.type === "conflicts") tab.conflicts = each.conflicts;
    if (each.type === "kept") tab.kept = each.kept;
  });
  tabs.push(tab);
  tab.put = (content) => {
    tab.content = content;
    opened.save(content, { atOnce: true });
    return opened.written();
  };
  return tab;
}

/** A merge of words by key, for what is about merging and not about how the engine does it. */
export async function mergeWords({ base, mine, theirs, resolved }) {
  const words = {};
  const conflicts = [];
  for (const key of new Set([...Object.keys(mine.words), ...Object.keys(theirs.words)])) {
    const [before, own, other] = [base?.words?.[key], mine.words[key], theirs.words[key]];
    const place = `words.${key}`;
    let taken = own;
    if (own === before || own === other) taken = other;
    else if (other !== before && !(base === null && (own === undefined || other === undefined))) {
      if (resolved[place] === "theirs") taken = other;
      else if (!resolved[place]) conflicts.push({ place, base: before, mine: own, theirs: other, can_be_both: false });
    } else if (base === null) taken = own ?? other;
    if (taken !== undefined) words[key] = taken;
  }
  return { document: { format: "words/1", words }, conflicts };
}

/** Wait until LOOK gives what is true. */
export async function until(look, what = "what was waited for") {
  const end = Date.now() + 5000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** All rows of a store. */
export async function rows(store) {
  const { openDB } = await import("idb");
  const db = await openDB("aftersales");
  const found = db.objectStoreNames.contains(store) ? await db.getAll(store) : [];
  db.close();
  return found;
}
