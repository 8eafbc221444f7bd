// The line from a page to the worker in which Python runs: one that lives on from page to page where the browser
// has such workers, else one of the page's own.

/** @typedef {import("./protocol.js").Boot} Boot */
/** @typedef {import("./protocol.js").FromWorker} FromWorker */
/** @typedef {import("./protocol.js").ToWorker} ToWorker */
/** @typedef {import("./protocol.js").Stage} Stage */

/** @typedef {{ send: (message: ToWorker) => void, close: () => void }} Wire */
/** @typedef {(message: FromWorker) => void} Tell */

/**
 * @typedef {object} Line
 * @property {(message: ToWorker) => void} send
 * @property {(listener: Tell) => void} hear what was said before is said again to the LISTENER
 * @property {(hear: () => void) => void} first HEAR is called once anything was said, and at once where it was
 * @property {() => void} close
 */

const SIGN_OF_LIFE = 15_000; // milliseconds until a shared worker that says nothing is given up

/**
 * A line to a worker that was told to BOOT: ALONE to one of the page's own.
 * @param {Boot} boot
 * @param {boolean} alone
 * @returns {Line}
 */
export function openLine(boot, alone) {
  /** @type {FromWorker[]} */
  const early = [];
  /** @type {Tell | undefined} */
  let listener;
  let said = false;
  /** @type {(() => void)[]} */
  const waiting = [];
  /** @type {Tell} */
  const tell = (message) => {
    for (const hear of waiting.splice(0)) hear();
    said = true;
    if (listener) listener(message);
    else early.push(message);
  };
  /** @type {Wire} */
  let wire;
  const openOwn = () => {
    wire = ownWire(tell);
    wire.send(boot);
  };
  if (alone || !canShare()) openOwn();
  else {
    wire = sharedWire(boot.manifest, tell, openOwn);
    wire.send(boot);
  }
  return {
    send: (message) => wire.send(message),
    close: () => wire.close(),
    first: (hear) => (said ? hear() : void waiting.push(hear)),
    hear(heard) {
      listener = heard;
      for (const message of early.splice(0)) heard(message);
    },
  };
}

/** Where the worker is: the build joins its modules, and says in the head of the page where they went. */
function workerAddress() {
  const marked = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[data-worker]"));
  const joined = marked?.dataset.worker;
  return joined ? new URL(joined, document.baseURI) : new URL("./worker.js", import.meta.url);
}

/**
 * @param {Tell} tell
 * @returns {Wire}
 */
function ownWire(tell) {
  try {
    const worker = new Worker(workerAddress(), { type: "module" });
    let heard = false;
    worker.onmessage = (event) => {
      heard = true;
      tell(event.data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      tell({ type: "failed", stage: heard ? "crash" : "worker", message: event.message ?? "" });
    };
    return { send: (message) => worker.postMessage(message), close: () => worker.terminate() };
  } catch (error) {
    tell({ type: "failed", stage: "worker", message: String(error) });
    return { send: () => {}, close: () => {} };
  }
}

/**
 * A worker is shared by the pages that start the same RUNTIME with the same scripts. LOST is called once if it does not come, or dies.
 * @param {string} runtime
 * @param {Tell} tell
 * @param {() => void} lost
 * @returns {Wire}
 */
function sharedWire(runtime, tell, lost) {
  const options = /** @type {WorkerOptions} */ ({ type: "module", name: runtime, extendedLifetime: true });
  const worker = new SharedWorker(workerAddress(), options);
  const { port } = worker;
  const watching = new AbortController();
  const close = () => {
    watching.abort();
    clearTimeout(waiting);
    port.postMessage({ type: "leave" });
    port.close();
  };
  const giveUp = () => {
    if (watching.signal.aborted) return;
    close();
    tell({ type: "lost" });
    lost();
  };
  const waiting = setTimeout(giveUp, SIGN_OF_LIFE);
  worker.onerror = giveUp;
  port.onmessage = ({ data }) => {
    clearTimeout(waiting);
    if (data.type === "alive") void whenFree(data.lock, watching.signal).then(giveUp, () => {});
    tell(data);
  };
  const leave = (/** @type {PageTransitionEvent} */ { persisted }) => {
    if (!persisted) port.postMessage({ type: "leave" }); // a page that is kept may come back
  };
  addEventListener("pagehide", leave, { signal: watching.signal });
  return { send: (message) => port.postMessage(message), close };
}

/**
 * When whoever holds LOCK is no more.
 * @param {string} lock
 * @param {AbortSignal} signal
 */
const whenFree = (lock, signal) => navigator.locks.request(lock, { mode: "shared", signal }, () => {});

/**
 * Whether a shared worker outlives the page that started it. Browsers do not say; they show it by reading that
 * option, and the address is one that no worker can be started from.
 */
function canShare() {
  let reads = false;
  try {
    new SharedWorker("http://:", /** @type {WorkerOptions} */ ({
      get extendedLifetime() {
        reads = true;
        return true;
      },
    }));
  } catch {
    return reads && "locks" in navigator;
  }
  return false;
}
