// What every embedded calculator does: it looks as the reader's device does, starts Python when it is first used, and
// leads to the whole page with what was entered. It keeps nothing, writes no address, and says nothing to the page around it.
import { element, one } from "../foundation/dom.js";
import { isLink } from "../foundation/link.js";
import { engineOn } from "../frame/engine-view.js";

/** @typedef {import("../frame/page.js").Page} Page */

/** Light or dark as the device is, now and later. */
export function followDevice() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => (document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default");
  dark.addEventListener("change", follow);
  follow();
}

/**
 * Asking Python, which is fetched with the first click or question: whoever only reads the page around pays nothing.
 * @param {Page} page
 * @returns {import("../engine/ask.js").Request}
 */
export function pythonWhenUsed(page) {
  /** @type {import("../engine/client.js").Engine | undefined} */
  let python;
  const start = () => {
    if (python) return python;
    python = engineOn(page, page.library);
    python.start();
    return python;
  };
  // Not before a click is over: what is told of the engine moves what stands below, and the click would miss.
  for (const used of ["click", "keydown", "input"]) page.form.addEventListener(used, start, { once: true });
  return (json) => start().request(json);
}

/**
 * Let the link to the whole page bring along what stands in this one: behind the "#", which browsers send to nobody.
 * @param {Page} page
 * @param {() => Promise<string | null>} fragment
 * @returns {() => void} to be called after each change
 */
export function linkWhole(page, fragment) {
  const link = one(page.root, "[data-whole]", HTMLAnchorElement);
  const plain = link.href;
  let latest = 0;
  return () => {
    const own = ++latest;
    void fragment()
      .catch(() => null)
      .then((made) => own === latest && (link.href = plain + (made ?? "")));
  };
}

/**
 * Put what the address brings into the form by TAKE; what cannot be read is told.
 * @param {Page} page
 * @param {(fragment: string) => Promise<boolean>} take whether it fits
 */
export async function prefill(page, take) {
  // The page around may give the frame another link to fill it in by; its address alone would change with that.
  addEventListener("hashchange", () => isLink(location.hash) && location.reload());
  if (!location.hash) return;
  const taken = await take(location.hash).catch(() => false);
  if (taken) return;
  one(page.root, "[data-banners]", HTMLElement).replaceChildren(
    element("p", { class: "calc-caution", role: "alert" }, page.say("incoming_broken")),
  );
}
