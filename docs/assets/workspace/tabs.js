// What the tabs of one browser tell each other: that a document was written, or that everything was removed.
import { THIS_TAB } from "./identifiers.js";

/** @typedef {{ from: string, document: string | null, key: string | null }} Message DOCUMENT: null where all were changed at once */

const NAME = "aftersales";

/** @type {BroadcastChannel | null} */
let channel = null;
/** @type {((message: Message) => void)[]} */
const listeners = [];

function open() {
  if (channel || !("BroadcastChannel" in globalThis)) return;
  channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }) => {
    if (data?.from !== THIS_TAB) for (const listener of listeners) listener(data);
  };
  /** @type {{ unref?: () => void }} */ (channel).unref?.(); // under Node it would keep the process
}

/**
 * @param {string | null} document
 * @param {string | null} key
 */
export function tellTabs(document, key) {
  open();
  channel?.postMessage({ from: THIS_TAB, document, key });
}

/**
 * Hear of what other tabs write, and look again whenever this page may have missed something.
 * @param {(message: Message | null) => void} listener null: whatever it may be
 * @param {AbortSignal} [signal] ends it
 */
export function hearTabs(listener, signal = new AbortController().signal) {
  open();
  listeners.push(listener);
  signal.addEventListener("abort", () => listeners.splice(listeners.indexOf(listener), 1));
  const again = (/** @type {PageTransitionEvent} */ event) => {
    open();
    if (event.persisted) listener(null);
  };
  const leave = () => {
    channel?.close(); // a page that listens may not be kept for "back"
    channel = null;
  };
  addEventListener("pageshow", again, { signal });
  addEventListener("pagehide", leave, { signal });
  const look = () => document.visibilityState === "visible" && listener(null);
  globalThis.document?.addEventListener("visibilitychange", look, { signal });
}
