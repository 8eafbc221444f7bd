// What a worker is told to boot, and the line to the one that the page's head started.
import { openLine } from "./line.js";

/** @typedef {import("./protocol.js").Boot} Boot */
/** @typedef {import("./line.js").Line} Line */

/** @param {string} address */
export const absolute = (address) => new URL(address, document.baseURI).href;

/**
 * What a worker is told to boot.
 * @param {string} manifest address of the runtime's manifest
 * @param {string[]} library addresses of the published rubrics and rule documents
 * @param {object} [besides]
 * @param {string} [besides.known] the manifest itself, as JSON
 * @param {string[]} [besides.given] documents that are published nowhere, as JSON
 * @returns {Boot}
 */
export const bootOf = (manifest, library, { known, given = [] } = {}) => ({
  type: "boot",
  manifest: absolute(manifest),
  known: known ? JSON.parse(known) : null,
  library: library.map(absolute),
  given,
  editions: editionsSaid(),
});

/**
 * By address, the documents that the page was made of: what it says of clauses and points is said of these.
 * @returns {Boot["editions"]}
 */
function editionsSaid() {
  const marked = document.querySelector("meta[data-editions]");
  /** @type {Boot["editions"]} */
  const said = JSON.parse((marked instanceof HTMLMetaElement && marked.dataset.editions) || "{}");
  return Object.fromEntries(Object.entries(said).map(([address, edition]) => [absolute(address), edition]));
}

// The program in the head and the page's own scripts are joined apart, so what the one starts the other finds here.
const STARTED = Symbol.for("aftersales.started");
const page = /** @type {Record<symbol, { boot: Boot, line: Line } | undefined>} */ (/** @type {unknown} */ (globalThis));

/**
 * Open a line before anybody asks for it: whoever wants the same takes it.
 * @param {Boot} boot
 * @returns {Line}
 */
export function startEarly(boot) {
  const line = openLine(boot, false);
  page[STARTED] = { boot, line };
  return line;
}

/**
 * The line that was opened early, if it is for MANIFEST and LIBRARY alone; once, and to nobody else.
 * @param {string} manifest
 * @param {string[]} library
 * @param {string[]} given
 * @returns {Line | undefined}
 */
export function takeStarted(manifest, library, given) {
  const found = page[STARTED];
  page[STARTED] = undefined;
  if (!found) return undefined;
  const { boot, line } = found;
  if (!given.length && boot.manifest === absolute(manifest) && boot.library.join(" ") === library.map(absolute).join(" ")) return line;
  line.close();
  return undefined;
}
