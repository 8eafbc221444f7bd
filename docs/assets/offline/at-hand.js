// What of the site this browser keeps: how many pages, and those that the navigation names.

import { partsKept } from "./kept-copy.js";

/**
 * @param {HTMLElement} place
 * @param {string} worker address of the service worker, whose folder is the site's
 */
export async function showAtHand(place, worker) {
  const scope = new URL(".", new URL(worker, document.baseURI));
  const paths = (await partsKept(scope)).flatMap(({ part }) => part.files.map(([path]) => path));
  const kept = new Set(paths.filter((path) => !path || path.endsWith("/")).map((path) => new URL(path, scope).href));
  const { some = "", none = "" } = place.dataset;
  const summary = document.createElement("p");
  summary.setAttribute("role", "status");
  summary.textContent = kept.size ? some.replace("{pages}", String(kept.size)) : none;
  const list = document.createElement("ul");
  /** @type {Set<string>} */
  const named = new Set();
  for (const link of document.querySelectorAll(".md-nav--primary a.md-nav__link")) {
    const address = link instanceof HTMLAnchorElement ? link.href.replace(/[#?].*$/, "") : "";
    const words = link.textContent?.trim();
    if (!words || named.has(address) || !kept.has(address)) continue;
    named.add(address);
    const shown = document.createElement("a");
    [shown.href, shown.textContent] = [address, words];
    list.append(Object.assign(document.createElement("li"), { textContent: "" }));
    list.lastElementChild?.append(shown);
  }
  place.replaceChildren(summary, ...(named.size ? [list] : []));
  place.dataset.pages = String(kept.size);
}
