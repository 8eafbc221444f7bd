// How the engine is doing: the bytes that arrived, and in plain words what to do when it did not start.
import { button, element, one } from "./dom.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../engine/protocol.js").Failed} Failed */

const MEGABYTE = 1_000_000;

/**
 * @param {Page} page
 * @returns {{ progress: (loaded: number, total: number) => void, ready: () => void, failed: (failed: Failed, retry: () => void) => void }}
 */
export function engineView(page) {
  const place = one(page.root, "[data-engine]", HTMLElement);
  const short = one(page.root, "[data-bar-score]", HTMLElement);
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
      short.textContent = line.textContent;
    },
    ready() {
      place.dataset.state = "ready";
      place.replaceChildren();
    },
    failed(failed, retry) {
      place.dataset.state = "failed";
      short.textContent = page.say("failed");
      const offline = failed.stage === "download" && !navigator.onLine;
      place.replaceChildren(
        element(
          "div",
          { class: "calc-failed", role: "alert" },
          element("p", {}, element("strong", {}, page.say("failed"))),
          element("p", {}, page.say(offline ? "failed_offline" : `failed_${failed.stage}`)),
          element("p", {}, page.say("failed_kept")),
          button(page.say("retry"), retry, { class: "calc-primary", "data-action": "retry" }),
          element(
            "details",
            {},
            element("summary", {}, page.say("technical")),
            element("pre", {}, `${failed.stage}: ${failed.message}`),
          ),
        ),
      );
    },
  };
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / MEGABYTE).toFixed(1);
