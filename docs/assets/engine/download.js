// Downloading what the engine needs: counted as the bytes arrive, and checked against their hashes.
// A file is used only once it was found to be the published one; WebAssembly is compiled meanwhile, and not run.
import { StageError } from "./protocol.js";

/** @typedef {import("./protocol.js").Manifest} Manifest */
/** @typedef {import("./protocol.js").ManifestFile} ManifestFile */
/** @typedef {import("./protocol.js").Edition} Edition */

const SILENCE = 45_000; // milliseconds in which a line that lives brings something

/**
 * @param {string} url
 * @param {RequestCache} [cache]
 * @returns {Promise<Response>}
 */
async function get(url, cache = "default") {
  const response = await unlessSilent(fetch(url, { cache }), url);
  if (!response.ok) throw new StageError("download", `${response.status} ${url}`);
  return response;
}

/**
 * What comes of ARRIVING; a line that went dead without saying so would keep the reader waiting for ever.
 * @template Arrived
 * @param {Promise<Arrived>} arriving
 * @param {string} what
 * @returns {Promise<Arrived>}
 */
async function unlessSilent(arriving, what) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const silent = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing for ${SILENCE / 1000} s`)), SILENCE);
  });
  try {
    return await Promise.race([arriving, /** @type {Promise<never>} */ (silent)]);
  } catch (error) {
    throw new StageError("download", error);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {string} url
 * @returns {Promise<string>}
 */
async function downloadText(url) {
  return new TextDecoder().decode(await bytesOf(await get(url)));
}

/**
 * The document at URL as the page means it: EDITION. On a weak line, half way through an update, or long after the page
 * was opened, another one may be there; a page is never answered from that.
 * @param {string} url
 * @param {Edition} [edition]
 * @returns {Promise<string>}
 */
export async function downloadDocument(url, edition) {
  const first = await bytesOf(await get(url));
  if (!edition || (await isIt(first, edition))) return new TextDecoder().decode(first);
  const other = (await keptElsewhere(url, edition)) ?? (await bytesOf(await get(url, "reload")));
  if (!(await isIt(other, edition))) throw new StageError("library", `${url}: not the edition of this page`);
  return new TextDecoder().decode(other);
}

/**
 * What is in RESPONSE, as it arrives.
 * @param {Response} response
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>>}
 */
async function* piecesOf(response) {
  const reader = response.body?.getReader();
  if (!reader) throw new StageError("download", "no body");
  try {
    for (;;) {
      const { done, value } = await unlessSilent(reader.read(), response.url);
      if (done) return;
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => {}); // what nobody reads on is not fetched on
  }
}

/** @param {Response} response */
async function bytesOf(response) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const pieces = [];
  for await (const piece of piecesOf(response)) pieces.push(piece);
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/**
 * What is kept for offline use may be of two builds, while it is brought up to date.
 * @param {string} url
 * @param {Edition} edition
 */
async function keptElsewhere(url, edition) {
  try {
    for (const name of await caches.keys()) {
      const found = await (await caches.open(name)).match(url, { ignoreSearch: true, ignoreVary: true });
      const bytes = found && (await bytesOf(found));
      if (bytes && (await isIt(bytes, edition))) return bytes;
    }
  } catch {
    // no caches here: not served securely, or a private window
  }
  return undefined;
}

/**
 * @param {string} url
 * @returns {Promise<Manifest>}
 */
export async function downloadManifest(url) {
  const text = await downloadText(url);
  /** @type {Manifest} */
  let manifest;
  try {
    manifest = JSON.parse(text);
  } catch (error) {
    throw new StageError("verify", error);
  }
  if (manifest.format !== "runtime/1") throw new StageError("verify", `manifest ${manifest.format}`);
  return manifest;
}

/**
 * One FILE, checked. COUNT hears of each piece that arrives, how many bytes it has.
 * @param {ManifestFile} file
 * @param {string} home
 * @param {(bytes: number) => void} count
 */
export async function downloadFile(file, home, count) {
  const url = new URL(file.name, home).href;
  return twice(async (cache, counting) => readChecked(await get(url, cache), file, counting), count);
}

/**
 * What the browser has of a file may be wrong, however often it is taken from there: then it is fetched past that, once, and
 * stands right for those who come after. COUNT hears of the first bytes that they are none.
 * @template Result
 * @param {(cache: RequestCache, count: (bytes: number) => void) => Promise<Result>} attempt
 * @param {(bytes: number) => void} count
 * @returns {Promise<Result>}
 */
async function twice(attempt, count) {
  let counted = 0;
  const counting = (/** @type {number} */ bytes) => count(((counted += bytes), bytes));
  try {
    return await attempt("default", counting);
  } catch (error) {
    const short = error instanceof StageError && error.stage === "download" && counted > 0;
    if (!short && !(error instanceof StageError && error.stage === "verify")) throw error;
    count(-counted);
    return attempt("reload", count);
  }
}

/**
 * The module in one FILE, compiled while it arrives; COUNT as above. The browser may keep what it compiled with the
 * response that it came in, which is why the response itself is given to the compiler and a copy is checked.
 * @param {ManifestFile} file
 * @param {string} home
 * @param {(bytes: number) => void} count
 */
export async function downloadModule(file, home, count) {
  const url = new URL(file.name, home).href;
  return twice(async (cache, counting) => compiled(await get(url, cache), file, counting), count);
}

/**
 * @param {Response} response
 * @param {ManifestFile} file
 * @param {(bytes: number) => void} count
 */
async function compiled(response, file, count) {
  const streamed = response.headers.get("content-type")?.startsWith("application/wasm");
  const copy = response.clone();
  const compiling = streamed ? WebAssembly.compileStreaming(response) : undefined;
  compiling?.catch(() => {}); // said below, unless it is the download's fault
  const bytes = await readChecked(copy, file, count);
  return (compiling ?? WebAssembly.compile(bytes)).catch((error) => Promise.reject(new StageError("start", error)));
}

/**
 * @param {Response} response
 * @param {ManifestFile} file
 * @param {(bytes: number) => void} count
 */
async function readChecked(response, file, count) {
  const bytes = new Uint8Array(file.bytes);
  let at = 0;
  for await (const value of piecesOf(response)) {
    if (at + value.length > bytes.length) throw new StageError("verify", `${file.name}: too long`);
    bytes.set(value, at);
    at += value.length;
    count(value.length);
  }
  if (at !== bytes.length) throw new StageError("download", `${file.name}: ${at} of ${bytes.length} bytes`);
  await verify(file, bytes);
  return bytes;
}

/**
 * Where the page is not served securely (plain http in an office network) there is no `crypto.subtle`;
 * then the length, checked above, has to do.
 * @param {ManifestFile} file
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function verify(file, bytes) {
  if (!(await isIt(bytes, file))) throw new StageError("verify", `${file.name}: not the published bytes`);
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Edition} meant
 */
async function isIt(bytes, meant) {
  if (bytes.length !== meant.bytes) return false;
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === meant.sha256;
}
