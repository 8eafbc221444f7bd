// Keeps the site at hand without a network. The build puts this file at the site's root, which is its scope,
// and beside it offline/LANGUAGE.json: parts of the site, each with a version and its files with their hashes.
// A part is kept in a cache of its own, and takes the place of the older one only when it is whole.

/** @typedef {{name: string, version: string, files: [path: string, hash: string, bytes: number][]}} Part */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const scope = worker.registration.scope;
const OURS = `aftersales ${new URL(scope).pathname} `;
const MARK = new URL("offline/whole", scope).href; // stands in a cache that is whole: its part's list
const LASTING = ["modules", "runtime"]; // parts whose addresses change with their content
const RECEIVED = "aftersales-received"; // the cache that a file lies in until a page takes it
const AT_ONCE = 6;
const PATIENCE = 4000; // milliseconds for a weak network, if the page is at hand

/** @type {Map<string, Promise<void>>} */
const keeping = new Map();

worker.addEventListener("install", (event) => {
  worker.skipWaiting();
  passBy(event);
});
worker.addEventListener("activate", (event) =>
  // Safari before 15.4 and old Firefox have no preload: then a page waits for this worker to start.
  event.waitUntil(Promise.all([worker.clients.claim(), worker.registration.navigationPreload?.enable()])),
);
worker.addEventListener("message", (event) => {
  if (event.data?.type !== "keep") return;
  const { language, parts } = event.data;
  const running = keeping.get(language) ?? keep(language, parts).finally(() => keeping.delete(language));
  keeping.set(language, running);
  event.waitUntil(running);
});
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "POST" && url.startsWith(scope) && url.endsWith("/workspace/")) event.respondWith(receive(event.request));
  if (method !== "GET" || !url.startsWith(scope) || new URL(url).pathname.startsWith("/__")) return;
  const lasting = lastingPart(url);
  event.respondWith(lasting ? cacheFirst(event.request, lasting) : networkFirst(event));
});

/**
 * Let the browser take what is lasting from the caches by itself, where it can: this worker is then not asked, and not even
 * woken. Its own listener says the same to the other browsers.
 *
 * @param {ExtendableEvent & { addRoutes?: (rules: object[]) => Promise<void> }} event
 */
function passBy(event) {
  const rules = LASTING.map((part) => ({
    condition: { urlPattern: { pathname: new URL(`${part}/*`, scope).pathname }, requestMethod: "GET" },
    source: "cache",
  }));
  event.addRoutes?.(rules).catch(() => {}); // a path with signs of a pattern in it: then by the listener
}

/**
 * A file that was shared with the app: put where the page takes it from, docs/assets/workspace/received.js.
 *
 * @param {Request} request
 */
async function receive(request) {
  const file = (await request.formData()).get("file");
  if (file instanceof File) {
    const named = { "X-Name": encodeURIComponent(file.name), "Content-Type": file.type };
    await (await caches.open(RECEIVED)).put(new URL("received", scope), new Response(file, { headers: named }));
  }
  return Response.redirect(`${request.url}?received`, 303);
}

/** The part that URL belongs to, if it is one of the lasting ones. @param {string} url */
const lastingPart = (url) => LASTING.find((part) => url.startsWith(new URL(`${part}/`, scope).href));

/**
 * @param {Request} request
 * @param {string} part
 */
async function cacheFirst(request, part) {
  return (await kept(request.url, `${part} `)) ?? fetch(request);
}

/**
 * The network's answer; the copy that is kept where it is late, or where there is no network. The copy is looked
 * for then and no sooner: a visit that goes well does not wait for it.
 *
 * @param {FetchEvent} event
 */
async function networkFirst({ request, preloadResponse }) {
  /** @type {Promise<Response | undefined>} */
  const late = new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE));
  const asked = Promise.resolve(preloadResponse).then((preloaded) => preloaded ?? fetch(request));
  asked.catch(() => {}); // it may fail after a copy was handed out
  try {
    const response = await Promise.race([asked, late]);
    if (response && response.status < 500) return response;
    return (await kept(request.url)) ?? (await asked);
  } catch {
    const copy = await kept(request.url);
    return copy ?? (request.mode === "navigate" ? missing(request.url) : Response.error());
  }
}

