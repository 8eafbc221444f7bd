// Reads what a page opens while the page is still being read: whoever opens it finds it read.
import { findDocument, readAside } from "./looking.js";
import { hearTabs } from "./tabs.js";

/** @typedef {import("./looking.js").Found} Found */
/** @typedef {import("./database.js").Aside} Aside */

/**
 * What is kept under a key, and what was set aside.
 * @typedef {{ found: Promise<Found>, aside: Promise<Aside[]> }} Kept
 */

/** @param {string} key @returns {Kept} both raise `Unkept` */
export function readAll(key) {
  const kept = { found: findDocument(key), aside: readAside() };
  for (const each of Object.values(kept)) each.catch(() => {}); // whoever takes it hears what is the matter
  return kept;
}

/** @type {{ key: string, kept: Kept, end: () => void } | null} */
let early = null;

/** @param {string} key */
export function readEarly(key) {
  const hearing = new AbortController();
  early = { key, kept: readAll(key), end: () => hearing.abort() };
  hearTabs(forget, hearing.signal); // it holds until somebody writes
}

function forget() {
  early?.end();
  early = null;
}

/**
 * What was read for KEY, if nobody has written since; once.
 * @param {string} key
 * @returns {Kept | null}
 */
export function takeEarly(key) {
  if (early?.key !== key) return null;
  const { kept } = early;
  forget();
  return kept;
}

const work = globalThis.document?.querySelector?.('meta[name="as-engine"]')?.getAttribute("data-work");
if (work) readEarly(work);
