// Downloading what the engine needs: counted as the bytes arrive, and checked against their hashes.
// A file is used only once it was found to be the published one; WebAssembly is compiled meanwhile, and not run.
import { StageError } from "./protocol.js";

/** @typedef {import("./protocol.js").Manifest} Manifest */
/** @typedef {import("./protocol.js").ManifestFile} ManifestFile */

/**
 * @param {string} url
 * @returns {Promise<Response>}
 */
async function get(url) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw new StageError("download", error);
  }
  if (!response.ok) throw new StageError("download", `${response.status} ${url}`);
  return response;
}

/**
 * @param {string} url
 * @returns {Promise<string>}
 */
export async function downloadText(url) {
  const response = await get(url);
  return response.text().catch((error) => Promise.reject(new StageError("download", error)));
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
  const response = await get(new URL(file.name, home).href);
  return readChecked(response, file, count);
}

/**
 * The module in one FILE, compiled while it arrives; COUNT as above. The browser may keep what it compiled with the
 * response that it came in, which is why the response itself is given to the compiler and a copy is checked.
 * @param {ManifestFile} file
 * @param {string} home
 * @param {(bytes: number) => void} count
 */
export async function downloadModule(file, home, count) {
  const response = await get(new URL(file.name, home).href);
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
  const reader = response.body?.getReader();
  if (!reader) throw new StageError("download", "no body");
  for (;;) {
    const { done, value } = await reader.read().catch((error) => Promise.reject(new StageError("download", error)));
    if (done) break;
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
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== file.sha256) throw new StageError("verify", `${file.name}: ${found}`);
}
