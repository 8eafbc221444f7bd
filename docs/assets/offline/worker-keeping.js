// Bringing what is kept up to date: part by part, and what was kept before is given up last.
import { isChecked, markBuild, nameOf, olderOf, ourCaches, partKeptIn, scope, wholeAmong } from "./worker-caches.js";
import { fill } from "./worker-filling.js";

/** @typedef {import("./worker-caches.js").Part} Part */
/** A part, and the root hash of the build that it is of. @typedef {{ part: Part, root: string }} Wanted */
/** @typedef {{state: "saving" | "ready" | "unfinished" | "full", share: number}} News */

const ROOM_FOR_WORK = 10_000_000; // bytes that are left for what is entered

/**
 * Bring the PARTS of LANGUAGE up to date and tell the open pages how far it is. What was kept before is given up only
 * when all parts are whole: pages without the modules and documents of their own build would be of no use.
 *
 * @param {string} language
 * @param {string[]} names
 * @param {(news: News) => Promise<void>} tell
 */
export async function keep(language, names, tell) {
  /** @type {Wanted[]} */
  let wanted = [];
  /** @type {Set<string>} names of caches */
  let before = new Set();
  try {
    wanted = await partsOf(language, names);
    for (const { part } of wanted) await giveUpBroken(part);
    before = new Set(await wholeAmong(wanted.map(({ part }) => nameOf(part))));
    await expectRoom(wanted);
    const total = wanted.flatMap(({ part }) => part.files).reduce((sum, [, , bytes]) => sum + bytes, 0);
    let [done, told] = [0, 0];
    for (const { part, root } of wanted) {
      await fill(part, root, (bytes) => {
        done += bytes;
        if (done - told > total / 50) void tell({ state: "saving", share: (told = done) / total });
      });
    }
    for (const { part, root } of wanted) await markBuild(await caches.open(nameOf(part)), root);
    for (const { part } of wanted) await giveUpOlder(part);
    await tell({ state: "ready", share: 1 });
  } catch (error) {
    console.warn("Not all of the site is kept for offline use.", error);
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    if (full) await giveUpNew(wanted, before);
    await tell({ state: full ? "full" : "unfinished", share: 0 });
  }
}

/**
 * The parts called NAMES of the list of LANGUAGE, and the pages of other languages that are kept: they stand on the parts
 * that all share, which are about to be replaced.
 *
 * @param {string} language
 * @param {string[]} names
 * @returns {Promise<Wanted[]>}
 */
async function partsOf(language, names) {
  const own = await readList(language);
  if (!own) throw new Error(`no list of ${language}`);
  const { parts, root = "" } = own;
  const wanted = parts.filter(({ name }) => names.includes(name)).map((part) => ({ part, root }));
  const others = new Set((await wholeAmong(await ourCaches(""))).map(partKeptIn));
  for (const name of others) {
    if (names.includes(name)) continue;
    const list = await readList(name);
    if (!list) continue; // a language that is published no more
    const versions = new Map(list.parts.map((part) => [part.name, part.version]));
    if (wanted.some(({ part }) => (versions.get(part.name) ?? part.version) !== part.version)) throw new Error("lists of two builds");
    wanted.push(...list.parts.filter((part) => part.name === name).map((part) => ({ part, root: list.root ?? "" })));
  }
  return wanted;
}

/** @param {string} language @returns {Promise<{ parts: Part[], root?: string } | null>} null where none is published */
async function readList(language) {
  const list = await fetch(new URL(`offline/${language}.json`, scope), { cache: "no-cache" });
  if (list.status === 404) return null;
  if (!list.ok) throw new Error(`${list.status} ${list.url}`);
  const text = await list.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    if (await answersAnything(text)) return null;
    throw error;
  }
}

/**
 * Whether the host has TEXT for what it does not have, too, as some answer with their home page in place of 404.
 * @param {string} text
 */
async function answersAnything(text) {
  const none = await fetch(new URL("offline/none.json", scope), { cache: "no-cache" });
  return none.ok && (await none.text()) === text;
}

/**
 * Fetch nothing where there is no room for all of WANTED: what is entered on the pages needs room, too.
 *
 * @param {Wanted[]} wanted
 */
async function expectRoom(wanted) {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota === undefined || usage === undefined) return;
  let missing = 0;
  for (const { part } of wanted) {
    const cache = await caches.open(nameOf(part));
    if (await isChecked(cache)) continue;
    const there = new Set((await cache.keys()).map(({ url }) => url));
    for (const [path, , bytes] of part.files) if (!there.has(new URL(path, scope).href)) missing += bytes;
  }
  if (missing && missing + ROOM_FOR_WORK > quota - usage) throw new DOMException("no room for all of the site", "QuotaExceededError");
}

/**
 * A copy that cannot become whole takes the room of what is entered: what of WANTED was not whole BEFORE goes.
 *
 * @param {Wanted[]} wanted
 * @param {Set<string>} before names of caches
 */
async function giveUpNew(wanted, before) {
  const names = wanted.map(({ part }) => nameOf(part));
  await Promise.all(names.filter((name) => !before.has(name)).map((name) => caches.delete(name)));
}

/**
 * An update to another version that broke off is continued by nobody: it takes room, and would stand where the last whole
 * copy is looked for. @param {Part} part
 */
async function giveUpBroken(part) {
  const older = await olderOf(part);
  const whole = await wholeAmong(older);
  await Promise.all(older.filter((each) => !whole.includes(each)).map((each) => caches.delete(each)));
}

/** Also where it was whole before: the worker may have been stopped in between. @param {Part} part */
async function giveUpOlder(part) {
  const older = await olderOf(part);
  // A page of the build before may still be open, and load a tool; its server has that no more.
  const spared = part.name === "modules" ? older.slice(0, -1) : older;
  await Promise.all(spared.map((each) => caches.delete(each)));
}
