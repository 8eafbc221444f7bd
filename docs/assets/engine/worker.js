// The module worker in which the engine runs: boots once, then answers requests.
import { downloadFile, downloadFiles, downloadManifest, downloadText } from "./download.js";
import { StageError } from "./protocol.js";
import { openDoor } from "./python.js";

/** @typedef {import("./protocol.js").ToWorker} ToWorker */
/** @typedef {import("./protocol.js").FromWorker} FromWorker */
/** @typedef {import("./protocol.js").Exchange} Exchange */
/** @typedef {import("./python.js").Files} Files */

/**
 * What is running, once it is.
 * @type {(import("./python.js").Opened & { manifest: import("./protocol.js").Manifest, home: string }) | undefined}
 */
let running;

/** What makes and reads files, by part: opened by the first exchange that needs them. @type {Map<string, Promise<Files>>} */
const parts = new Map();

/** @param {FromWorker} message */
const say = (message) => globalThis.postMessage(message);

/**
 * @param {unknown} error
 * @param {import("./protocol.js").Stage} stage the one to name where the error knows none
 */
function sayFailed(error, stage) {
  const failed = error instanceof StageError ? error : new StageError(stage, error);
  say({ type: "failed", message: failed.message.slice(-600), stage: failed.stage });
}

/** @param {import("./protocol.js").Boot} boot */
async function start(boot) {
  const started = performance.now();
  expectWebAssembly();
  const manifest = await downloadManifest(boot.manifest);
  const total = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  const home = new URL(".", boot.manifest).href;
  const [files, ...rubrics] = await Promise.all([
    downloadFiles(manifest, home, (loaded) => say({ type: "progress", loaded, total })),
    ...boot.library.map(downloadText),
  ]);
  running = { ...(await openDoor(manifest, home, files, bundleOf(rubrics))), manifest, home };
  say({ type: "ready", seconds: (performance.now() - started) / 1000 });
}

/**
 * Where WebAssembly is switched off or forbidden, Pyodide waits for ever: find out first, before
 * megabytes are fetched. The bytes are the smallest module there is.
 */
function expectWebAssembly() {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  } catch (error) {
    throw new StageError("start", error);
  }
}

/**
 * The bundle for the engine, put together as text: each document keeps the very bytes that were published.
 * @param {string[]} published
 */
function bundleOf(published) {
  /** @type {Record<string, string[]>} */
  const sorted = { "rubric/1": [], "rule/1": [] };
  for (const text of published) {
    try {
      sorted[JSON.parse(text).format]?.push(text);
    } catch (error) {
      throw new StageError("library", error);
    }
  }
  return `{"rubrics":[${sorted["rubric/1"]}],"rules":[${sorted["rule/1"]}]}`;
}

/** @param {Exchange} exchange */
async function answerExchange({ id, part, json, content }) {
  /** @type {Files} */
  let files;
  try {
    const opening = parts.get(part) ?? openPart(part, id);
    parts.set(part, opening);
    files = await opening;
  } catch (error) {
    parts.delete(part);
    const { stage, message } = error instanceof StageError ? error : new StageError("start", error);
    say({ type: "missing", id, stage, message: message.slice(-600) });
    return;
  }
  say({ type: "reply", id, ...files(json, content) });
}

/**
 * @param {string} name
 * @param {number} id of the exchange to tell how far it is
 */
async function openPart(name, id) {
  const part = running?.manifest.parts[name];
  if (!running || !part) throw new StageError("library", name);
  let loaded = 0;
  const archive = await downloadFile(part, running.home, (bytes) =>
    say({ type: "fetching", id, loaded: (loaded += bytes), total: part.bytes }),
  );
  return running.add(part, archive);
}

// What goes wrong inside Pyodide's own loading does not always reach the promise that it gave.
globalThis.addEventListener("unhandledrejection", (event) => {
  if (!running) sayFailed(event.reason, "start");
});

globalThis.addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ event) => {
  const message = event.data;
  if (message.type === "boot") {
    start(message).catch((error) => sayFailed(error, "start"));
  } else if (message.type === "exchange") {
    answerExchange(message).catch((error) => sayFailed(error, "crash"));
  } else if (running) {
    try {
      say({ type: "reply", id: message.id, json: running.engine.reply(message.json), content: null });
    } catch (error) {
      sayFailed(error, "crash");
    }
  }
});
