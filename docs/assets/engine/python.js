// Starting Python from files that are already here, so that nothing but this site is ever asked.
import { StageError } from "./protocol.js";

/** @typedef {import("./protocol.js").Manifest} Manifest */
/** @typedef {import("./protocol.js").Part} Part */
/** @typedef {import("./protocol.js").Bytes} Bytes */
/** @typedef {{ reply: (json: string) => string }} Engine */

/**
 * What makes and reads files: the reply to a request, and the file that was made.
 * @typedef {(json: string, content: Bytes | null) => { json: string, content: Bytes | null }} Files
 *
 * The engine, and how to open what makes and reads the files of a PART whose archive has arrived.
 * @typedef {{ engine: Engine, add: (part: Part, archive: Bytes) => Files }} Opened
 */

const PARTS = "/parts";

const TYPES = { wasm: "application/wasm", json: "application/json" };

/**
 * The engine, ready to answer.
 * @param {Manifest} manifest
 * @param {string} home address of the runtime's folder
 * @param {Map<string, Uint8Array<ArrayBuffer>>} files
 * @param {string} bundle JSON of the rubrics and rule documents to answer from
 * @returns {Promise<Opened>}
 */
export async function openDoor(manifest, home, files, bundle) {
  const python = await startPython(manifest, home, files).catch((error) =>
    Promise.reject(new StageError("start", error)),
  );
  try {
    const { Engine } = python.pyimport("aftersales");
    const engine = Engine.from_json(bundle);
    return { engine, add: (part, archive) => addPart(python, engine, part, archive) };
  } catch (error) {
    throw new StageError("library", error);
  }
}

/**
 * Python imports modules out of an archive as it does those of its own library; nothing is unpacked.
 * @param {any} python
 * @param {Engine} engine
 * @param {Part} part
 * @param {Bytes} archive
 * @returns {Files}
 */
function addPart(python, engine, part, archive) {
  const path = `${PARTS}/${part.name}`;
  python.FS.mkdirTree(PARTS);
  python.FS.writeFile(path, archive);
  python.pyimport("sys").path.append(path);
  const files = python.pyimport(part.module).open_files(engine);
  return (json, content) => {
    const answer = files.exchange(json, content ?? undefined); // null is not None to it
    const [reply, made] = answer.toJs();
    answer.destroy();
    return { json: reply, content: made ?? null };
  };
}

/**
 * @param {Manifest} manifest
 * @param {string} home
 * @param {Map<string, Uint8Array<ArrayBuffer>>} files
 */
async function startPython(manifest, home, files) {
  const { loadPyodide } = await import(new URL("pyodide.mjs", home).href);
  const lock = JSON.parse(new TextDecoder().decode(files.get("pyodide-lock.json")));
  const giveBack = servingFetch(home, files);
  try {
    const python = await loadPyodide({
      indexURL: home,
      stdLibURL: new URL(manifest.stdlib, home).href,
      lockFileContents: lock,
      env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
    });
    const wheel = files.get(manifest.engine);
    if (!wheel) throw new Error(`${manifest.engine} is missing`);
    python.unpackArchive(wheel, "wheel");
    return python;
  } finally {
    giveBack();
  }
}

/**
 * Let `fetch` hand out the downloaded FILES for a while; the function returned ends that.
 * @param {string} home
 * @param {Map<string, Uint8Array<ArrayBuffer>>} files
 */
function servingFetch(home, files) {
  const original = globalThis.fetch;
  globalThis.fetch = (resource, options) => {
    const url = new URL(resource instanceof Request ? resource.url : String(resource), home).href;
    const name = url.startsWith(home) ? url.slice(home.length) : "";
    const bytes = files.get(name);
    if (!bytes) return original(resource, options);
    const ending = /** @type {keyof typeof TYPES} */ (name.split(".").pop() ?? "");
    const type = TYPES[ending] ?? "application/octet-stream";
    return Promise.resolve(new Response(bytes, { headers: { "content-type": type } }));
  };
  return () => {
    globalThis.fetch = original;
  };
}
