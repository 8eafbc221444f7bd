// Keeps the site at hand without a network. The build puts this file, joined with what it imports, at the site's root, which
// is its scope, and beside it offline/LANGUAGE.json: parts of the site, each with a version and its files with their hashes.
// A part is kept in a cache of its own; the new ones take the place of the older ones together, when all of them are whole.
import { answer, passBy } from "./worker-answering.js";
import { keep } from "./worker-keeping.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

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
  const running = keeping.get(language) ?? keep(language, parts, tell).finally(() => keeping.delete(language));
  keeping.set(language, running);
  event.waitUntil(running);
});
worker.addEventListener("fetch", answer);

/** @param {import("./worker-keeping.js").News} news */
async function tell(news) {
  for (const client of await worker.clients.matchAll({ type: "window" })) client.postMessage({ type: "offline", ...news });
}
