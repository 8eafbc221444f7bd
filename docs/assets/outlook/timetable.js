// The page of the timetable: which assessor looks at which clauses, where, in which half day.
import { ask } from "../engine/ask.js";
import { element, one } from "../foundation/dom.js";
import { refusedBox } from "../foundation/notes.js";
import { readAs } from "../frame/asking.js";
import { scoreRequest } from "../frame/assessment/scoring.js";
import { faultLine } from "../frame/faults.js";
import { fingerprint } from "../frame/grounds.js";
import { following } from "./following.js";
import { openOutlook, tellShown } from "./outlook.js";
import { settingsOf } from "../workspace/settings.js";
import { bindTimetableFile } from "./timetable-file.js";
import { bindTimetableForm, sampledIn } from "./timetable-form.js";
import { emptyPlan, readPlan, teamOf, timetableRequest } from "./timetable-settings.js";
import { bindTable } from "./timetable-table.js";
import { waitingPart } from "./timetable-waiting.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").TimetableResult} Timetable */
/** @typedef {import("./outlook.js").Ground} Ground */
/** @typedef {import("./timetable-settings.js").Plan} Plan */
/** @typedef {{ on: Ground, plan: Plan, reply: import("../engine/ask.js").Reply<Timetable> | null }} Planned REPLY null while something is missing */

/** @type {import("./outlook.js").View<Plan>["start"]} */
function start(page, frame, settings) {
  bindTimetableForm(page, frame, settings);
  bindTimetableFile(page, frame, settings);
  const showTable = bindTable(page, settings);
  const { hear, again } = following(
    page.root,
    async (on) => ({ on, plan: structuredClone(settings.get()), reply: await planOf(page, frame.python.request, on, settings.get()) }),
    (/** @type {Planned | null} */ planned) => {
      if (!planned) {
        one(page.root, "[data-timetable-head]", HTMLElement).replaceChildren();
        return showTable(null, []);
      }
      const { on, plan, reply } = planned;
      showTable(reply?.ok ? reply.result : null, teamOf(plan));
      showHead(page, on, plan, reply?.ok ? reply.result : null);
      show(page, frame, on, reply);
      const waiting = waitingPart(page, plan);
      if (waiting) one(page.root, "[data-outcome]", HTMLElement).append(waiting);
    },
  );
  settings.listen(again);
  return hear;
}

/**
 * @param {Page} page
 * @param {import("../engine/ask.js").Request} request
 * @param {Ground} on
 * @param {Plan} plan
 * @returns {Promise<Planned["reply"]>}
 */
async function planOf(page, request, { state, leftOut, readings }, plan) {
  const given = { office: page.say("tt_office"), sampled: sampledIn(page), known: page.byId };
  const asked = timetableRequest(plan, given);
  return asked && ask(request, { ...readAs(scoreRequest(page, state, leftOut.keys()), readings), kind: "timetable", ...asked });
}

/**
 * What stands above the table on paper: whose audit, who leads it, how long it takes.
 * @param {Page} page
 * @param {Ground} on
 * @param {Plan} plan
 * @param {Timetable | null} timetable
 */
function showHead(page, { state }, plan, timetable) {
  const [lead = "", ...others] = teamOf(plan);
  const parts = timetable && [
    state.organisation.name?.trim(),
    page.say("tt_led_by", { name: lead }),
    others.length ? page.say("tt_with", { names: others.join(page.say("list_comma")) }) : "",
    lengthOf(page, timetable),
    timetable.uncovered.length ? "" : covered(page, timetable),
  ];
  one(page.root, "[data-timetable-head]", HTMLElement).replaceChildren((parts ?? []).filter(Boolean).join(" · "));
}

/**
 * @param {Page} page
 * @param {Timetable} timetable
 */
const covered = (page, { places }) =>
  page.say(places.length > 1 ? "tt_all_covered_sites" : "tt_all_covered", { clauses: page.clauses.length, sites: places.length - 1 });

/**
 * @param {Page} page
 * @param {Timetable} timetable
 */
const lengthOf = (page, { display }) => page.say(display.hours === undefined ? "tt_days" : "tt_days_hours", { days: display.planned, hours: display.hours });

/**
 * @param {Page} page
 * @param {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} frame
 * @param {Ground} on
 * @param {Planned["reply"]} reply
 */
function show(page, frame, on, reply) {
  const headline = !reply ? page.say("tt_missing") : reply.ok ? lengthOf(page, reply.result) : page.say("refused");
  const place = one(page.root, "[data-outcome]", HTMLElement);
  if (reply && !reply.ok) place.replaceChildren(refusedBox(page, reply.faults.map((fault) => faultLine(page, { ...fault, at: fieldOf(page, fault.at) }))));
  else place.replaceChildren(...outcome(page, headline, reply?.result ?? null));
  tellShown(page, frame, on, { bar: headline });
}

/** The name of the field for what stands AT a place of the request. @param {Page} page @param {string} at */
const fieldOf = (page, at) => (at === "person_days" || at === "hours" ? page.say(`tt_${at}`) : at);

/**
 * @param {Page} page
 * @param {string} headline
 * @param {Timetable | null} timetable
 */
function outcome(page, headline, timetable) {
  const verdict = { class: "calc-verdict", ...(timetable ? { "data-outcome": timetable.uncovered.length ? "failed" : "passed" } : {}) };
  const head = element("p", { class: "calc-level", "data-headline": true }, headline);
  if (!timetable) return [element("div", verdict, head)];
  const { uncovered } = timetable;
  const left = uncovered.map(({ site, clauses }) => element("li", { "data-uncovered": site }, ...leftAt(page, site, clauses)));
  return [
    element("div", verdict, head, element("p", { "data-covered": true }, uncovered.length ? page.say("tt_left_out") : covered(page, timetable))),
    ...(left.length ? [element("ul", { class: "tt-left" }, ...left)] : []),
    element("p", { class: "calc-hint" }, page.say("tt_convention")),
    fingerprint(page, timetable.rubric),
  ];
}

/**
 * @param {Page} page
 * @param {string} site
 * @param {Timetable["uncovered"][number]["clauses"]} clauses
 */
function leftAt(page, site, clauses) {
  const links = clauses.flatMap(({ clause, title }, index) => [
    index ? page.say("list_comma") : "",
    element("a", { href: `${page.home}${page.rubric}/${encodeURIComponent(clause)}/`, title: page.pick(title) }, clause),
  ]);
  return [element("b", {}, site), " ", ...(links.length ? links : [page.say("tt_nobody_goes")])];
}

void openOutlook({
  blank: emptyPlan,
  writing: (page) => settingsOf(page.kept, "timetable", emptyPlan(), readPlan),
  read: readPlan,
  shared: () => ({}),
  alone: true,
  start,
});
