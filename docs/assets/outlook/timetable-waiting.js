// Half days that were planned by hand and are none of the audit's: they wait, which is said as long as they do.
import { element } from "../foundation/dom.js";
import { clausesIn, fits, lackingIn } from "./timetable-settings.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("./timetable-settings.js").Plan} Plan */
/** @typedef {import("./timetable-settings.js").Change} Change */

/**
 * What is lacking to CHANGE, in words: why it waits, and what of it is no clause.
 * @param {Page} page
 * @param {Plan} plan
 * @param {Change} change
 */
export function lackingWords(page, plan, change) {
  const { on, assessor, site } = change;
  const words = { day: page.say("tt_no_day", { on }), assessor: page.say("tt_no_assessor", { assessor }), site: page.say("tt_no_site", { site }) };
  const { unknown } = clausesIn(change.clauses, page.byId);
  return [
    ...lackingIn(plan, page.say("tt_office"), change).map((each) => words[each]),
    ...(unknown.length ? [page.say("tt_no_clause", { clauses: unknown.join(page.say("list_comma")) })] : []),
  ];
}

/**
 * One half day in a line, with what is lacking to it.
 * @param {Page} page
 * @param {Plan} plan
 * @param {Change} change
 */
export function changeLine(page, plan, change) {
  const lacking = lackingWords(page, plan, change);
  return element(
    "li",
    {},
    element("b", {}, `${change.on} ${page.say(`tt_${change.part}`)} ${change.assessor}`),
    ` ${change.site || page.say("tt_free")} ${change.clauses}`,
    lacking.length ? element("span", { class: "calc-fault" }, lacking.join(" ")) : null,
  );
}

/**
 * The half days of PLAN that are not as they were planned by hand.
 * @param {Page} page
 * @param {Plan} plan
 */
export function waitingPart(page, plan) {
  const told = plan.changes.filter((change) => lackingWords(page, plan, change).length);
  if (!told.length) return null;
  const count = told.filter((change) => !fits(plan, page.say("tt_office"), change)).length;
  return element(
    "div",
    { class: "calc-caution", "data-waiting-changes": true },
    count ? element("p", {}, page.say("tt_half_days_wait", { count })) : null,
    element("ul", { class: "tt-read" }, ...told.map((change) => changeLine(page, plan, change))),
  );
}
