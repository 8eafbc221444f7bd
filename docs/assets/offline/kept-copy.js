// What this browser keeps of the site for offline use, as its pages see it; the service worker has the keeping.

const OURS = /^aftersales (\/.*?) ([a-z]+) [0-9a-f]+$/;
const MARKS = ["offline/checked", "offline/whole"]; // the second from a release that did not check

/** @typedef {{ name: string, files: [path: string, hash: string, bytes: number][] }} Part */

/**
 * The parts that are kept whole of the site at SCOPE, and the root of the build that each was last found to be of.
 * @param {URL} scope
 * @returns {Promise<{ part: Part, root: string | undefined }[]>}
 */
export async function partsKept(scope) {
  /** @type {{ part: Part, root: string | undefined }[]} */
  const found = [];
  if (!("caches" in globalThis)) return found;
  for (const name of await caches.keys()) {
    if (OURS.exec(name)?.[1] !== scope.pathname) continue;
    const cache = await caches.open(name);
    const [mark] = (await Promise.all(MARKS.map((each) => cache.match(new URL(each, scope))))).filter(Boolean);
    /** @type {Part | undefined} */
    const part = await mark?.json();
    if (part) found.push({ part, root: await (await cache.match(new URL("offline/build", scope)))?.text() });
  }
  return found;
}

/**
 * Whether the pages in LANGUAGE are kept: as those of the build ROOT, as those of another one, or not.
 * @param {URL} scope
 * @param {string} language
 * @param {string} root
 * @returns {Promise<"ready" | "outdated" | "offered">}
 */
export async function stateOfCopy(scope, language, root) {
  const copies = (await partsKept(scope)).filter(({ part }) => part.name === language);
  if (!copies.length) return "offered";
  return copies.some((copy) => copy.root === root) ? "ready" : "outdated";
}
