// The engine on a page: the bytes that arrived, and in plain words what to do when it did not start.
import { engine } from "../engine/client.js";
import { button, element, one, setAttribute, setText } from "../foundation/dom.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */
/** @typedef {import("../engine/protocol.js").Failed} Failed */

const MEGABYTE = 1_000_000;

/**
 * The engine of PAGE, not yet started; how it is doing is shown in the page's `data-engine` and, where it
 * has one, in the bar of a phone.
 * @param {Speaking & { manifest: string }} page
 * @param {string[]} library addresses of the documents that it answers from
 * @param {string[]} [given] documents that are published nowhere, as JSON
 */
export function engineOn(page, library, given) {
  const view = engineView(page);
  const listeners = {
    progress: view.progress,
    ready: view.ready,
    failed: (/** @type {Failed} */ failed) => view.failed(failed, python.start),
    stopping: (/** @type {string} */ kind) => stoppingAt(page, kind),
  };
  const python = engine(page.manifest, library, listeners, given);
  return python;
}

/**
 * The fault that takes the place of an answer over which the calculator stops each time.
 * @param {Speaking} page
 * @param {string} kind of the request
 * @returns {import("../engine/ask.js").Fault}
 */
export function stoppingAt(page, kind) {
  const said = page.say("given_up");
  return { at: "", found: kind, expected: { zh: said, en: said } };
}

/** @param {Speaking} page */
function engineView(page) {
  const place = one(page.root, "[data-engine]", HTMLElement);
  const short = page.root.querySelector("[data-bar-score]") ?? document.createElement("span");
  const bar = element("progress", { max: "1", "aria-label": page.say("loading") });
  const line = element("p", { class: "calc-engine-line" }, page.say("loading"));

  const showBar = () => {
    setAttribute(place, "data-state", "loading");
    if (!bar.isConnected) place.replaceChildren(line, bar, element("p", { class: "calc-hint" }, page.say("meanwhile")));
  };
  showBar();

  return {
    /**
     * @param {number} loaded
     * @param {number} total
     */
    progress(loaded, total) {
      showBar();
      if (bar.max !== total) bar.max = total;
      bar.value = loaded;
      const bytes = page.say("loading_bytes", { loaded: megabytes(loaded), total: megabytes(total) });
      const words = loaded < total ? `${page.say("loading")} ${bytes}` : page.say("starting");
      setText(line, words);
      setText(short, words);
    },
    ready() {
      place.dataset.state = "ready";
      place.replaceChildren();
    },
    /**
     * @param {Failed} failed
     * @param {() => void} retry
     */
    failed(failed, retry) {
      place.dataset.state = "failed";
      short.textContent = page.say("failed");
      place.replaceChildren(failure(page, failed, retry));
    },
  };
}

/**
 * @param {Speaking} page
 * @param {Failed} failed
 * @param {() => void} retry
 */
function failure(page, { stage, message }, retry) {
  const offline = stage === "download" && !navigator.onLine;
  return element(
    "div",
    { class: "calc-failed", role: "alert" },
    element("p", {}, element("strong", {}, page.say("failed"))),
    element("p", {}, page.say(offline ? "failed_offline" : `failed_${stage}`)),
    element("p", {}, page.say("failed_kept")),
    button(page.say("retry"), retry, { class: "calc-primary", "data-action": "retry" }),
    element(
      "details",
      {},
      element("summary", {}, page.say("technical")),
      element("pre", {}, `${stage}: ${message}`),
    ),
  );
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / MEGABYTE).toFixed(1);
