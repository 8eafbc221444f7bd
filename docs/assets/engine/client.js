// The page's side of the engine: starts the worker, queues requests until it is ready, starts it again.

/** @typedef {import("./protocol.js").FromWorker} FromWorker */
/** @typedef {import("./protocol.js").Failed} Failed */
/** @typedef {import("./protocol.js").ToWorker} ToWorker */

/**
 * @typedef {object} Listeners
 * @property {(loaded: number, total: number) => void} progress bytes so far and in all
 * @property {(seconds: number) => void} ready
 * @property {(failed: Failed) => void} failed nothing answers until `start` is called again
 */

/**
 * @typedef {object} Engine
 * @property {() => void} start start, or start again after a failure
 * @property {(json: string) => Promise<string>} request the reply to a request; waits until there is one
 */

/**
 * An engine that is not yet started.
 * @param {string} manifest address of the runtime's manifest
 * @param {string[]} library addresses of the published rubrics and rule documents
 * @param {Listeners} listeners
 * @returns {Engine}
 */
export function engine(manifest, library, listeners) {
  /** @type {Worker | undefined} */
  let worker;
  let ready = false;
  let latest = 0;
  /** @type {Map<number, { json: string, resolve: (json: string) => void }>} */
  const waiting = new Map();

  /** @param {ToWorker} message */
  const post = (message) => worker?.postMessage(message);

  /** @param {Failed} failed */
  function fail(failed) {
    worker?.terminate();
    worker = undefined;
    ready = false;
    listeners.failed(failed);
  }

  /** @param {FromWorker} message */
  function hear(message) {
    if (message.type === "progress") listeners.progress(message.loaded, message.total);
    else if (message.type === "failed") fail(message);
    else if (message.type === "ready") {
      ready = true;
      listeners.ready(message.seconds);
      for (const [id, { json }] of waiting) post({ type: "request", id, json });
    } else {
      waiting.get(message.id)?.resolve(message.json);
      waiting.delete(message.id);
    }
  }

  return {
    start() {
      worker?.terminate();
      ready = false;
      try {
        const started = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
        worker = started;
        started.onmessage = (event) => worker === started && hear(event.data);
        started.onerror = (event) => {
          event.preventDefault();
          if (worker === started) fail({ type: "failed", stage: ready ? "crash" : "worker", message: event.message ?? "" });
        };
      } catch (error) {
        fail({ type: "failed", stage: "worker", message: String(error) });
        return;
      }
      post({ type: "boot", manifest: absolute(manifest), library: library.map(absolute) });
    },
    request(json) {
      const id = ++latest;
      return new Promise((resolve) => {
        waiting.set(id, { json, resolve });
        if (ready) post({ type: "request", id, json });
      });
    },
  };
}

/** @param {string} address */
const absolute = (address) => new URL(address, document.baseURI).href;