/**
 * What a server would say to an address that is not kept: its folder if it only lacks the slash, or the page
 * for missing addresses.
 *
 * @param {string} url
 */
async function missing(url) {
  const folder = new URL(url);
  folder.pathname += "/";
  if (await kept(folder.href)) return Response.redirect(folder.href);
  return (await kept(new URL("404.html", scope).href)) ?? Response.error();
}

/**
 * The copy of URL, whatever its query says, in our caches whose name goes on with START.
 *
 * @param {string} url
 * @param {string} [start]
 */
async function kept(url, start = "") {
  for (const name of await ourCaches(start)) {
    const found = await (await caches.open(name)).match(url, { ignoreSearch: true, ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

/** Our caches whose name goes on with START, older ones first. @param {string} start */
async function ourCaches(start) {
  return (await caches.keys()).filter((name) => name.startsWith(OURS + start));
}

/**
 * Bring the PARTS of LANGUAGE up to date and tell the open pages how far it is.
 *
 * @param {string} language
 * @param {string[]} names
 */
async function keep(language, names) {
  try {
    const list = await fetch(new URL(`offline/${language}.json`, scope), { cache: "no-cache" });
    if (!list.ok) throw new Error(`${list.status} ${list.url}`);
    /** @type {Part[]} */
    const parts = (await list.json()).parts.filter((/** @type {Part} */ part) => names.includes(part.name));
    const total = parts.flatMap((part) => part.files).reduce((sum, [, , bytes]) => sum + bytes, 0);
    let [done, told] = [0, 0];
    for (const part of parts) {
      await keepPart(part, (bytes) => {
        done += bytes;
        if (done - told > total / 50) void tell({ state: "saving", share: (told = done) / total });
      });
    }
    await tell({ state: "ready", share: 1 });
  } catch (error) {
    console.warn("Not all of the site is kept for offline use.", error);
    await tell({ state: "unfinished", share: 0 });
  }
}

/** @param {Part} part @param {(bytes: number) => void} progress */
async function keepPart(part, progress) {
  const name = `${OURS}${part.name} ${part.version}`;
  const cache = await caches.open(name);
  if (await cache.match(MARK)) return;
  const older = (await ourCaches(`${part.name} `)).filter((each) => each !== name);
  const before = await readOlder(older.at(-1));
  const queue = [...part.files];
  /** @type {string[]} */
  const failed = [];
  const take = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const [path, hash, bytes] = file;
      const url = new URL(path, scope).href;
      const same = before?.hashes.get(path) === hash ? before.cache : undefined;
      if ((await cache.match(url)) || (await copy(url, same, cache))) progress(bytes);
      else failed.push(path);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  if (failed.length) throw new Error(`not kept: ${failed.join(", ")}`);
  await cache.put(MARK, new Response(JSON.stringify(part)));
  await Promise.all(older.map((each) => caches.delete(each)));
}

/**
 * Put URL into the cache TO, out of the cache FROM or from the network; whether that went well.
 *
 * @param {string} url
 * @param {Cache | undefined} from
 * @param {Cache} to
 */
async function copy(url, from, to) {
  try {
    const response = (await from?.match(url)) ?? (await fetch(url, { cache: lastingPart(url) ? "default" : "no-cache" }));
    if (response.ok) await to.put(url, response);
    return response.ok;
  } catch {
    return false; // the network went away
  }
}

/** @param {string | undefined} name */
async function readOlder(name) {
  if (!name) return undefined;
  const cache = await caches.open(name);
  const mark = await cache.match(MARK);
  /** @type {Part | undefined} */
  const part = await mark?.json();
  return part && { cache, hashes: new Map(part.files.map(([path, hash]) => [path, hash])) };
}

/** @param {{state: "saving" | "ready" | "unfinished", share: number}} news */
async function tell(news) {
  for (const client of await worker.clients.matchAll({ type: "window" })) client.postMessage({ type: "offline", ...news });
}
