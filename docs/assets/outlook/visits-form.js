// A block for each clause that is looked at site by site: counts and findings at each, their sum, how far it reaches.
import { element, one } from "../foundation/dom.js";
import { typingOn } from "../foundation/typing.js";
import { faultText, markWrong, tellBeside } from "../frame/faults.js";
import { extentOf, halfOf, keepBefore, putExtent, putSample, putUnfinished, samplesOf, sitesIn, sitesOn, typedOf } from "./site-samples.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../frame/assessment/page.js").Clause} Clause */
/** @typedef {import("../workspace/store.js").Store<import("../workspace/state.js").State>} Store */
/** @typedef {import("../workspace/store.js").Store<import("./site-samples.js").Round>} Settings */
/** @typedef {import("../engine/api.js").BySiteResult} Visits */
/** @typedef {import("./outlook.js").Ground} Ground */

const EXTENTS = ["", "isolated", "repeated", "systemic"];
/** @type {("sampled" | "nonconforming" | "reason")[]} */
const KEYS = ["sampled", "nonconforming", "reason"];
/** @type {("sampled" | "nonconforming")[]} */
const COUNTS = ["sampled", "nonconforming"];

/**
 * @param {Page} page
 * @param {Store} store
 * @param {Settings} settings
 * @returns {(on: Ground | null, visits: Visits | null) => void} takes each new answer; ON null: there is none
 */
export function bindSamples(page, store, settings) {
  const place = one(page.form, "[data-samples]", HTMLElement);
  const choice = one(page.form, "[data-add-clause]", HTMLSelectElement);
  /** Once shown, a clause stays: somebody may be typing in it. @type {Set<string>} */
  const shown = new Set();
  let drawn = "";
  const draw = () => {
    const state = store.get();
    for (const { id } of page.clauses) if (isListed(state, settings.get(), id)) shown.add(id);
    const sites = sitesIn(state, settings.get());
    const clauses = page.clauses.filter(({ id }) => shown.has(id));
    const now = JSON.stringify([sites, clauses.map(({ id }) => id)]);
    if (now === drawn) return;
    drawn = now;
    typingOn(place, () => place.replaceChildren(...clauses.map((clause) => block(page, { store, settings }, clause, sites))));
    const others = page.clauses.filter(({ id }) => !shown.has(id));
    choice.replaceChildren(
      element("option", { value: "" }, page.say("add_clause")),
      ...others.map(({ id, title }) => element("option", { value: id }, `${id} ${title}`)),
    );
  };
  choice.addEventListener("change", () => {
    const id = choice.value;
    if (!id) return;
    settings.change((round) => round.clauses.push(id));
    place.querySelector(`[data-sample="${id}"] input`)?.dispatchEvent(new CustomEvent("take-focus"));
  });
  const anew = (/** @type {unknown} */ _, /** @type {boolean} */ replaced) => {
    if (replaced) drawn = "";
    draw();
  };
  store.listen(anew);
  settings.listen(anew);
  return (on, visits) => {
    for (const clause of page.clauses) {
      const own = place.querySelector(`[data-sample="${clause.id}"]`);
      if (!(own instanceof HTMLElement)) continue;
      if (!on) one(own, "[data-sum]", HTMLElement).textContent = "";
      else showSum(page, own, clause.id, { on, visits, before: settings.get().before[clause.id] });
    }
  };
}

/**
 * @param {import("../workspace/state.js").State} state
 * @param {import("./site-samples.js").Round} round
 * @param {string} clause
 */
const isListed = (state, round, clause) =>
  state.entries[clause]?.choice === "sampled" || round.clauses.includes(clause) || clause in round.unfinished;

/**
 * @param {Page} page
 * @param {{ store: Store, settings: Settings }} kept
 * @param {Clause} clause
 * @param {string[]} sites
 */
function block(page, kept, clause, sites) {
  const address = `${page.root.dataset.root ?? ""}${page.rubric}/${encodeURIComponent(clause.id)}/`;
  const heads = ["site", "site_sampled", "site_nonconforming", "site_reason"].map((word) => element("th", { scope: "col" }, page.say(word)));
  return element(
    "section",
    { class: "outlook-sample", "data-sample": clause.id, "aria-label": `${clause.id} ${clause.title}` },
    element("p", { class: "outlook-action-name" }, element("a", { href: address }, element("b", {}, clause.id), ` ${clause.title}`)),
    element(
      "table",
      { class: "outlook-sites" },
      element("thead", {}, element("tr", {}, ...heads)),
      element("tbody", {}, ...sitesOn(kept.store.get(), kept.settings.get(), clause.id, sites).map((site) => line(page, kept, clause.id, site))),
    ),
    element("p", { class: "outlook-sum", "data-sum": true }),
    extent(page, kept, clause.id),
    element("p", { class: "calc-fault", "data-sample-fault": true, hidden: true }),
  );
}

