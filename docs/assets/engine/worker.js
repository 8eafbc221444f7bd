// The module worker in which the engine runs. It belongs to one page, or is shared by all that start the same
// runtime; then each page has its own queue, and takes its turn after each answer.
import { downloadDocument } from "./download.js";
import { startInterpreter } from "./interpreter.js";
import { StageError, staged } from "./protocol.js";

/** @typedef {import("./protocol.js").ToWorker} ToWorker */
/** @typedef {import("./protocol.js").FromWorker} FromWorker */
/** @typedef {import("./protocol.js").Exchange} Exchange */
/** @typedef {import("./protocol.js").Request} Request */
/** @typedef {import("./interpreter.js").Interpreter} Interpreter */

/**
 * A page: how to speak to it, what it asked and was not yet answered, and what answers it, once it is ready.
 * @typedef {{ say: (message: FromWorker) => void, queue: (Request | Exchange)[], engine?: import("./python.js").Engine }} Page
 */

/** In the order of their turns. @type {Set<Page>} */
const pages = new Set();
/** @type {Promise<Interpreter> | undefined} */
let starting;
/** @type {Interpreter | undefined} */
let running;

/**
 * @param {unknown} error
 * @param {import("./protocol.js").Stage} stage the one to name where the error knows none
 * @param {number} [id] of what was being answered
 * @returns {FromWorker}
 */
function failure(error, stage, id) {
  const failed = staged(error, stage);
  return { type: "failed", message: failed.message.slice(-600), stage: failed.stage, id };
}

/**
 * Python cannot be relied on any more: those who wait for it are told, and the others see that the lock is free.
 * @param {unknown} error
 * @param {import("./protocol.js").Stage} stage
 * @param {Iterable<Page>} told
 * @param {number} [id] of what was being answered
 */
function end(error, stage, told, id) {
  for (const page of told) page.say(failure(error, stage, id));
  globalThis.close();
}

/**
 * @param {Page} page
 * @param {import("./protocol.js").Boot} boot
 */
async function start(page, boot) {
  const started = performance.now();
  const library = Promise.all(boot.library.map((url) => downloadDocument(url, boot.editions[url])));
  library.catch(() => {}); // heard below, after Python
  starting ??= startInterpreter(boot, tellProgress);
  try {
    running = await starting;
  } catch (error) {
    end(error, "start", [page]);
    return;
  }
  try {
    page.engine = running.engine([...(await library), ...boot.given]);
    page.say({ type: "ready", seconds: (performance.now() - started) / 1000 });
  } catch (error) {
    page.say(failure(error, "library"));
  }
}

/**
 * @param {number} loaded
 * @param {number} total
 */
function tellProgress(loaded, total) {
  for (const page of pages) page.say({ type: "progress", loaded, total });
}

/**
 * @param {Page} page
 * @param {ToWorker} message
 */
function hear(page, message) {
  if (message.type === "boot") void start(page, message);
  else if (message.type === "leave") pages.delete(page);
  else {
    page.queue.push(message);
    turns.port2.postMessage(null);
  }
}

// A turn is a message to ourselves, so that what other pages ask is heard between two answers.
const turns = new MessageChannel();
turns.port1.onmessage = () => {
  const page = [...pages].find(({ queue }) => queue.length > 0);
  const asked = page?.queue.shift();
  if (!page || !asked) return;
  pages.delete(page);
  pages.add(page);
  try {
    if (asked.type === "exchange") answerExchange(page, asked).catch((error) => end(error, "crash", [page], asked.id));
    else if (page.engine) page.say({ type: "reply", id: asked.id, json: page.engine.reply(asked.json), content: null });
  } catch (error) {
    end(error, "crash", [page], asked.id);
  }
};

/**
 * @param {Page} page
 * @param {Exchange} exchange
 */
async function answerExchange({ say, engine }, { id, part, json, content }) {
  /** @type {import("./python.js").Files} */
  let files;
  try {
    if (!running || !engine) throw new StageError("library", part);
    files = await running.part(part, engine, (loaded, total) => say({ type: "fetching", id, loaded, total }));
  } catch (error) {
    const { stage, message } = staged(error, "start");
    say({ type: "missing", id, stage, message: message.slice(-600) });
    return;
  }
  say({ type: "reply", id, ...files(json, content) });
}

/** @param {(message: FromWorker) => void} say */
function join(say) {
  /** @type {Page} */
  const page = { say, queue: [] };
  pages.add(page);
  return page;
}

// What goes wrong inside Pyodide's own loading does not always reach the promise that it gave.
globalThis.addEventListener("unhandledrejection", (event) => {
  if (!running) end(event.reason, "start", pages);
});

if ("onconnect" in globalThis) {
  // Held while this worker lives: pages wait for it, and so learn that it died.
  const lock = `aftersales ${crypto.randomUUID()}`;
  const alive = new Promise((held) => {
    void navigator.locks.request(lock, () => {
      held(undefined);
      return new Promise(() => {});
    });
  });
  globalThis.addEventListener("connect", (event) => {
    const port = /** @type {MessagePort} */ (/** @type {MessageEvent} */ (event).ports[0]);
    const page = join((message) => port.postMessage(message));
    port.onmessage = ({ data }) => hear(page, data);
    void alive.then(() => page.say({ type: "alive", lock }));
  });
} else {
  const page = join((message) => globalThis.postMessage(message));
  globalThis.addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ event) => hear(page, event.data));
}
