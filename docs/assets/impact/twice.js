// Files that were chosen twice, or that two folders hold: each content counts once, and the list says so.

/** @typedef {import("./archive.js").Opened} Opened */

/**
 * What was READ of FILE, with what tells its bytes from others.
 * @param {File} file
 * @param {Promise<Opened>} reading
 * @returns {Promise<Opened>}
 */
export async function withContent(file, reading) {
  const read = await reading;
  return read.why ? read : { ...read, content: await contentKey(await file.arrayBuffer()) };
}

/**
 * SHA-256 of BYTES; they themselves where the page is not served securely: the browser takes no digests there.
 * @param {ArrayBuffer} bytes
 */
async function contentKey(bytes) {
  if (!globalThis.crypto?.subtle) return new TextDecoder("latin1").decode(bytes);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).join(" ");
}

/**
 * The earlier one of OPENED that is the same as EACH to the byte: chosen twice, or kept in two folders.
 * @param {Opened[]} opened
 * @param {Opened} each
 */
export function earlierOf(opened, each) {
  const first = each.content === undefined ? each : opened.find(({ content }) => content === each.content);
  return first === each ? undefined : first;
}

/** Those of OPENED that count, each content once. @param {Opened[]} opened */
export const countedOnce = (opened) => opened.filter((each) => !earlierOf(opened, each));
