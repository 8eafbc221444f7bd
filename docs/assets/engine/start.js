// Loaded from the head of a calculator's page, before anything else: Python is started while the page is still
// being read, and what scripts change about the page's looks is changed before it is first shown.
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
});

/** @type {{ boot: Boot, line: Line } | undefined} */
let started;

/**
 * The line that was opened early, if it is for MANIFEST and LIBRARY alone; once, and to nobody else.
 * @param {string} manifest
 * @param {string[]} library
 * @param {string[]} given
 * @returns {Line | undefined}
 */
export function takeStarted(manifest, library, given) {
  const found = started;
  started = undefined;
  if (!found) return undefined;
  const { boot, line } = found;
  if (!given.length && boot.manifest === absolute(manifest) && boot.library.join(" ") === library.map(absolute).join(" ")) return line;
  line.close();
  return undefined;
}

/** The calculator looks as with scripts from the first frame on: nothing moves when they have all arrived. */
function enlivenWhileParsing() {
  const enliven = () => {
    const root = document.querySelector(".calc");
    root?.classList.add("is-live");
    return root !== null;
  };
  if (enliven()) return;
  const parsing = new MutationObserver(() => enliven() && parsing.disconnect());
  parsing.observe(document, { childList: true, subtree: true });
}

const AT_THE_LATEST = 400; // milliseconds until the page's own modules are fetched whatever the worker does

/**
 * Name the page's MODULES to the browser once the worker of LINE runs, and open the DATABASE: there are few lines to a
 * server, and of all that is fetched Python takes longest.
 * @param {Line} line
 * @param {string[]} modules
 * @param {string | undefined} database address of the module that opens it
 */
function preloadAfter(line, modules, database) {
  let named = false;
  const name = () => {
    if (named) return;
    named = true;
    document.head.append(
      ...modules.map((href) => Object.assign(document.createElement("link"), { rel: "modulepreload", href })),
    );
    if (database) void import(absolute(database)).catch(() => {}); // the page's own script opens it again
  };
  line.first(name);
  setTimeout(name, AT_THE_LATEST);
}

const marked = document.querySelector('meta[name="as-engine"]');
if (marked instanceof HTMLMetaElement) {
  const { library = "", manifest = "", modules = "", database } = marked.dataset;
  const boot = bootOf(marked.content, library.split(" ").filter(Boolean), { known: manifest });
  started = { boot, line: openLine(boot, false) };
  preloadAfter(started.line, modules.split(" ").filter(Boolean), database);
  enlivenWhileParsing();
}
