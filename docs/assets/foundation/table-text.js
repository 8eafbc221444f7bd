// The text of a table in a file: a spreadsheet saves CSV in GBK as often as in UTF-8.

const LOOKED_AT = 2000; // bytes; every other one of a text in UTF-16 is mostly 0 where it is a table

/**
 * BYTES as text, or null where they are none (an .xlsx, say), as `aftersales_files.table_text` reads them.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export function decoded(bytes) {
  const wide = wideIn(bytes);
  for (const name of wide ? [wide] : ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(name, { fatal: true }).decode(bytes);
      if (!text.includes("\0")) return text;
    } catch {
      // the next one
    }
  }
  return null;
}

/**
 * Which UTF-16 a spreadsheet saved BYTES in ("Unicode text"), by its mark or by its zeros; null: in none.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
function wideIn(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const begin = bytes.subarray(0, LOOKED_AT);
  /** @param {number} parity */
  const zeros = (parity) => begin.filter((byte, index) => index % 2 === parity && byte === 0).length;
  const many = Math.floor(begin.length / 4);
  if (zeros(1) > many) return "utf-16le";
  return zeros(0) > many ? "utf-16be" : null;
}
