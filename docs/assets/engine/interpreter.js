// The one Python of a worker: started once, an engine for each set of documents, parts added once.
import { downloadFile, downloadManifest } from "./download.js";
import { StageError } from "./protocol.js";
import { addPart, openEngine, openFiles, startPython } from "./python.js";

/** @typedef {import("./protocol.js").Boot} Boot */
/** @typedef {import("./protocol.js").Manifest} Manifest */
/** @typedef {import("./python.js").Engine} Engine */
/** @typedef {import("./python.js").Files} Files */
/** @typedef {(loaded: number, total: number) => void} Tick bytes so far and in all */

/**
 * @typedef {object} Interpreter
 * @property {(published: string[]) => Engine} engine one that answers from what was PUBLISHED
 * @property {(name: string, engine: Engine, tick: Tick) => Promise<Files>} part what makes and reads the files of a part
 */

const ENGINES = 6; // kept at a time; a reader's pages seldom stand on more documents than that

/**
 * Start what BOOT names; TICK hears how much of it has arrived.
 * @param {Boot} boot
 * @param {Tick} tick
 * @returns {Promise<Interpreter>}
 */
export async function startInterpreter(boot, tick) {
  expectWebAssembly();
  const home = new URL(".", boot.manifest).href;
  const manifest = boot.known ?? (await downloadManifest(boot.manifest));
  const python = await startPython(manifest, home, tick);
  return { engine: engines(python), part: parts(python, manifest, home) };
}

/**
 * Where WebAssembly is switched off or forbidden, find out first, before megabytes are fetched. The bytes are
 * the smallest module there is.
 */
function expectWebAssembly() {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  } catch (error) {
    throw new StageError("start", error);
  }
}

/**
 * @param {any} python
 * @returns {Interpreter["engine"]}
 */
function engines(python) {
  /** By the documents' very bytes: a page with a newer edition gets an engine of its own. @type {Map<string, Engine>} */
  const opened = new Map();
  return (published) => {
    const bundle = bundleOf(published);
    const engine = opened.get(bundle) ?? openEngine(python, bundle);
    opened.delete(bundle);
    opened.set(bundle, engine);
    for (const oldest of [...opened.keys()].slice(0, -ENGINES)) opened.delete(oldest);
    return engine;
  };
}

/**
 * The bundle for the engine, put together as text: each document keeps the very bytes that were published.
 * @param {string[]} published
 */
function bundleOf(published) {
  /** @type {Record<string, string[]>} */
  const sorted = { "rubric/1": [], "rule/1": [], "in-force/1": [] };
  for (const text of published) {
    try {
      sorted[JSON.parse(text).format]?.push(text);
    } catch (error) {
      throw new StageError("library", error);
    }
  }
  const day = sorted["in-force/1"]?.[0]; // beside several editions of a document: the day by which one of them is chosen
  const chosen = day ? `,"in_force_on":${JSON.stringify(JSON.parse(day).in_force_on)}` : "";
  return `{"rubrics":[${sorted["rubric/1"]}],"rules":[${sorted["rule/1"]}]${chosen}}`;
}

/**
 * @param {any} python
 * @param {Manifest} manifest
 * @param {string} home
 * @returns {Interpreter["part"]}
 */
function parts(python, manifest, home) {
  /** @type {Map<string, Promise<void>>} */
  const added = new Map();
  /** @type {WeakMap<Engine, Map<string, Files>>} */
  const opened = new WeakMap();
  return async (name, engine, tick) => {
    const part = manifest.parts[name];
    if (!part) throw new StageError("library", name);
    let loaded = 0;
    const adding =
      added.get(name) ??
      downloadFile(part, home, (bytes) => tick((loaded += bytes), part.bytes)).then((archive) => addPart(python, part, archive));
    added.set(name, adding);
    await adding.catch((error) => {
      added.delete(name);
      throw error;
    });
    const own = opened.get(engine) ?? new Map();
    opened.set(engine, own);
    const files = own.get(name) ?? openFiles(python, part, engine);
    own.set(name, files);
    return files;
  };
}
