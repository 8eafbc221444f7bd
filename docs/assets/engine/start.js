// Stands in the head of a calculator's page, before anything else: Python is started while the page is still being read,
// and what scripts change about the page's looks is changed before it is first shown.
import { absolute, bootOf, startEarly } from "./boot.js";
import { holdFirstFrame } from "./first-frame.js";
import { watchScripts } from "./lost-scripts.js";

/** @typedef {import("./line.js").Line} Line */

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
 * Name the page's MODULES to the browser and read what is kept: at once where the browser keeps the site, else once the
 * worker of LINE runs, for there are few lines to a server, and of all that is fetched Python takes longest.
 * @param {Line} line
 * @param {string[]} modules
 * @param {string | undefined} reading address of the module that reads it
 */
function preloadAfter(line, modules, reading) {
  let named = false;
  const name = () => {
    if (named) return;
    named = true;
    document.head.append(
      ...modules.map((href) => Object.assign(document.createElement("link"), { rel: "modulepreload", href })),
    );
    if (reading) void import(absolute(reading)).catch(() => {}); // the page's own script reads it again
  };
  if (navigator.serviceWorker?.controller) return name();
  line.first(name);
  setTimeout(name, AT_THE_LATEST);
}

const marked = document.querySelector('meta[name="as-engine"]');
if (marked instanceof HTMLMetaElement) {
  watchScripts();
  const { library = "", manifest = "", modules = "", reading } = marked.dataset;
  const line = startEarly(bootOf(marked.content, library.split(" ").filter(Boolean), { known: manifest }));
  preloadAfter(line, modules.split(" ").filter(Boolean), reading);
  enlivenWhileParsing();
  holdFirstFrame();
}
