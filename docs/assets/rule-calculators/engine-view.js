// How the engine is doing, above the place where its results appear.
import { button, element, one } from "../calculator/dom.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../engine/protocol.js").Failed} Failed */

const MEGABYTE = 1_000_000;

/**
 * @param {Page} page
 * @returns {{ progress: (loaded: number, total: number) => void, ready: () => void, failed: (failed: Failed, retry: () => void) => void }}
 */
export function engineView(page) {
  const place = one(page.root, "[data-engine]", HTMLElement);
  const bar = element("progress", { max: "1", "aria-label": page.say("loading") });
  const line = element("p", { class: "calc-engine-line" }, page.say("loading"));
  const showBar = () => {
    place.dataset.state = "loading";
    if (!bar.isConnected) place.replaceChildren(line, bar, element("p", { class: "calc-hint" }, page.say("meanwhile")));
  };
  showBar();
  return {
    progress(loaded, total) {
      showBar();
      bar.max = total;
      bar.value = loaded;
      const bytes = page.say("loading_bytes", { loaded: megabytes(loaded), total: megabytes(total) });
      line.textContent = loaded < total ? `${page.say("loading")} ${bytes}` : page.say("starting");
    },
    ready() {
      place.dataset.state = "ready";
      place.replaceChildren();
    },
    failed(failed, retry) {
      place.dataset.state = "failed";
      place.replaceChildren(failure(page, failed, retry));
    },
  };
}

/**
 * What happened and what to do about it, in the words that the score calculator uses too.
 * @param {Page} page
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
      { class: "rule-fold" },
      element("summary", {}, page.say("technical")),
      element("pre", {}, `${stage}: ${message}`),
    ),
  );
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / MEGABYTE).toFixed(1);
