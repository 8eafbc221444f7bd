// Reading an unclear place in another way, to see what changes; and saying so wherever the result stands.
import { all, button, element, one } from "../foundation/dom.js";
import { outcomes } from "./outcome.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./scorer.js").Scored} Scored */
/** @typedef {import("./scorer.js").Readings} Readings */

/**
 * @typedef {object} Switch
 * @property {() => Readings} switched the readings that were chosen in place of the adopted ones
 * @property {(scored: Scored) => void} show
 */

/**
 * @param {Page} page
 * @param {() => void} changed
 * @returns {Switch}
 */
export function bindReadings(page, changed) {
  const errata = all(page.root, "[data-erratum]", HTMLFieldSetElement);
  for (const erratum of errata) erratum.addEventListener("input", changed);
  const back = () => {
    for (const erratum of errata) one(erratum, "[data-adopted]", HTMLInputElement).checked = true;
    changed();
    const summary = page.root.querySelector("[data-switch] summary");
    if (summary instanceof HTMLElement) summary.focus({ preventScroll: true }); // the button goes with the banner
  };
  return {
    switched: () => Object.fromEntries(errata.map(chosenIn).filter((chosen) => chosen !== null)),
    show: (scored) => showBanner(page, errata, scored, back),
  };
}

/**
 * The erratum and the reading that is chosen for it; null where that is the adopted one.
 * @param {HTMLFieldSetElement} erratum
 * @returns {[string, string] | null}
 */
function chosenIn(erratum) {
  const chosen = one(erratum, "input:checked", HTMLInputElement);
  return "adopted" in chosen.dataset ? null : [erratum.dataset.erratum ?? "", chosen.value];
}

/**
 * @param {Page} page
 * @param {HTMLFieldSetElement[]} errata
 * @param {Scored} scored
 * @param {() => void} back
 */
function showBanner(page, errata, { readings, adopted, reply }, back) {
  const banner = one(page.root, "[data-switched]", HTMLElement);
  const chosen = errata.filter((erratum) => (erratum.dataset.erratum ?? "") in readings);
  banner.hidden = !chosen.length;
  one(page.root, "[data-result]", HTMLElement).toggleAttribute("data-is-switched", chosen.length > 0);
  if (!chosen.length) {
    banner.replaceChildren();
    return;
  }
  const lines = chosen.map((erratum) =>
    element(
      "li",
      {},
      `${erratum.dataset.title ?? ""}${page.say("switch_colon")}`,
      element("q", {}, one(erratum, ":checked + span", HTMLElement).textContent ?? ""),
    ),
  );
  banner.replaceChildren(
    element("p", {}, element("strong", {}, page.say("switch_on", { count: chosen.length }))),
    element("ul", {}, ...lines),
    ...(adopted?.ok ? [asAdopted(page, adopted.result)] : []),
    button(page.say("switch_back"), back, { "data-action": "adopted-readings" }),
  );
  if (reply.ok) {
    const bar = one(page.root, "[data-bar-score]", HTMLElement);
    bar.textContent = page.say("switch_bar", { outcome: bar.textContent ?? "" });
  }
}

/**
 * @param {Page} page
 * @param {import("./reply.js").Result} result
 */
function asAdopted(page, { complete, range }) {
  const sides = complete ? [range.worst_verdict] : [range.worst_verdict, range.best_verdict];
  return element("p", { "data-as-adopted": true }, page.say("switch_instead", { outcome: outcomes(page, sides) }));
}
