// Reading an unclear place in another way, to see what changes; and saying so wherever the result stands.
import { all, button, element, one, setChildren, setHidden } from "../foundation/dom.js";

/** @typedef {import("../foundation/words.js").Speaking} Page */
/** @typedef {import("./asking.js").Readings} Readings */

/**
 * @typedef {object} Switch
 * @property {() => Readings} switched the readings that were chosen in place of the adopted ones
 * @property {(document: string) => void} offer only those of DOCUMENT, where a page calculates by several
 * @property {(readings: Readings, instead: string | null) => void} show
 *   tell that the result stands under READINGS; INSTEAD is what it comes to as adopted, where that is known
 */

/**
 * @param {Page} page
 * @param {() => void} changed
 * @returns {Switch}
 */
export function bindReadings(page, changed) {
  const discrepancies = all(page.root, "[data-discrepancy]", HTMLFieldSetElement);
  for (const discrepancy of discrepancies) discrepancy.addEventListener("input", changed);
  const back = () => {
    for (const discrepancy of discrepancies) one(discrepancy, "[data-adopted]", HTMLInputElement).checked = true;
    changed();
    const summary = page.root.querySelector("[data-switch] summary");
    if (summary instanceof HTMLElement) summary.focus({ preventScroll: true }); // the button goes with the banner
  };
  return {
    switched: () => Object.fromEntries(discrepancies.map(chosenIn).filter((chosen) => chosen !== null)),
    offer(document) {
      for (const discrepancy of discrepancies) discrepancy.hidden = discrepancy.dataset.of !== document;
      const offered = page.root.querySelector("[data-switch]");
      if (offered instanceof HTMLElement) offered.hidden = discrepancies.every(({ hidden }) => hidden);
    },
    show(readings, instead) {
      const chosen = discrepancies.filter((discrepancy) => (discrepancy.dataset.discrepancy ?? "") in readings);
      one(page.root, "[data-result]", HTMLElement).toggleAttribute("data-is-switched", chosen.length > 0);
      showBanner(page, chosen, instead, back);
      if (chosen.length) markBar(page);
    },
  };
}

/**
 * What a file says of the READINGS that its figures stand under, a line each, as workbooks do.
 * @param {Page} page
 * @param {Readings} readings
 */
export const linesOn = (page, readings) =>
  all(page.root, "[data-discrepancy]", HTMLFieldSetElement).flatMap((discrepancy) => {
    const reading = readings[discrepancy.dataset.discrepancy ?? ""];
    const chosen = [...discrepancy.querySelectorAll("input")].find(({ value }) => value === reading);
    const text = chosen?.nextElementSibling?.textContent?.trim();
    return reading === undefined ? [] : [page.say("switch_told", { title: discrepancy.dataset.title ?? "", reading: text ?? reading })];
  });

/**
 * The discrepancy and the reading that is chosen for it; null where that is the adopted one.
 * @param {HTMLFieldSetElement} discrepancy
 * @returns {[string, string] | null}
 */
function chosenIn(discrepancy) {
  const chosen = one(discrepancy, "input:checked", HTMLInputElement);
  return discrepancy.hidden || "adopted" in chosen.dataset ? null : [discrepancy.dataset.discrepancy ?? "", chosen.value];
}

/**
 * @param {Page} page
 * @param {HTMLFieldSetElement[]} chosen
 * @param {string | null} instead
 * @param {() => void} back
 */
function showBanner(page, chosen, instead, back) {
  const banner = one(page.root, "[data-switched]", HTMLElement);
  setHidden(banner, !chosen.length);
  if (!chosen.length) {
    setChildren(banner, []);
    return;
  }
  const lines = chosen.map((discrepancy) =>
    element(
      "li",
      {},
      `${discrepancy.dataset.title ?? ""}${page.say("switch_colon")}`,
      element("q", {}, one(discrepancy, ":checked + span", HTMLElement).textContent ?? ""),
    ),
  );
  banner.replaceChildren(
    element("p", {}, element("strong", {}, page.say("switch_on", { count: chosen.length }))),
    element("ul", {}, ...lines),
    instead === null ? "" : element("p", { "data-as-adopted": true }, page.say("switch_instead", { outcome: instead })),
    button(page.say("switch_back"), back, { "data-action": "adopted-readings" }),
  );
}

/**
 * The phone's bar, where a page has one, shows a figure without the banner: it says by itself whose reading it is.
 * @param {Page} page
 */
function markBar(page) {
  const bar = page.root.querySelector("[data-bar-score]");
  if (bar) bar.textContent = page.say("switch_bar", { outcome: bar.textContent ?? "" });
}
