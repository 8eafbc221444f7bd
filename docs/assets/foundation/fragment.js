// A text in the fragment of an address: deflated, in base64url. A fragment is never sent to a server.

export const MARK = "#a=";
const LARGEST = 1024 * 1024; // of the unpacked text; the engine takes no more either

export const LONGEST_LINK = 6000;

/** Whether this browser can make and read links. */
export const canLink = () => "CompressionStream" in globalThis && "DecompressionStream" in globalThis;

/** @param {string} fragment */
export const isLink = (fragment) => fragment.startsWith(MARK);

/**
 * @param {string} json
 * @returns {Promise<string>} the fragment
 */
export async function pack(json) {
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return MARK + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * The JSON text in a fragment; throws where it is damaged or unpacks to more than an assessment can be.
 * @param {string} fragment
 * @returns {Promise<string>}
 */
export async function unpack(fragment) {
  const binary = atob(fragment.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > LARGEST) {
      await reader.cancel();
      throw new RangeError("too large");
    }
    text += decoder.decode(value, { stream: true });
  }
}
