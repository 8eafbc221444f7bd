// What of the site this browser keeps: how many pages, and those that the navigation names.

const OURS = /^aftersales (\/.*?) ([a-z]+) [0-9a-f]+$/;
const MARKS = ["offline/checked", "offline/whole"]; // the second from a release that did not check

/** @typedef {{ name: string, files: [path: string, hash: string, bytes: number][] }} Part */

/**
 * @param {HTMLElement} place
 * @param {string} worker address of the service worker, whose folder is the site's
 */
export async function showAtHand(place, worker) {
  const scope = new URL(".", new URL(worker, document.baseURI));
  const kept = await addressesKept(scope);
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

/**
 * The addresses of pages in the caches that are whole.
 * @param {URL} scope
 */
async function addressesKept(scope) {
  /** @type {Set<string>} */
  const found = new Set();
  if (!("caches" in globalThis)) return found;
  for (const name of await caches.keys()) {
    if (OURS.exec(name)?.[1] !== scope.pathname) continue;
    const cache = await caches.open(name);
    const [mark] = (await Promise.all(MARKS.map((each) => cache.match(new URL(each, scope))))).filter(Boolean);
    /** @type {Part | undefined} */
    const part = await mark?.json();
    for (const [path] of part?.files ?? []) if (!path || path.endsWith("/")) found.add(new URL(path, scope).href);
  }
  return found;
}
