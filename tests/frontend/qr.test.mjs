import assert from "node:assert/strict";
import test from "node:test";
import { generate } from "lean-qr";
import decode from "qr/decode.js";
import { pathOf } from "../../docs/assets/frame/qr.js";
import { sealed } from "../../docs/assets/foundation/link.js";

const SCALE = 4; // pixels a module
const QUIET = 4;

/**
 * The path of a drawing as the picture that a camera sees.
 * @param {string} path
 * @param {number} size
 */
function photo(path, size) {
  const side = (size + 2 * QUIET) * SCALE;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, left, top, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let y = 0; y < SCALE; y += 1) {
      const begin = (((Number(top) + QUIET) * SCALE + y) * side + (Number(left) + QUIET) * SCALE) * 4;
      for (let each = 0; each < Number(length) * SCALE; each += 1) data.fill(0, begin + each * 4, begin + each * 4 + 3);
    }
  }
  return { width: side, height: side, data };
}

test("a code reads as the link that it was made of, whatever its length", () => {
  for (const length of [1, 60, 300, 1000]) {
    const link = `https://example.org/calculators/gbt-27922-2011/${sealed("xY-_9".repeat(length).slice(0, length))}`;
    const code = generate(link, { maxVersion: 25 });
    assert.equal(decode(photo(pathOf(code), code.size)), link);
  }
});
