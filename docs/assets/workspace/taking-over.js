// The drafts that earlier releases kept as texts, one by name: into the database, and away once they read back equal.
import { appendIn, WRITTEN } from "./appending.js";
import { readText, textNames, writeText } from "./browser-storage.js";
import { caseAtWork } from "./case-at-work.js";
import { read, transact, Unkept } from "./database.js";
import { same } from "./differences.js";
import { randomId, THIS_TAB } from "./identifiers.js";
import { keepAside } from "./journal.js";
import { understood } from "./session.js";

/** @typedef {import("./revisions.js").Mapping} Mapping */

/**
 * What TEXT holds; null where it is none of WRITING's.
 * @template Content
 * @param {import("./documents.js").Writing<Content>} writing
 * @param {string} text
 * @returns {Content | null}
 */
export function parsed(writing, text) {
  try {
    const mapping = JSON.parse(text);
    return understood(writing, mapping);
  } catch {
    return null;
  }
}

/**
 * Take over what is kept as text under the name of WRITING, and what was set aside there. An earlier build in another
 * tab writes its whole work again and again: each time it goes on top of what was taken over last.
 * @template Content
 * @param {import("./documents.js").Writing<Content>} writing
 * @param {string} key
 * @returns {Promise<boolean>} whether anything was there; raises `Unkept` and `NotKept`, and what was not taken over stays
 */
export async function takeOver(writing, key) {
  const refused = textNames(`${writing.name}.refused`);
  for (const name of refused) await moveAside(name);
  const text = readText(writing.name);
  if (text === null) return refused.length > 0;
  const content = parsed(writing, text);
  const mapping = content && writing.write(content);
  if (content === null) await moveAside(writing.name);
  else if (mapping) await appendTaken(writing, key, mapping);
  if (content !== null) forget(writing.name, text);
  return true;
}

/** @param {string} name */
async function moveAside(name) {
  const text = readText(name);
  if (text === null) return;
  await keepAside(name, text);
  const rows = await read(["aside"], (transaction) => transaction.objectStore("aside").index("name").getAll(name));
  if (!rows.some((row) => row.text === text)) throw new Unkept("failed", new Error("read back otherwise"));
  forget(name, text);
}

/**
 * @param {string} name
 * @param {string} text
 */
function forget(name, text) {
  if (readText(name) === text) writeText(name, null);
}

/**
 * @template Content
 * @param {import("./documents.js").Writing<Content>} writing
 * @param {string} key
 * @param {Mapping} content
 */
async function appendTaken({ blank }, key, content) {
  const id = await transact(WRITTEN, async (transaction) => {
    const before = await lastTaken(transaction, key);
    const kept = before && (await transaction.objectStore("contents").get(before.id));
    if (before && same(kept?.content, content)) return before.id;
    const revision = { id: randomId(), time: Date.now(), by: null, tab: THIS_TAB, words: null, name: null, finalised: null };
    const appended = await appendIn(transaction, {
      document: before?.document ?? randomId(),
      key,
      format: String(blank.format),
      case: null,
      blank,
      revision: { ...revision, origin: "taken over" },
      parents: before ? [before.id] : null,
      content,
    });
    return appended.revision.id;
  });
  const kept = await read(["contents"], (transaction) => transaction.objectStore("contents").get(id));
  if (!same(kept?.content, content)) throw new Unkept("failed", new Error("read back otherwise"));
}

/**
 * @param {import("./database.js").Writing} transaction
 * @param {string} key
 */
async function lastTaken(transaction, key) {
  const place = await caseAtWork(transaction);
  const documents = (await transaction.objectStore("documents").index("key").getAll(key)).filter((row) => row.case === place);
  const [document] = documents.sort((one, other) => other.changed - one.changed);
  if (!document) return null;
  const revisions = await transaction.objectStore("revisions").index("document").getAll(document.id);
  const taken = revisions.filter(({ origin }) => origin === "taken over");
  return taken.sort((one, other) => other.time - one.time)[0] ?? null;
}
