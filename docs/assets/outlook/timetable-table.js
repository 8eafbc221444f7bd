// The timetable itself: a line for each half day, a column for each assessor, each cell with its place and clauses.
import { all, button, element, one } from "../foundation/dom.js";
import { typingOn } from "../foundation/typing.js";
import { clausesIn, fits } from "./timetable-settings.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").TimetableResult} Timetable */
/** @typedef {Timetable["slots"][number]} Slot */
/** @typedef {import("./timetable-settings.js").Change} Change */
/** @typedef {import("../workspace/store.js").Store<import("./timetable-settings.js").Plan>} Settings */
/** @typedef {{ on: string, part: string, assessor: string }} Time */

const PARTS = ["morning", "afternoon"];

/** @param {Time} time */
const keyOf = ({ on, part, assessor }) => JSON.stringify([on, part, assessor]);

/**
 * @param {Page} page
 * @param {Settings} settings
 * @returns {(timetable: Timetable | null, team: string[]) => void} takes each new answer
 */
export function bindTable(page, settings) {
  const place = one(page.root, "[data-timetable]", HTMLElement);
  let drawn = "";
  settings.listen((_, replaced) => {
    if (replaced) drawn = "";
  });
  return (timetable, team) => {
    place.hidden = !timetable;
    if (!timetable) return;
    const days = [...new Set([...timetable.slots, ...settings.get().changes].map(({ on }) => on))].sort();
    const shape = JSON.stringify([days, team, timetable.places]);
    const slots = new Map(timetable.slots.map((slot) => [keyOf(slot), slot]));
    const showCells = () => {
      for (const own of all(place, "[data-slot]", HTMLElement)) showCell(page, own, slots.get(own.dataset.slot ?? ""), settings.get());
    };
    if (shape === drawn) return showCells();
    drawn = shape;
    // What is being changed stays open, and what is wrong with it in view.
    typingOn(place, () => {
      const opened = new Set(all(place, "[data-slot]:has(details[open])", HTMLElement).map(({ dataset }) => dataset.slot));
      place.replaceChildren(table(page, settings, { days, team, timetable }));
      showCells();
      for (const own of all(place, "[data-slot]", HTMLElement)) if (opened.has(own.dataset.slot)) openEditor(own);
    });
    showCells();
  };
}

/** What puts the editor into an open cell. @type {WeakMap<HTMLElement, () => void>} */
const editors = new WeakMap();

/** @param {HTMLElement} own */
function openEditor(own) {
  one(own, "details", HTMLDetailsElement).open = true;
  editors.get(own)?.();
}

/**
 * @param {Page} page
 * @param {Settings} settings
 * @param {{ days: string[], team: string[], timetable: Timetable }} shown
 */
function table(page, settings, { days, team, timetable }) {
  const heads = team.map((name, index) =>
    element("th", { scope: "col" }, name, index ? null : element("small", {}, ` ${page.say("tt_lead")}`)),
  );
  const sites = timetable.places.map(({ site }) => site);
  const lines = days.flatMap((on) =>
    PARTS.map((part, index) =>
      element(
        "tr",
        { "data-half-day": `${on} ${part}` },
        index ? null : element("th", { scope: "rowgroup", rowspan: "2", class: "tt-day" }, ...dayOf(page, on)),
        element("th", { scope: "row" }, page.say(`tt_${part}`)),
        ...team.map((assessor) => cell(page, settings, { on, part, assessor }, sites)),
      ),
    ),
  );
  return element(
    "table",
    { class: team.length > 4 ? "tt-table tt-many" : "tt-table" },
    element("caption", { class: "calc-visually-hidden" }, page.say("timetable_title")),
    element("colgroup", {}, element("col", { class: "tt-on" }), element("col", { class: "tt-part" })),
    element("thead", {}, element("tr", {}, element("th", { scope: "col", colspan: "2" }, page.say("tt_when")), ...heads)),
    element("tbody", {}, ...lines),
  );
}

/**
 * @param {Page} page
 * @param {string} on
 */
function dayOf(page, on) {
  const locale = page.language === "en" ? "en-GB" : "zh-CN";
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(Date.parse(on));
  return [element("span", {}, on), " ", element("span", {}, weekday)];
}

