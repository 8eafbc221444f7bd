// Downloading what the engine needs: counted as the bytes arrive, and checked against their hashes.
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
 * All files of MANIFEST by name. TICK hears the bytes that arrived so far, over all files.
 * @param {Manifest} manifest
 * @param {string} home address of the folder that the files are in
 * @param {(loaded: number) => void} tick
 * @returns {Promise<Map<string, Uint8Array<ArrayBuffer>>>}
 */
export async function downloadFiles(manifest, home, tick) {
  let loaded = 0;
  /** @param {number} bytes */
  const count = (bytes) => tick((loaded += bytes));
  const files = await Promise.all(
    manifest.files.map(async (file) => /** @type {const} */ ([file.name, await downloadFile(file, home, count)])),
  );
  return new Map(files);
}

/**
 * One FILE, checked. COUNT hears of each piece that arrives, how many bytes it has.
 * @param {ManifestFile} file
 * @param {string} home
 * @param {(bytes: number) => void} count
 */
export async function downloadFile(file, home, count) {
  const bytes = await downloadBytes(new URL(file.name, home).href, file, count);
  await verify(file, bytes);
  return bytes;
}

/**
 * @param {string} url
 * @param {ManifestFile} file
 * @param {(bytes: number) => void} count
 */
async function downloadBytes(url, file, count) {
  const response = await get(url);
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
