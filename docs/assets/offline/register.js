// Starts the service worker and shows, in the footer, how far the site is kept for offline use.
// The build marks its pages with <meta name="as-offline">; `make serve` does not, and no worker gets in its way.

const meta = document.querySelector('meta[name="as-offline"]');
if (meta instanceof HTMLMetaElement && "serviceWorker" in navigator) {
  const start = () => void keep(meta).catch((error) => console.warn("No offline use.", error));
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
}

/** @param {HTMLMetaElement} marked */
async function keep(marked) {
  const note = makeNote(marked);
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.type === "offline") note(data);
  });
  navigator.serviceWorker.startMessages();
  const registration = await navigator.serviceWorker.register(new URL(marked.content, document.baseURI));
  await untilActive(registration);
  const language = document.documentElement.lang.split("-")[0];
  registration.active?.postMessage({ type: "keep", language, parts: partsToKeep(language ?? "zh") });
}

/**
 * Pages, data and Python; on a connection where the reader saves data, Python only once it was loaded anyway.
 *
 * @param {string} language
 */
function partsToKeep(language) {
  const { connection } = /** @type {{connection?: {saveData?: boolean, effectiveType?: string}}} */ (navigator);
  const sparing = connection?.saveData || /2g/.test(connection?.effectiveType ?? "");
  return sparing ? [language, "data"] : [language, "data", "runtime"];
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
 * A line in the footer; what it says is read out once, when it is done.
 *
 * @param {HTMLMetaElement} marked
 * @returns {(news: {state: string, share: number}) => void}
 */
function makeNote(marked) {
  const line = document.createElement("p");
  line.className = "as-offline";
  line.hidden = true;
  document.querySelector(".as-footer__inner")?.append(line);
  return ({ state, share }) => {
    const words = { saving: marked.dataset.saving, ready: marked.dataset.ready, unfinished: marked.dataset.unfinished }[state];
    line.hidden = !words;
    line.dataset.state = state;
    if (state === "ready") line.setAttribute("role", "status");
    line.textContent = (words ?? "").replace("{percent}", String(Math.floor(share * 100)));
  };
}
