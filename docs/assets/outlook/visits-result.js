// What was found at each site, over all clauses; and where a clause says nothing of a site.
import { element, one } from "../foundation/dom.js";
import { fingerprint } from "../frame/grounds.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").BySiteResult} Visits */

/**
 * @param {Page} page
 * @param {string} headline
 * @param {Visits} visits
 */
export function showVisits(page, headline, visits) {
  one(page.root, "[data-outcome]", HTMLElement).replaceChildren(
    element("div", { class: "calc-verdict" }, element("p", { class: "calc-level", "data-headline": true }, headline)),
    visits.sites.length ? totals(page, visits) : element("p", {}, page.say("no_sites")),
    element("p", { class: "calc-hint" }, page.say("extent_hint")),
    fingerprint(page, visits.rubric),
  );
}

/**
 * @param {Page} page
 * @param {Visits} visits
 */
function totals(page, { sites, clauses }) {
  const heads = ["site", "site_clauses", "site_found", "site_share"].map((word) => element("th", { scope: "col" }, page.say(word)));
  const rows = sites.map(({ site, clauses: told, sampled, nonconforming, display }) =>
    element(
      "tr",
      { "data-site-total": site },
      element("th", { scope: "row" }, site),
      element("td", {}, `${told} / ${clauses.length}`),
      element("td", {}, page.say("k_of_n", { sampled, nonconforming })),
      element("td", {}, display.share ?? "–"),
    ),
  );
  return element(
    "table",
    { class: "outlook-stages" },
    element("caption", {}, page.say("by_site")),
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...rows),
  );
}
