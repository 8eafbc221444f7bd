// Keeps the site at hand without a network. The build puts this file at the site's root, which is its scope,
// and beside it offline/LANGUAGE.json: parts of the site, each with a version and its files with their hashes.
// A part is kept in a cache of its own; the new ones take the place of the older ones together, when all of them are whole.

/** @typedef {{name: string, version: string, files: [path: string, hash: string, bytes: number][]}} Part */
/** A part, and the root hash of the build that it is of. @typedef {{ part: Part, root: string }} Wanted */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const scope = worker.registration.scope;
const OURS = `aftersales ${new URL(scope).pathname} `;
const MARK = new URL("offline/checked", scope).href; // stands in a cache that is whole and was checked: its part's list
const UNCHECKED = new URL("offline/whole", scope).href; // the same of a release that took what came
const LASTING = ["modules", "runtime"]; // parts whose addresses change with their content
const RECEIVED = "aftersales-received"; // the cache that a file lies in until a page takes it
const AT_ONCE = 6;
const ROOM_FOR_WORK = 10_000_000; // bytes that are left for what is entered
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
  if (request.cache === "reload") return fetch(request); // what it had was the wrong one
  return (await kept(request.url, `${part} `).catch(() => undefined)) ?? fetch(request); // storage may be damaged
}

/**
 * The network's answer; the copy that is kept where it is late, or where there is no network. The copy is looked
 * for then and no sooner: a visit that goes well does not wait for it.
 *
 * @param {FetchEvent} event
 */
