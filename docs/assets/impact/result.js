// What changes, document by document: the figures before and after, and why, each reason with the way to its clause.
import { element, one } from "../foundation/dom.js";
import { withMinus } from "../foundation/words.js";
import { faultLine } from "../frame/faults.js";
import { groundsOf } from "./grounds.js";

/** @typedef {import("./page.js").ImpactPage} ImpactPage */
/** @typedef {import("./run.js").Outcome} Outcome */
/** @typedef {import("./run.js").FigureChange} FigureChange */
/** @typedef {import("./run.js").Value} Value */
/** @typedef {import("./run.js").Why} Why */

const MOST_SHOWN = 200;
const HEADS = ["document", "changes", "before", "after", "why"];

/**
 * @param {ImpactPage} page
 * @param {Outcome[]} outcomes
 * @param {number} wanted how many were to be calculated
 */
export function listed(page, outcomes, wanted) {
  const told = outcomes.filter(isTold);
  const rows = told.slice(0, MOST_SHOWN).map((outcome) => row(page, outcome));
  const heads = ["document", "changes", "why"].map((head) => element("th", { scope: "col" }, page.say(`impact_head_${head}`)));
  const table = element("table", { class: "impact-table" }, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows));
  const more = told.length - rows.length;
  const stopped = stoppedAt(page, outcomes, wanted);
  one(page.root, "[data-outcome]", HTMLElement).replaceChildren(
    element("p", { class: "impact-sum" }, sumOf(page, outcomes)),
    ...(stopped ? [element("p", { class: "calc-caution" }, stopped)] : []),
    ...grounds(page, outcomes),
    ...(rows.length ? [element("div", { class: "impact-rows", tabindex: "0", role: "region", "aria-label": page.say("impact_head_changes") }, table)] : []),
    ...(more > 0 ? [element("p", {}, page.say("impact_more", { count: more }))] : []),
  );
  one(page.root, "[data-files]", HTMLElement).hidden = !told.length;
}

/**
 * @param {ImpactPage} page
 * @param {Outcome[]} outcomes
 */
function grounds(page, outcomes) {
  const lines = groundsOf(page, outcomes).map((line) => element("li", {}, line));
  return lines.length ? [element("p", {}, page.say("impact_compared_head")), element("ul", { "data-grounds": true }, ...lines)] : [];
}

/**
 * That not all that was WANTED was calculated; "" where it was.
 * @param {ImpactPage} page
 * @param {Outcome[]} outcomes
 * @param {number} wanted
 */
export const stoppedAt = (page, outcomes, wanted) => (outcomes.length < wanted ? page.say("impact_stopped", { done: outcomes.length, all: wanted }) : "");

/** @param {Outcome} outcome */
const isTold = ({ ok, changed, leftOut, why }) => !ok || changed || leftOut.length > 0 || why.length > 0;

/**
 * @param {ImpactPage} page
 * @param {Outcome[]} outcomes
 */
function sumOf(page, outcomes) {
  const refused = outcomes.filter(({ ok }) => !ok).length;
  const changed = outcomes.filter((each) => each.ok && each.changed).length;
  return page.say("impact_sum", { count: outcomes.length, changed, refused, same: outcomes.length - changed - refused });
}

/**
 * What a table to hand on says of its whole.
 * @param {ImpactPage} page
 * @param {Outcome[]} outcomes
 * @param {number} wanted
 */
export const saidOf = (page, outcomes, wanted) => [sumOf(page, outcomes), stoppedAt(page, outcomes, wanted), ...groundsOf(page, outcomes)].filter(Boolean).join("\n");

/**
 * The result comes into view and is told to who listens.
 * @param {ImpactPage} page
 * @param {Outcome[]} outcomes
 */
export function tellSum(page, outcomes) {
  one(page.root, "[data-result]", HTMLElement).hidden = false;
  one(page.root, "#impact-result", HTMLElement).focus();
  one(page.root, "[data-announce]", HTMLElement).textContent = sumOf(page, outcomes);
}

/**
 * Why nothing was calculated, in the place of a result.
 * @param {ImpactPage} page
 * @param {string} words
 */
export function refusal(page, words) {
  one(page.root, "[data-outcome]", HTMLElement).replaceChildren(element("p", { class: "calc-caution", role: "alert" }, words));
  one(page.root, "[data-files]", HTMLElement).hidden = true;
  one(page.root, "[data-result]", HTMLElement).hidden = false;
}

