// What every embedded calculator does: it looks as the reader's device does, starts Python when it is first used, and
// leads to the whole page with what was entered. It keeps nothing, writes no address, and says nothing to the page around it.
import { element, one } from "../foundation/dom.js";
import { isLink, NO_PLACE, reasonOf } from "../foundation/link.js";
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
 * @typedef {object} Whole the link to the whole page
 * @property {() => void} renew to be called after each change
 * @property {(fragment: string) => void} bring what it leads to until something is entered here
 */

/**
 * Let the link to the whole page bring along what stands in this one: behind the "#", which browsers send to nobody.
 * @param {Page} page
 * @param {() => Promise<string | null>} fragment
 * @returns {Whole}
 */
export function linkWhole(page, fragment) {
  const link = one(page.root, "[data-whole]", HTMLAnchorElement);
  const plain = link.href;
  let [latest, brought] = [0, ""];
  return {
    renew() {
      const own = ++latest;
      void fragment()
        .catch(() => null)
        .then((made) => own === latest && (link.href = plain + (made ?? brought)));
    },
    bring(given) {
      brought = given;
      link.href = plain + given;
    },
  };
}

/**
 * Put what the address brings into the form by TAKE; what cannot be read is told. What has no place in this part of the
 * form is not taken in half, which would come to other figures: the link to the WHOLE page brings it there.
 * @param {Page} page
 * @param {Whole} whole
 * @param {(fragment: string) => Promise<boolean>} take whether it fits; throws where the link cannot be used
 */
export async function prefill(page, whole, take) {
  // The page around may give the frame another link to fill it in by; its address alone would change with that.
  addEventListener("hashchange", () => isLink(location.hash) && location.reload());
  const { hash } = location;
  if (!hash) return;
  const why = await take(hash).then((fits) => (fits ? null : NO_PLACE), reasonOf);
  if (why === null) return;
  if (why === NO_PLACE) whole.bring(hash);
  const words = page.say(why === NO_PLACE ? "embed_no_place" : why);
  one(page.root, "[data-banners]", HTMLElement).replaceChildren(element("p", { class: "calc-caution", role: "alert" }, words));
}
