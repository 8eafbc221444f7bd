// CRC-32 as in zip and PNG. It finds every change within 32 bits that stand together, so any one character of a text.

const POLYNOMIAL = 0xedb88320;

/**
 * @param {string} text
 * @returns {string} seven figures of base 36
 */
export function checksum(text) {
  let rest = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? POLYNOMIAL : 0);
  }
  return (~rest >>> 0).toString(36).padStart(7, "0");
}
