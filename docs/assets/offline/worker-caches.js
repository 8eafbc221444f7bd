// The caches in which the site is kept, a part of it in each: which are ours, and which are whole.

/** @typedef {{name: string, version: string, files: [path: string, hash: string, bytes: number][]}} Part */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
export const scope = worker.registration.scope;
const OURS = `aftersales ${new URL(scope).pathname} `;
const MARK = new URL("offline/checked", scope).href; // stands in a cache that is whole and was checked: its part's list
const UNCHECKED = new URL("offline/whole", scope).href; // the same of a release that took what came
const BUILD = new URL("offline/build", scope).href; // and beside it the root of the build that it was last found to be of
export const LASTING = ["modules", "runtime"]; // parts whose addresses change with their content

/** The part that URL belongs to, if it is one of the lasting ones. @param {string} url */
export const lastingPart = (url) => LASTING.find((part) => url.startsWith(new URL(`${part}/`, scope).href));

/** @param {Part} part */
export const nameOf = ({ name, version }) => `${OURS}${name} ${version}`;

/** The name of the part that is kept in the cache CALLED so. @param {string} called */
export const partKeptIn = (called) => called.slice(OURS.length).split(" ")[0] ?? "";

/** Our caches whose name goes on with START, older ones first. @param {string} start */
export async function ourCaches(start) {
  return (await caches.keys()).filter((name) => name.startsWith(OURS + start));
}

/**
 * The copy of URL, whatever its query says, in our caches whose name goes on with START.
 *
 * @param {string} url
 * @param {string} [start]
 */
export async function kept(url, start = "") {
  for (const name of await ourCaches(start)) {
    const found = await (await caches.open(name)).match(url, { ignoreSearch: true, ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

/** Whether CACHE is whole, and all in it was checked. @param {Cache} cache */
export const isChecked = async (cache) => Boolean(await cache.match(MARK));

/** Say that CACHE has all of PART. @param {Cache} cache @param {Part} part */
export const markChecked = (cache, part) => cache.put(MARK, new Response(JSON.stringify(part)));

/** Say that CACHE is of the build ROOT, as all that is kept with it. @param {Cache} cache @param {string} root */
export const markBuild = (cache, root) => cache.put(BUILD, new Response(root));

/** The cache called NAME and the hashes of what is in it, if it is whole. @param {string | undefined} name */
export async function readWhole(name) {
  if (!name) return undefined;
  const cache = await caches.open(name);
  const mark = (await cache.match(MARK)) ?? (await cache.match(UNCHECKED));
  /** @type {Part | undefined} */
  const part = await mark?.json();
  return part && { cache, hashes: new Map(part.files.map(([path, hash]) => [path, hash])) };
}

/** Those of the caches called NAMES that are whole. @param {string[]} names */
export async function wholeAmong(names) {
  const whole = await Promise.all(names.map(async (name) => Boolean(await readWhole(name))));
  return names.filter((_, at) => whole[at]);
}

/** The caches of PART in other versions. @param {Part} part */
export const olderOf = async (part) => (await ourCaches(`${part.name} `)).filter((each) => each !== nameOf(part));
