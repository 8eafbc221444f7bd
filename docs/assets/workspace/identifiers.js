// Names that no two devices give twice.

/** A random UUID; also where the page is not served securely and `crypto.randomUUID` is missing. */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return written(bytes);
}

/**
 * The name of what TEXT says: the same on every device. Random where the browser takes no digests.
 * @param {string} text
 */
export async function idOf(text) {
  if (!globalThis.crypto?.subtle) return randomId();
  return written(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).slice(0, 16));
}

/** @param {Uint8Array} bytes sixteen */
function written(bytes) {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** This page as long as it is open: a tab that is duplicated, or goes on to another page, is another one. */
export const THIS_TAB = randomId();