/**
 * @param {Page} page
 * @param {Settings} settings
 * @param {Time} time
 * @param {string[]} sites
 */
function cell(page, settings, time, sites) {
  const made = element(
    "td",
    { "data-slot": keyOf(time), "data-assessor": time.assessor },
    element("div", { "data-planned-slot": true }),
    element("details", { class: "tt-change outlook-noprint" }, element("summary", { "aria-label": page.say("tt_change_of", time) }, page.say("tt_change"))),
  );
  const fold = one(made, "details", HTMLDetailsElement);
  const edit = () => {
    if (fold.open && !fold.querySelector("[data-site]")) fold.append(editor(page, settings, made, time, sites));
  };
  fold.addEventListener("toggle", edit);
  editors.set(made, edit);
  return made;
}

/**
 * Where and what instead; it begins with what is planned.
 * @param {Page} page
 * @param {Settings} settings
 * @param {HTMLElement} own
 * @param {Time} time
 * @param {string[]} sites
 */
function editor(page, settings, own, time, sites) {
  const kept = settings.get().changes.find((each) => keyOf(each) === keyOf(time));
  const places = [...new Set(["", ...sites, ...(kept ? [kept.site] : [])])]; // where somebody was to be stays, until it is another
  const choice = element("select", { "data-site": true }, ...places.map((site) => element("option", { value: site }, site || page.say("tt_free"))));
  choice.value = kept?.site ?? own.dataset.site ?? "";
  const field = element("textarea", { rows: "2", maxlength: "2000", "data-clauses": true });
  field.value = kept?.clauses ?? own.dataset.clauses ?? "";
  const keep = () => change(settings, time, { site: choice.value, clauses: field.value });
  choice.addEventListener("input", keep);
  field.addEventListener("input", keep);
  const back = button(page.say("tt_as_planned"), () => {
    own.querySelector("details > div")?.remove();
    one(own, "details", HTMLDetailsElement).open = false;
    one(own, "summary", HTMLElement).focus();
    change(settings, time, null);
  });
  return element(
    "div",
    {},
    element("label", {}, page.say("tt_site"), choice),
    element("label", {}, page.say("tt_clauses"), field),
    element("p", { class: "calc-fault", "data-no-clause": true, hidden: true }),
    back,
  );
}

/**
 * @param {Settings} settings
 * @param {Time} time
 * @param {{ site: string, clauses: string } | null} changed
 */
function change(settings, time, changed) {
  settings.change((plan) => {
    const others = plan.changes.filter((each) => keyOf(each) !== keyOf(time));
    plan.changes = changed ? [...others, { ...time, ...changed }] : others;
  });
}

/**
 * @param {Page} page
 * @param {HTMLElement} own
 * @param {Slot | undefined} slot
 * @param {import("./timetable-settings.js").Plan} plan
 */
function showCell(page, own, slot, plan) {
  const { changes } = plan;
  const changed = changes.find((each) => keyOf(each) === own.dataset.slot);
  own.dataset.site = slot?.site ?? "";
  own.dataset.clauses = slot?.clauses.map(({ clause }) => clause).join(" ") ?? "";
  own.toggleAttribute("data-changed", changed !== undefined && fits(plan, page.say("tt_office"), changed));
  one(own, "[data-planned-slot]", HTMLElement).replaceChildren(...(slot ? told(page, slot) : [element("span", { class: "tt-free" }, page.say("tt_free"))]));
  const wrong = own.querySelector("[data-no-clause]");
  if (!(wrong instanceof HTMLElement)) return;
  const { unknown } = clausesIn(changed?.clauses ?? "", page.byId);
  wrong.textContent = unknown.length ? page.say("tt_no_clause", { clauses: unknown.join(page.say("list_comma")) }) : "";
  wrong.hidden = !unknown.length;
}

/**
 * @param {Page} page
 * @param {Slot} slot
 */
function told(page, { site, clauses }) {
  const lines = clauses.map(({ clause, title }) =>
    element("li", {}, element("a", { href: `${page.home}${page.rubric}/${encodeURIComponent(clause)}/` }, clause), ` ${page.pick(title)}`),
  );
  return [element("p", { class: "tt-site" }, site), element("ul", { class: "tt-clauses" }, ...lines)];
}
