// Numbers as people type them, in the form that the engine reads. Signs are exchanged, nothing is computed.

const PERCENT = /^([0-9]{1,3})(?:\.([0-9]{1,10}))?%$/;
const BARE = /^\.[0-9]+$/;

/**
 * Full-width signs become plain ones; "80%" becomes "80/100", "12.5%" "125/1000", ".5" "0.5".
 * Anything else stays as it was typed: the engine judges it.
 * @param {string} text
 */
export function exact(text) {
  const plain = text.normalize("NFKC").replace(/\s+/g, "");
  const percent = PERCENT.exec(plain);
  if (percent) {
    const [, whole, decimals = ""] = percent;
    return `${whole}${decimals}/100${"0".repeat(decimals.length)}`;
  }
  return BARE.test(plain) ? `0${plain}` : plain;
}

/**
 * Where a number stands between 0 and 1, for a slider or a bar: a place in a drawing, not a figure.
 * @param {string} value as the engine writes it: "3/4", "0.8", with as many digits as it takes
 * @returns {number} NaN where it is no number
 */
export function position(value) {
  const [top = "", bottom] = value.split("/");
  if (bottom === undefined) return top === "" ? NaN : Number(top);
  if (!/^[0-9]+$/.test(top) || !/^[0-9]*[1-9][0-9]*$/.test(bottom)) return NaN;
  return Number((BigInt(top) * 1_000_000n) / BigInt(bottom)) / 1_000_000;
}