async function networkFirst({ request, preloadResponse }) {
  /** @type {Promise<Response | undefined>} */
  const late = new Promise((resolve) => {
    if (request.cache !== "reload") setTimeout(() => resolve(undefined), PATIENCE); // else a copy is what it does not want
  });
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
 * Bring the PARTS of LANGUAGE up to date and tell the open pages how far it is. What was kept before is given up only
 * when all parts are whole: pages without the modules and documents of their own build would be of no use.
 *
 * @param {string} language
 * @param {string[]} names
 */
async function keep(language, names) {
  /** @type {Wanted[]} */
  let wanted = [];
  try {
    wanted = await partsOf(language, names);
    for (const { part } of wanted) await giveUpBroken(part);
    await expectRoom(wanted);
    const total = wanted.flatMap(({ part }) => part.files).reduce((sum, [, , bytes]) => sum + bytes, 0);
    let [done, told] = [0, 0];
    for (const { part, root } of wanted) {
      await fill(part, root, (bytes) => {
        done += bytes;
        if (done - told > total / 50) void tell({ state: "saving", share: (told = done) / total });
      });
    }
    for (const { part } of wanted) await giveUpOlder(part);
    await tell({ state: "ready", share: 1 });
  } catch (error) {
    console.warn("Not all of the site is kept for offline use.", error);
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    if (full) await giveUpUnfinished(wanted);
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
  const others = new Set((await wholeAmong(await ourCaches(""))).map((name) => name.slice(OURS.length).split(" ")[0] ?? ""));
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
  return list.json();
}

/**
 * Fetch nothing where there is no room for all of WANTED: what is entered on the pages needs room, too.
 *
 * @param {Wanted[]} wanted
 */
async function expectRoom(wanted) {
  const { quota, usage } = (await worker.navigator.storage?.estimate?.()) ?? {};
  if (quota === undefined || usage === undefined) return;
  let missing = 0;
  for (const { part } of wanted) {
    const cache = await caches.open(nameOf(part));
    if (await cache.match(MARK)) continue;
    const there = new Set((await cache.keys()).map(({ url }) => url));
    for (const [path, , bytes] of part.files) if (!there.has(new URL(path, scope).href)) missing += bytes;
  }
  if (missing && missing + ROOM_FOR_WORK > quota - usage) throw new DOMException("no room for all of the site", "QuotaExceededError");
}

/** Half a copy takes the room of what is entered. @param {Wanted[]} wanted */
async function giveUpUnfinished(wanted) {
  for (const { part } of wanted) {
    const cache = await caches.open(nameOf(part));
    if (!(await cache.match(MARK))) await caches.delete(nameOf(part));
  }
}

/** @param {Part} part */
const nameOf = ({ name, version }) => `${OURS}${name} ${version}`;

/**
 * Make the cache of PART whole, out of an older one and from the network.
 *
 * @param {Part} part
 * @param {string} root of the build that PART is of
 * @param {(bytes: number) => void} progress
 */
async function fill(part, root, progress) {
  const cache = await caches.open(nameOf(part));
  if (await cache.match(MARK)) return;
  const before = await readOlder((await olderOf(part)).at(-1));
  const queue = [...part.files];
  /** @type {string[]} */
  const failed = [];
  const take = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const [path, hash, bytes] = file;
      const same = before?.hashes.get(path) === hash ? before.cache : undefined;
      if (await obtain(file, root, same, cache)) progress(bytes);
      else failed.push(path);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  if (failed.length) throw new Error(`not kept: ${failed.join(", ")}`);
  await cache.put(MARK, new Response(JSON.stringify(part)));
}

/** The caches of PART in other versions. @param {Part} part */
const olderOf = async (part) => (await ourCaches(`${part.name} `)).filter((each) => each !== nameOf(part));

/** Those of the caches called NAMES that are whole. @param {string[]} names */
async function wholeAmong(names) {
  const whole = await Promise.all(names.map(async (name) => Boolean(await readOlder(name))));
  return names.filter((_, at) => whole[at]);
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

/**
 * Have FILE of the build ROOT in the cache TO: as it stands there, out of the cache FROM, or from the network; whether that
 * went well. What is another file than the list says is not kept: a host may be half way to another build, and some
 * networks answer by themselves.
 *
 * @param {Part["files"][number]} file
 * @param {string} root
 * @param {Cache | undefined} from
 * @param {Cache} to
 */
async function obtain([path, hash], root, from, to) {
  const url = new URL(path, scope).href;
  const lasting = lastingPart(url) !== undefined;
  /** @type {(() => Promise<Response | undefined> | undefined)[]} */
  const ways = [
    () => to.match(url),
    () => from?.match(url),
    () => fetch(url, { cache: lasting ? "default" : "no-cache" }),
    () => (lasting ? fetch(url, { cache: "reload" }) : undefined), // the browser's own copy may be the wrong one
  ];
  try {
    for (const [at, find] of ways.entries()) {
      const response = await find();
      if (!response?.ok) continue;
      const copy = response.clone();
      const bytes = await response.arrayBuffer();
      if (!(await isMeant(path, hash, root, bytes))) continue;
      // A page that was led to cannot be given to somebody who asks for it: browsers refuse that.
      if (at > 0) await to.put(url, copy.redirected ? new Response(bytes, { headers: copy.headers }) : copy);
      return true;
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === "QuotaExceededError") throw error;
  }
  return false; // the network went away, or what came is another file
}

/**
 * Whether BYTES are what the list means by PATH and HASH. Hosts may rewrite pages; one of the same build has its ROOT in it.
 *
 * @param {string} path
 * @param {string} hash
 * @param {string} root
 * @param {ArrayBuffer} bytes
 */
async function isMeant(path, hash, root, bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found.startsWith(hash)) return true;
  const page = path === "" || path.endsWith("/") || path.endsWith(".html");
  return page && root !== "" && new TextDecoder().decode(bytes).includes(root);
}

/** @param {string | undefined} name */
async function readOlder(name) {
  if (!name) return undefined;
  const cache = await caches.open(name);
  const mark = (await cache.match(MARK)) ?? (await cache.match(UNCHECKED));
  /** @type {Part | undefined} */
  const part = await mark?.json();
  return part && { cache, hashes: new Map(part.files.map(([path, hash]) => [path, hash])) };
}

/** @param {{state: "saving" | "ready" | "unfinished" | "full", share: number}} news */
async function tell(news) {
  for (const client of await worker.clients.matchAll({ type: "window" })) client.postMessage({ type: "offline", ...news });
}
