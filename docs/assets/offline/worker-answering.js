// Answering what pages ask for: what is lasting from the caches, all else from the network first.
import { namesOf } from "../foundation/received-names.js";
import { LASTING, kept, lastingPart, scope } from "./worker-caches.js";

const RECEIVED = "aftersales-received"; // the cache that a file lies in until a page takes it
const PATIENCE = 4000; // milliseconds for a weak network, if the page is at hand

/** @param {FetchEvent} event */
export function answer(event) {
  const { method, url } = event.request;
  if (method === "POST" && url.startsWith(scope) && url.endsWith("/workspace/")) event.respondWith(receive(event.request));
  if (method !== "GET" || !url.startsWith(scope) || new URL(url).pathname.startsWith("/__")) return;
  const lasting = lastingPart(url);
  event.respondWith(lasting ? cacheFirst(event.request, lasting) : networkFirst(event));
}

/**
 * Let the browser take what is lasting from the caches by itself, where it can: this worker is then not asked, and not even
 * woken. Its own listener says the same to the other browsers.
 *
 * @param {ExtendableEvent & { addRoutes?: (rules: object[]) => Promise<void> }} event
 */
export function passBy(event) {
  const rules = LASTING.map((part) => ({
    condition: { urlPattern: { pathname: new URL(`${part}/*`, scope).pathname }, requestMethod: "GET" },
    source: "cache",
  }));
  event.addRoutes?.(rules).catch(() => {}); // a path with signs of a pattern in it: then by the listener
}

/**
 * A file that was shared with the app: put where the page takes it from, docs/assets/workspace/received.js, with the names of
 * those that were shared with it. Where it cannot be put there, for want of room, the page is opened all the same and says so;
 * one that was shared before is not taken for it.
 *
 * @param {Request} request
 */
async function receive(request) {
  try {
    await caches.delete(RECEIVED);
    const [file, ...others] = (await request.formData()).getAll("file").filter((each) => each instanceof File);
    if (file) {
      const headers = namesOf(file, others.map(({ name }) => name));
      await (await caches.open(RECEIVED)).put(new URL("received", scope), new Response(file, { headers }));
    }
  } catch {
    // the page finds nothing, and says so
  }
  return Response.redirect(`${request.url}?received`, 303);
}

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
  const copyOf = async () => (request.cache === "reload" ? undefined : kept(request.url)); // a copy is what it does not want
  /** @type {Promise<Response | undefined>} */
  const late = new Promise((resolve) => {
    if (request.cache !== "reload") setTimeout(() => resolve(undefined), PATIENCE);
  });
  const asked = Promise.resolve(preloadResponse).then((preloaded) => preloaded ?? fetch(request));
  asked.catch(() => {}); // it may fail after a copy was handed out
  try {
    const response = await Promise.race([asked, late]);
    if (response && response.status < 500) return response;
    const copy = await copyOf();
    return copy ? labelled(copy) : await asked;
  } catch {
    return (await copyOf()) ?? (request.mode === "navigate" ? missing(request.url) : Response.error());
  }
}

/**
 * COPY for a page whose network is there and slow or failing: how old the copy is only that network can say, and the page
 * reads in this line of its own timing that it is one (offline/away.js).
 *
 * @param {Response} copy
 */
function labelled(copy) {
  const headers = new Headers(copy.headers);
  headers.set("Server-Timing", "copy");
  return new Response(copy.body, { status: copy.status, statusText: copy.statusText, headers });
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
