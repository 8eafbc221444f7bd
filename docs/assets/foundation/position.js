// Where a number stands in a drawing or on a slider: a place, not a figure. What is typed is understood by the engine.
import { narrow } from "./narrow.js";

/**
 * The place of VALUE between 0 and 1, as the engine writes it ("3/4", with as many digits as it takes) or as somebody
 * typed it ("７５％").
 * @param {string} value
 * @returns {number} NaN where it is no number
 */
export function position(value) {
  const plain = narrow(value).replace(/\s+/g, "");
  if (/^[0-9.]+%$/.test(plain)) return Number(plain.slice(0, -1)) / 100;
  const [top = "", bottom] = plain.split("/");
  if (bottom === undefined) return top === "" ? NaN : Number(top);
  if (!/^[0-9]+$/.test(top) || !/^[0-9]*[1-9][0-9]*$/.test(bottom)) return NaN;
  return Number((BigInt(top) * 1_000_000n) / BigInt(bottom)) / 1_000_000;
}
