// Where each clause stands by its evidence, what is listed of them, and the score if all that is at risk fails.
import { all, element, one } from "../foundation/dom.js";
import { outcomes } from "../frame/assessment/outcome.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").EvidenceResult} Punch */
/** @typedef {Punch["clauses"][number]} Standing */
/** @typedef {Punch["score"]} Outcome */

const STATUSES = ["losing", "at-risk", "ready", "unassessed"];

/**
 * What an assessment comes to; two verdicts while clauses are open.
 * @param {Page} page
 * @param {Outcome} outcome
 */
export const comesTo = (page, { complete, range }) => outcomes(page, complete ? [range.worst_verdict] : [range.worst_verdict, range.best_verdict]);

/**
 * @param {Page} page
 * @param {Punch} punch
 */
export function showPunch(page, punch) {
  for (const standing of punch.clauses) showStanding(page, standing);
  for (const name of STATUSES) one(page.form, `[data-count="${name}"]`, HTMLElement).textContent = String(punch.counts[name] ?? 0);
  const fails = comesTo(page, punch.if_at_risk_fails);
  const rows = [
    [page.say("ev_now"), comesTo(page, punch.score)],
    [page.say("ev_if_fails"), fails],
  ];
  one(page.root, "[data-outcome]", HTMLElement).replaceChildren(
    element("table", { class: "calc-figures" }, element("tbody", {}, ...rows.map(([name = "", value]) => element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, value))))),
    element("p", { class: "calc-hint" }, page.say("ev_as_of_line", { day: punch.as_of ?? "" })),
    element("p", { class: "calc-hint" }, page.say("ev_risk_hint")),
  );
}

/**
 * @param {Page} page
 * @param {Standing} standing
 */
function showStanding(page, { clause, status, label, owner, reasons, evidence, display }) {
  const place = page.byId.get(clause)?.element;
  if (!place) return;
  place.dataset.status = status;
  place.dataset.ownedBy = owner ?? "";
  const tag = one(place, "[data-status-tag]", HTMLElement);
  tag.textContent = status === "losing" ? `${page.pick(label)} ${page.say("gain_points", { points: display.lost })}` : page.pick(label);
  one(place, "[data-owner-tag]", HTMLElement).textContent = owner ?? "";
  const there = evidence.filter(({ problem }) => problem === null).length;
  one(place, "[data-there]", HTMLElement).textContent = page.say("ev_there", { there, all: evidence.length });
  one(place, "[data-reasons]", HTMLElement).textContent = shortened(page, reasons.map(page.pick));
}

/**
 * Where clauses stand is not known while the engine refuses what is entered: nothing is shown of what it was before.
 * @param {Page} page
 */
export function showNoPunch(page) {
  for (const { element: place } of page.clauses) {
    delete place.dataset.status;
    for (const part of ["status-tag", "there", "reasons"]) one(place, `[data-${part}]`, HTMLElement).textContent = "";
  }
  for (const name of STATUSES) one(page.form, `[data-count="${name}"]`, HTMLElement).textContent = "–";
}

const SHOWN = 2; // reasons beside a folded clause

/**
 * @param {Page} page
 * @param {string[]} reasons
 */
const shortened = (page, reasons) =>
  reasons.length > SHOWN ? page.say("ev_more", { reasons: reasons.slice(0, SHOWN).join(page.say("ev_semicolon")), count: reasons.length - SHOWN }) : reasons.join(page.say("ev_semicolon"));

/**
 * The filter by state and by owner.
 * @param {Page} page
 * @returns {(owners: string[]) => void} takes who answers for something, after each answer
 */
export function bindEvidenceFilter(page) {
  const buttons = all(page.form, "[data-evidence-filter]", HTMLButtonElement);
  const owners = one(page.form, "[data-owner-filter]", HTMLSelectElement);
  let status = "all";
  const apply = () => {
    for (const { element: place } of page.clauses) {
      const wanted = (status === "all" || place.dataset.status === status) && (!owners.value || `=${place.dataset.ownedBy ?? ""}` === owners.value);
      place.hidden = !wanted;
    }
    for (const group of all(page.form, "[data-evidence-group]", HTMLElement)) group.hidden = !group.querySelector("[data-clause]:not([hidden])");
    one(page.form, "[data-filter-none]", HTMLElement).hidden = page.clauses.some(({ element: place }) => !place.hidden);
  };
  for (const each of buttons) {
    each.addEventListener("click", () => {
      status = each.dataset.evidenceFilter ?? "all";
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === each));
      apply();
    });
  }
  owners.addEventListener("input", apply);
  return (names) => {
    const before = owners.value;
    const option = (/** @type {string} */ value, /** @type {string} */ words) => element("option", { value }, words);
    owners.replaceChildren(option("", page.say("ev_all_owners")), option("=", page.say("ev_nobody")), ...names.map((name) => option(`=${name}`, name)));
    owners.value = before;
    if (owners.selectedIndex < 0) owners.value = "";
    apply();
  };
}