/**
 * @param {Page} page
 * @param {{ store: Store, settings: Settings }} kept
 * @param {string} clause
 * @param {string} site
 */
function line(page, { store, settings }, clause, site) {
  const typed = typedOf(store.get(), settings.get(), clause, site);
  const told = COUNTS.map(() => element("span", { class: "calc-fault", "data-half": true, hidden: true }));
  const fields = KEYS.map((key) => {
    const field = element("input", {
      type: "text",
      inputmode: key === "reason" ? undefined : "numeric",
      maxlength: key === "reason" ? "500" : "9",
      "data-key": key,
      "aria-label": page.say("site_field", { site, clause, field: page.say(`site_${key}`) }),
    });
    field.value = typed[key];
    field.addEventListener("take-focus", () => field.focus());
    field.addEventListener("input", () => {
      typed[key] = field.value;
      settings.change((round) => {
        putUnfinished(round, clause, site, { ...typed });
        keepBefore(round, store.get(), clause, typed);
      });
      store.change((state) => {
        putSample(state, clause, site, typed, settings.get().before[clause]);
        putExtent(state, settings.get(), clause);
      });
      show();
    });
    return field;
  });
  const show = () => COUNTS.forEach((key, index) => tellCount(page, typed, key, fields[index], told[index]));
  show();
  const cells = fields.map((field, index) => {
    const cell = element("td", { "data-cell": KEYS[index] }, field, told[index]);
    cell.dataset.head = page.say(`site_${KEYS[index]}`);
    return cell;
  });
  return element("tr", { "data-site": site }, element("th", { scope: "row" }, site), ...cells);
}

/**
 * Tell at the count of KEY that it lacks, beside something else that was TYPED, or is none: the site counts once it is there.
 * @param {Page} page
 * @param {import("./site-samples.js").Typed} typed
 * @param {"sampled" | "nonconforming"} key
 * @param {HTMLInputElement | undefined} field
 * @param {HTMLElement | undefined} told
 */
function tellCount(page, typed, key, field, told) {
  if (!field || !told) return;
  const how = halfOf(typed, key);
  told.textContent = how ? page.say(`count_${how}`, { field: page.say(`site_${key}`) }) : "";
  told.hidden = !how;
  markWrong(field, how === "wrong");
}

/**
 * @param {Page} page
 * @param {{ store: Store, settings: Settings }} kept
 * @param {string} clause
 */
function extent(page, { store, settings }, clause) {
  const choice = element(
    "select",
    { "data-extent": true },
    ...EXTENTS.map((each) => element("option", { value: each }, page.say(`extent_${each || "none"}`))),
  );
  choice.value = extentOf(store.get(), settings.get(), clause);
  choice.addEventListener("input", () => {
    settings.change(({ extents }) => {
      if (choice.value) extents[clause] = choice.value;
      else delete extents[clause];
    });
    store.change((state) => {
      delete state.entries[clause]?.besides.extent;
      putExtent(state, settings.get(), clause);
    });
  });
  return element("label", { class: "outlook-extent" }, page.say("extent"), " ", choice);
}

/**
 * @param {Page} page
 * @param {HTMLElement} own
 * @param {string} clause
 * @param {{ on: Ground, visits: Visits | null, before: import("./site-samples.js").Answer | undefined }} known
 */
function showSum(page, own, clause, { on: { state, leftOut }, visits, before }) {
  const found = visits?.clauses.find((each) => each.clause === clause);
  const entry = state.entries[clause];
  const faults = leftOut.get(clause) ?? [];
  const told = Object.keys(samplesOf(state, clause)).length > 0;
  one(own, "[data-sum]", HTMLElement).textContent = found
    ? [
        page.say("sum_of_sites", { sampled: found.sampled, nonconforming: found.nonconforming, lost: found.display.lost }),
        found.missing.length ? page.say("sites_missing", { sites: found.missing.join(page.say("list_comma")) }) : "",
        before ? page.say("answered_until", { finding: answered(page, before) }) : "",
      ].filter(Boolean).join(" ")
    : entry && entry.choice !== "open" && !told
      ? page.say("answered_before", { finding: answered(page, entry) })
      : "";
  own.toggleAttribute("data-nonconforming", entry?.choice === "not_met" || Number(found?.nonconforming ?? 0) > 0);
  tellBeside(one(own, "[data-sample-fault]", HTMLElement), faults.map((fault) => faultText(page, fault)));
}

/**
 * @param {Page} page
 * @param {import("./site-samples.js").Answer} entry
 */
const answered = (page, { choice, sampled, nonconforming }) =>
  choice === "sampled" ? page.say("sampled_in_words", { sampled, nonconforming }) : page.say(choice);
