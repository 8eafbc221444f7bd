// The page's side of the engine: starts the worker, queues requests until it is ready, starts it again.
import { bootOf, takeStarted } from "./boot.js";
import { openLine } from "./line.js";

/** @typedef {import("./protocol.js").FromWorker} FromWorker */
/** @typedef {import("./protocol.js").Failed} Failed */
/** @typedef {import("./protocol.js").ToWorker} ToWorker */
/** @typedef {import("./protocol.js").Reply} Reply */
/** @typedef {import("./protocol.js").Bytes} Bytes */

/**
 * @typedef {object} Listeners
 * @property {(loaded: number, total: number) => void} progress bytes so far and in all
 * @property {(seconds: number) => void} ready
 * @property {(failed: Failed) => void} failed nothing answers until `start` is called again
 * @property {(kind: string) => Fault} stopping what is said of a request of that kind over which it stopped again and again
 */

/** @typedef {(loaded: number, total: number) => void} Tick bytes of the part so far and in all */

/**
 * @typedef {object} Engine
 * @property {() => void} start start, or start again after a failure
 * @property {(json: string) => Promise<string>} request the reply to a request; waits until there is one
 * @property {(part: string, json: string, content: Bytes | null, tick: Tick) => Promise<Reply | null>} exchange
 *   the reply to a request for a file, and the file; null if the PART that answers it did not arrive
 */

/**
 * What was asked and is not yet answered: it is asked again of a worker that was started again. CRASHES: how often the
 * worker stopped over it.
 * @typedef {{ message: Asked, resolve: (reply: Reply | null) => void, tick?: Tick, crashes: number }} Waiting
 */

/** @typedef {import("./protocol.js").Request | import("./protocol.js").Exchange} Asked */
/** @typedef {import("./ask.js").Fault} Fault */

const MOST_CRASHES = 2;

/**
 * An engine that is not yet started.
 * @param {string} manifest address of the runtime's manifest
 * @param {string[]} library addresses of the published rubrics and rule documents
 * @param {Listeners} listeners
 * @param {string[]} [given] documents that are published nowhere, as JSON
 * @returns {Engine}
 */
export function engine(manifest, library, listeners, given = []) {
  /** @type {import("./line.js").Line | undefined} */
  let line;
  let ready = false;
  let failures = 0;
  let latest = 0;
  /** @type {Map<number, Waiting>} */
  const waiting = new Map();

  /** @param {ToWorker} message */
  const post = (message) => line?.send(message);

  /** @param {Failed} failed */
  function fail(failed) {
    line?.close();
    line = undefined;
    ready = false;
    failures += 1;
    if (failed.stage === "crash") blame(failed.id);
    listeners.failed(failed);
  }

  /**
   * Give up what the worker stopped over twice: asked again at each new start it would stop it for everything else, too.
   * @param {number | undefined} id of what was being answered; where nobody knows, the first that waits: they are answered in turn
   */
  function blame(id) {
    const guilty = id ?? waiting.keys().next().value;
    const asked = guilty === undefined ? undefined : waiting.get(guilty);
    if (!asked || ++asked.crashes < MOST_CRASHES) return;
    waiting.delete(asked.message.id);
    const fault = listeners.stopping(String(JSON.parse(asked.message.json).kind));
    asked.resolve({ type: "reply", id: asked.message.id, json: JSON.stringify({ format: "reply/1", ok: false, faults: [fault] }), content: null });
  }

  /** @param {FromWorker} message */
  function hear(message) {
    if (message.type === "alive") return;
    if (message.type === "lost") ready = false;
    else if (message.type === "progress") listeners.progress(message.loaded, message.total);
    else if (message.type === "failed") fail(message);
    else if (message.type === "fetching") waiting.get(message.id)?.tick?.(message.loaded, message.total);
    else if (message.type === "ready") {
      ready = true;
      listeners.ready(message.seconds);
      for (const asked of waiting.values()) post(asked.message);
    } else {
      waiting.get(message.id)?.resolve(message.type === "reply" ? message : null);
      waiting.delete(message.id);
    }
  }

  /**
   * @param {Asked} message
   * @param {Tick} [tick]
   * @returns {Promise<Reply | null>}
   */
  const put = (message, tick) =>
    new Promise((resolve) => {
      waiting.set(message.id, { message, resolve, tick, crashes: 0 });
      if (ready) post(message);
    });

  return {
    start() {
      line?.close();
      ready = false;
      // After a failure the page gets a worker of its own: what failed may be the one that pages share.
      const opened = (failures === 0 && takeStarted(manifest, library, given)) || openLine(bootOf(manifest, library, { given }), failures > 0);
      line = opened;
      opened.hear((message) => line === opened && hear(message));
    },
    request: async (json) => (await put({ type: "request", id: ++latest, json }))?.json ?? "",
    exchange: (part, json, content, tick) => put({ type: "exchange", id: ++latest, part, json, content }, tick),
  };
}