/**
 * @param {ImpactPage} page
 * @param {Outcome} outcome
 */
function row(page, outcome) {
  const { of: document, changes, why, ok } = outcome;
  const name = document.address === null ? document.name : element("a", { href: document.address }, document.name);
  const figures = ok ? changes.map((change) => figureLine(page, outcome, change)) : [element("li", {}, page.say("impact_refused"))];
  const reasons = [...why.map((each) => reason(page, each)), ...remarks(page, outcome).map((words) => element("li", {}, words))];
  return element(
    "tr",
    { "data-state": ok ? (outcome.changed ? "changed" : "same") : "refused" },
    element("th", { scope: "row", "data-label": page.say("impact_head_document") }, name),
    element("td", { "data-label": page.say("impact_head_changes") }, element("ul", {}, ...figures)),
    element("td", { "data-label": page.say("impact_head_why") }, element("ul", {}, ...reasons)),
  );
}

/**
 * @param {ImpactPage} page
 * @param {Outcome} outcome
 * @param {FigureChange} change
 */
function figureLine(page, outcome, change) {
  const { figure, before, after } = worded(page, outcome, change);
  return element("li", { "data-figure": change.figure }, `${figure} `, element("del", {}, withMinus(before)), " → ", element("ins", {}, withMinus(after)));
}

/**
 * A figure that changed in words.
 * @param {ImpactPage} page
 * @param {Outcome} outcome
 * @param {FigureChange} change
 */
export function worded(page, { document }, { figure, before, after }) {
  const names = page.names.get(document) ?? {};
  const key = `impact_figure_${figure.replace(/[.-]/g, "_")}`;
  const label = page.say(key);
  /** @param {Value} value */
  const value = (value) => {
    if (value === null) return page.say("impact_none");
    if (typeof value === "boolean") return page.say(value ? "impact_yes" : "impact_no");
    return names[value] ?? value;
  };
  return { figure: label === key ? figure : label, before: value(before), after: value(after) };
}

/**
 * @param {ImpactPage} page
 * @param {Why} why
 */
function reason(page, why) {
  const address = placeOf(page, why);
  return element("li", {}, address ? element("a", { href: address }, page.pick(why)) : page.pick(why));
}

/**
 * Where a reason stands: its clause, its level, its rule; else its document.
 * @param {ImpactPage} page
 * @param {Why} why
 */
function placeOf({ places }, { kind, document, name }) {
  if (kind === "reading") return places.get(`reading ${name}`);
  const [first = ""] = name.split(kind === "figure" ? "." : " ");
  const found = { clause: `clause ${name}`, finding: `clause ${first}`, level: `level ${name}`, rule: name, figure: `figure ${first}` }[kind];
  return places.get(`${document} ${found}`) ?? places.get(`${document} document`);
}

/**
 * @param {ImpactPage} page
 * @param {Outcome} outcome
 */
function remarks(page, { faults, leftOut }) {
  const left = leftOut.length ? [page.say("impact_left_out", { clauses: leftOut.join(page.say("clause_comma")) })] : [];
  return [...left, ...faults.map((fault) => (isRubricUnknown(fault) ? withoutRubric(page, fault) : faultLine(page, fault)))];
}

/** @param {import("../engine/ask.js").Fault} fault */
const isRubricUnknown = ({ at, found }) => /^(assessment\.)?rubric$/.test(at) && found.startsWith('"');

/**
 * A rubric that is not published here is somebody's own: which, and where to open it.
 * @param {ImpactPage} page
 * @param {import("../engine/ask.js").Fault} fault
 */
const withoutRubric = (page, { found }) => page.say("impact_no_rubric", { rubric: found.replaceAll('"', "") });

/**
 * What is shown as rows of a table: its heads, and a row for each figure that changed.
 * @param {ImpactPage} page
 * @param {Outcome[]} outcomes
 */
export function rowsOf(page, outcomes) {
  const rows = outcomes.filter(isTold).flatMap((outcome) => {
    const why = [...outcome.why.map((each) => page.pick(each)), ...remarks(page, outcome)].join("\n");
    const { name } = outcome.of;
    if (!outcome.ok) return [[name, page.say("impact_refused"), "", "", why]];
    const changed = outcome.changes.map((change) => worded(page, outcome, change));
    return changed.length ? changed.map(({ figure, before, after }) => [name, figure, before, after, why]) : [[name, "", "", "", why]];
  });
  return { heads: HEADS.map((head) => page.say(`impact_head_${head}`)), rows };
}
