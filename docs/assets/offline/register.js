// Starts the service worker and shows, in the footer, how far the site is kept for offline use.
// The build marks its pages with <meta name="as-offline">; `make serve` does not, and no worker gets in its way.
// What is kept is downloaded when the reader waits for nothing: not before the calculator computes, and on a line
// that is paid for by volume only when asked to.

/** @typedef {{state: "saving" | "ready" | "unfinished" | "full" | "offered" | "outdated", share: number}} News */

const SILENCE = 30_000; // milliseconds without news of a copy that is being made
const PATIENCE = 60_000; // milliseconds; a calculator that takes longer is waiting for the reader

const meta = document.querySelector('meta[name="as-offline"]');
if (meta instanceof HTMLMetaElement && "serviceWorker" in navigator) {
  void keep(meta).catch((error) => console.warn("No offline use.", error));
}

if (meta instanceof HTMLMetaElement) bindRest(meta);

/**
 * What few visits need: a line while there is no network, the offer to install, the list of what is kept.
 * @param {HTMLMetaElement} marked
 */
function bindRest(marked) {
  const watch = () => void import("./away.js").then(({ watchNetwork }) => watchNetwork(marked));
  if (navigator.onLine) addEventListener("offline", watch, { once: true });
  else watch();
  if (isCopy()) void import("./away.js").then(({ tellOfCopy }) => tellOfCopy(marked));
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    void import("./install.js").then(({ offerToInstall }) => offerToInstall(marked, event));
  });
  const place = document.querySelector("[data-at-hand]");
  if (place instanceof HTMLElement) void import("./at-hand.js").then(({ showAtHand }) => showAtHand(place, marked.content));
}

/** Whether the worker handed out this page because the network was late: it says so in the page's timing. */
function isCopy() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return navigator.onLine && Boolean(visit?.serverTiming?.some(({ name }) => name === "copy"));
}

/** @param {HTMLMetaElement} marked */
async function keep(marked) {
  await untilLoaded();
  await untilCalculating();
  await untilIdle();
  const { isSparing } = await import("../foundation/sparing.js");
  nameManifest(marked);
  const note = makeNote(marked, () => void begin());
  const begin = () =>
    start(marked, note).catch((error) => {
      console.warn("No offline use.", error);
      note(isSparing() ? { state: "offered", share: 0 } : { state: "unfinished", share: 0 }); // to be asked for again
    });
  if (!isSparing()) return begin();
  const { stateOfCopy } = await import("./kept-copy.js");
  const scope = new URL(".", new URL(marked.content, document.baseURI));
  const root = document.querySelector("[data-integrity]")?.textContent ?? "";
  note({ state: await stateOfCopy(scope, languageOfPage(), root), share: 1 });
}

const languageOfPage = () => document.documentElement.lang.split("-")[0] || "zh";

/**
 * @param {HTMLMetaElement} marked
 * @param {(news: News) => void} note
 */
async function start(marked, note) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const registering = navigator.serviceWorker.register(new URL(marked.content, document.baseURI));
  const ask = async () => {
    const language = languageOfPage();
    const { active } = await registering;
    active?.postMessage({ type: "keep", language, parts: [language, "data", "modules", "runtime"] });
  };
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.type !== "offline") return;
    note(data);
    clearTimeout(waiting);
    // A browser stops a worker that takes long, without a word; asked again it goes on where it was.
    if (data.state === "saving") waiting = setTimeout(ask, SILENCE);
  });
  navigator.serviceWorker.startMessages();
  await untilActive(await registering);
  await ask();
}

/**
 * Say how the site is installed. A browser that is told in the head fetches the manifest and its icon, and draws it, while
 * the reader waits for the first score.
 * @param {HTMLMetaElement} marked
 */
function nameManifest({ dataset: { manifest } }) {
  if (manifest) document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: manifest }));
}

function untilLoaded() {
  if (document.readyState === "complete") return Promise.resolve();
  return new Promise((resolve) => addEventListener("load", resolve, { once: true }));
}

/** Until the page's engine, if it has one, has answered what was entered by then, or has failed: the page says so. */
function untilCalculating() {
  const place = document.querySelector("[data-engine]");
  const settled = () =>
    !(place instanceof HTMLElement) || (/ready|failed/.test(place.dataset.state ?? "") && !document.querySelector("[data-busy]"));
  if (settled()) return Promise.resolve();
  return new Promise((resolve) => {
    const seen = new MutationObserver(() => settled() && finish());
    const finish = () => {
      seen.disconnect();
      resolve(undefined);
    };
    seen.observe(document.body, { attributeFilter: ["data-state", "data-busy"], subtree: true });
    setTimeout(finish, PATIENCE);
  });
}

/** Safari has no such call; there a pause has to do. */
function untilIdle() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: 3000 });
    else setTimeout(resolve, 1000);
  });
}

/** @param {ServiceWorkerRegistration} registration */
function untilActive(registration) {
  if (registration.active) return Promise.resolve();
  const coming = registration.installing ?? registration.waiting;
  return new Promise((resolve) => {
    coming?.addEventListener("statechange", () => {
      if (registration.active) resolve(undefined);
    });
  });
}

/**
 * A line in the footer; what it says is read out once, when it is done. Where nothing is kept unasked it is a
 * button that ASKS for it.
 *
 * @param {HTMLMetaElement} marked
 * @param {() => void} asks
 * @returns {(news: News) => void}
 */
function makeNote(marked, asks) {
  const line = document.createElement("p");
  line.className = "as-offline";
  line.hidden = true;
  document.querySelector(".as-footer__inner")?.append(line);
  return ({ state, share }) => {
    const words = marked.dataset[state];
    line.hidden = !words;
    line.dataset.state = state;
    if (state === "ready") line.setAttribute("role", "status");
    const blanks = { "{percent}": String(Math.floor(share * 100)), "{megabytes}": marked.dataset.megabytes ?? "" };
    const said = Object.entries(blanks).reduce((text, [blank, value]) => text.replace(blank, value), words ?? "");
    line.replaceChildren(state === "offered" || state === "outdated" ? offer(said, asks) : said);
  };
}

/**
 * @param {string} words
 * @param {() => void} asks
 */
function offer(words, asks) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words;
  button.addEventListener("click", asks, { once: true });
  return button;
}
