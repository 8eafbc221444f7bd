// A link as a QR code. The library is fetched when the first code is drawn.
import { element } from "../foundation/dom.js";
import { picture, svg } from "../foundation/drawing.js";

/** @typedef {{ size: number, get: (x: number, y: number) => boolean }} Code */

const LARGEST_VERSION = 25; // 117 modules a side: phones read no finer ones off a screen
const QUIET = 4; // modules around a code, by ISO/IEC 18004

/**
 * The code that leads to LINK, or a sentence on why there is none.
 * @param {import("../foundation/words.js").Speaking} page
 * @param {string} link
 * @returns {Promise<Element>}
 */
export async function codeFor(page, link) {
  try {
    const { generate } = await import("../vendor/lean-qr.js");
    const drawn = drawCode(generate(link, { maxVersion: LARGEST_VERSION }), page.say("share_code"));
    return element("div", {}, drawn, element("p", {}, page.say("share_scan")));
  } catch (error) {
    return element("p", { class: "calc-hint" }, page.say(error instanceof TypeError ? "share_no_code" : "share_code_long"));
  }
}

/**
 * @param {Code} code
 * @param {string} words
 */
function drawCode(code, words) {
  const side = code.size + 2 * QUIET;
  const ground = svg("rect", { width: side, height: side, fill: "#fff" });
  const modules = svg("path", { d: pathOf(code), transform: `translate(${QUIET} ${QUIET})`, fill: "#000" });
  return picture(side, side, words, { "shape-rendering": "crispEdges" }, ground, modules);
}

/**
 * The dark modules of CODE as a path, each run of a row as one bar.
 * @param {Code} code
 */
export function pathOf({ size, get }) {
  let path = "";
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!get(x, y)) continue;
      const begin = x;
      while (x < size && get(x, y)) x += 1;
      path += `M${begin} ${y}h${x - begin}v1h${begin - x}z`;
    }
  }
  return path;
}
