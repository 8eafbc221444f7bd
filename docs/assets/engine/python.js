// Starting Python from files that are checked, so that nothing but this site is ever asked.
import { downloadFile, downloadModule } from "./download.js";
import { StageError, staged } from "./protocol.js";

/** @typedef {import("./protocol.js").Manifest} Manifest */
/** @typedef {import("./protocol.js").ManifestFile} ManifestFile */
/** @typedef {import("./protocol.js").Part} Part */
/** @typedef {import("./protocol.js").Bytes} Bytes */
/** @typedef {{ reply: (json: string) => string }} Engine */

/**
 * What makes and reads files: the reply to a request, and the file that was made.
 * @typedef {(json: string, content: Bytes | null) => { json: string, content: Bytes | null }} Files
 *
 * @typedef {{ engine: string, stdlib: Promise<Bytes>, wheel: Promise<Bytes>, wasm: Promise<WebAssembly.Module>,
 *   loadPyodide: Promise<any> }} Arriving
 */

const PARTS = "/parts";
const SCRIPTS = ["pyodide.mjs", "pyodide.asm.js"];
const WASM = "pyodide.asm.wasm";

/**
 * Python with the engine on its path. TICK hears the bytes that arrived so far, over all files.
 * @param {Manifest} manifest
 * @param {string} home address of the runtime's folder
 * @param {(loaded: number, total: number) => void} tick
 */
export async function startPython(manifest, home, tick) {
  const arriving = fetchAll(manifest, home, tick);
  const { stdlib, wheel, wasm } = arriving;
  // Pyodide waits for ever where something that it needs does not come: whatever fails first is what is told.
  const failing = Promise.all([stdlib, wheel, wasm]).then(() => new Promise(() => {}));
  try {
    const python = await Promise.race([load(manifest, home, arriving), failing]);
    const path = `/${manifest.engine}`;
    python.FS.writeFile(path, await wheel);
    python.pyimport("sys").path.append(path);
    return python;
  } catch (error) {
    throw staged(error, "start");
  }
}

/**
 * @param {Manifest} manifest
 * @param {string} home
 * @param {(loaded: number, total: number) => void} tick
 * @returns {Arriving}
 */
function fetchAll(manifest, home, tick) {
  const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let loaded = 0;
  /** @param {number} bytes */
  const count = (bytes) => tick((loaded += bytes), total);
  /** @param {string} name */
  const listed = (name) => {
    const file = manifest.files.find((each) => each.name === name);
    if (!file) throw new StageError("verify", `${name} is missing`);
    return file;
  };
  const wasm = downloadModule(listed(WASM), home, count);
  const scripts = SCRIPTS.map(async (name) => {
    await downloadFile(listed(name), home, count);
    return import(new URL(name, home).href);
  });
  return {
    engine: manifest.engine,
    wasm,
    loadPyodide: Promise.all(scripts).then(([pyodide]) => pyodide.loadPyodide),
    stdlib: downloadFile(listed(manifest.stdlib), home, count),
    wheel: downloadFile(listed(manifest.engine), home, count),
  };
}

/**
 * Pyodide, while its files still arrive: what it asks for it gets from here.
 * @param {Manifest} manifest
 * @param {string} home
 * @param {Arriving} arriving
 * @returns {Promise<any>}
 */
async function load(manifest, home, { loadPyodide, stdlib, wasm }) {
  const start = await loadPyodide;
  const stdLibURL = new URL(manifest.stdlib, home).href;
  const [{ fetch }, { instantiateStreaming }] = [globalThis, WebAssembly];
  globalThis.fetch = async (resource, options) => {
    if (options?.cache) return fetch(resource, options); // asked by download.js, which Pyodide's own request waits for
    const url = new URL(resource instanceof Request ? resource.url : String(resource), home).href;
    if (url === stdLibURL) return new Response(await stdlib);
    return url === new URL(WASM, home).href ? new Response() : fetch(resource, options);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await wasm;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  try {
    return await start({
      indexURL: home,
      stdLibURL,
      lockFileContents: { info: manifest.info, packages: {} },
      env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
    });
  } finally {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/**
 * An engine that answers from the rubrics and rule documents of BUNDLE, which is JSON.
 * @param {any} python
 * @param {string} bundle
 * @returns {Engine}
 */
export function openEngine(python, bundle) {
  try {
    return python.pyimport("aftersales").Engine.from_json(bundle);
  } catch (error) {
    throw new StageError("library", error);
  }
}

/**
 * Python imports modules out of an archive as it does those of its own library; nothing is unpacked.
 * @param {any} python
 * @param {Part} part
 * @param {Bytes} archive
 */
export function addPart(python, part, archive) {
  const path = `${PARTS}/${part.name}`;
  python.FS.mkdirTree(PARTS);
  python.FS.writeFile(path, archive);
  python.pyimport("sys").path.append(path);
}

/**
 * What makes and reads the files of PART, which was added, for ENGINE.
 * @param {any} python
 * @param {Part} part
 * @param {Engine} engine
 * @returns {Files}
 */
export function openFiles(python, part, engine) {
  const files = python.pyimport(part.module).open_files(engine);
  return (json, content) => {
    const answer = files.exchange(json, content ?? undefined); // null is not None to it
    const [reply, made] = answer.toJs();
    answer.destroy();
    return { json: reply, content: made ?? null };
  };
}
