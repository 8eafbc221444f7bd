// All measures side by side: points, effort, points per effort. The effort is set here; a heading sorts.
import { button, element } from "../foundation/dom.js";
import { position } from "../foundation/position.js";
import { markWrong, tellBeside } from "../frame/faults.js";
import { effortsOn, setEffort } from "./improve-settings.js";
import { linkedMeasure, placeOf } from "./measure.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ImproveResult} Improvement */
/** @typedef {import("../engine/api.js").Measure} Measure */
/** @typedef {import("./improve-settings.js").Plan} Plan */
/** @typedef {import("../workspace/store.js").Store<Plan>} Settings */
/** @typedef {import("../workspace/store.js").Store<import("../workspace/state.js").State>} Store */

/** @typedef {"place" | "gain" | "effort" | "worth" | "plan"} Column */
/** @typedef {{ measure: Measure, rank: number, number: number, planned: boolean }} Line */
/** @typedef {{ row: HTMLTableRowElement, show: (measure: Measure, planned: boolean, wrong: boolean) => void, write: () => void }} Row */

/** @type {Record<Column, (line: Line) => number>} what sorts a column, the first on top */
const ORDERS = {
  place: ({ number }) => number,
  gain: ({ measure }) => -Number(measure.display.gain),
  effort: ({ measure }) => (measure.effort === "impossible" ? Infinity : position(measure.effort)),
  worth: ({ rank }) => rank,
  plan: ({ planned }) => (planned ? 0 : 1),
};

/** @type {[Column, string][]} */
const HEADS = [
  ["place", "col_place"],
  ["gain", "col_gain"],
  ["effort", "col_effort"],
  ["worth", "col_worth_short"],
  ["plan", "col_plan"],
];

/**
 * @param {Page} page
 * @param {HTMLElement} place
 * @param {Settings} settings
 * @param {Store} store
 */
export function bindRanking(page, place, settings, store) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  /** @type {Line[]} */
  let lines = [];
  /** @type {Column} */
  let column = "worth";
  let reversed = false;
  const body = element("tbody");
  const heads = HEADS.map(([name, word]) =>
    element("th", { scope: "col", "data-column": name }, button(page.say(word), () => sort(name), { "data-sort": name })),
  );
  const table = element(
    "table",
    { class: "outlook-ranking" },
    element("thead", {}, element("tr", {}, ...heads)),
    body,
  );
  const none = element("p", {}, page.say("nothing_to_fix"));
  place.replaceChildren(table, none);

  const arrange = () => {
    const sign = reversed ? -1 : 1;
    const sorted = [...lines].sort((one, other) => compare(ORDERS[column](one), ORDERS[column](other)) * sign || one.rank - other.rank);
    body.replaceChildren(...sorted.map(({ measure }) => rowOf(measure).row));
    for (const head of heads) {
      const own = head.dataset.column === column;
      // Points count from the most: what is "ascending" to a reader is the reverse of the order of places.
      const descending = (column === "gain" || column === "worth") !== reversed;
      if (own) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  };
  /** @param {Column} name */
  const sort = (name) => {
    reversed = name === column && !reversed;
    column = name;
    arrange();
  };
  /** @param {Measure} measure */
  const rowOf = (measure) => {
    const row = rows.get(measure.id) ?? makeRow(page, measure, settings, store);
    rows.set(measure.id, row);
    return row;
  };
  settings.listen((_, replaced) => replaced && rows.forEach((row) => row.write()));

  /**
   * New figures. Rows stay where they are while efforts are typed; a new set of measures is arranged anew.
   * @param {Improvement} found
   * @param {Map<string, unknown>} wrong
   */
  return (found, wrong) => {
    const planned = new Set(found.chosen?.map(({ id }) => id));
    const before = lines.map(({ measure }) => measure.id).sort().join(" ");
    const order = new Map(page.clauses.map(({ id }, index) => [id, index]));
    lines = found.ranking.map((measure, rank) => {
      rowOf(measure).show(measure, planned.has(measure.id), wrong.has(measure.id));
      return { measure, rank, number: order.get(measure.id) ?? order.size + rank, planned: planned.has(measure.id) };
    });
    table.hidden = !lines.length;
    none.hidden = lines.length > 0;
    if (before !== lines.map(({ measure }) => measure.id).sort().join(" ")) arrange();
  };
}

/**
 * Two numbers of which both may be infinite.
 * @param {number} one
 * @param {number} other
 */
const compare = (one, other) => (one === other ? 0 : one < other ? -1 : 1);

/**
 * @param {Page} page
 * @param {Measure} measure
 * @param {Settings} settings
 * @param {Store} store
 * @returns {Row}
 */
function makeRow(page, measure, settings, store) {
  const { id } = measure;
  const name = placeOf(page, measure);
  const fault = `effort-fault-${id}`;
  const effort = element("input", { type: "text", size: "5", maxlength: "40", "aria-label": page.say("effort_of", { place: name }), "aria-describedby": fault });
  const never = element("input", { type: "checkbox", "aria-label": page.say("impossible_of", { place: name }) });
  const told = element("p", { class: "calc-fault", id: fault, hidden: true });
  const [gain, worth, plan] = [element("td"), element("td"), element("td")];
  const place = element("th", { scope: "row" });
  const read = () =>
    settings.change((plan) => setEffort(store.get(), plan, id, { value: effort.value, impossible: never.checked }));
  effort.addEventListener("input", read);
  never.addEventListener("input", read);
  const write = () => {
    const { value = "", impossible = false } = effortsOn(store.get(), settings.get())[id] ?? {};
    if (effort.value !== value) effort.value = value;
    never.checked = impossible;
  };
  write();
  const setting = element(
    "td",
    { class: "outlook-effort" },
    effort,
    element("label", {}, never, page.say("col_impossible")),
    told,
  );
  setting.dataset.head = page.say("col_effort");
  gain.dataset.head = page.say("col_gain");
  worth.dataset.head = page.say("col_worth_short");
  const row = element("tr", { "data-measure": id }, place, gain, setting, worth, plan);
  return {
    row,
    write,
    show(now, planned, wrong) {
      write(); // the deduction of this number may be another one now
      place.replaceChildren(linkedMeasure(page, now));
      gain.textContent = now.kind === "certificate" ? "–" : now.display.gain;
      worth.textContent = now.kind === "certificate" ? "–" : (now.display.gain_per_effort ?? "–");
      effort.placeholder = settings.get().default;
      effort.disabled = never.checked;
      plan.replaceChildren(
        planned
          ? element("span", { class: "outlook-in-plan" }, page.say("in_plan"), element("span", { class: "calc-visually-hidden" }, page.say("col_plan")))
          : element("span", { class: "calc-visually-hidden" }, page.say("not_in_plan")),
      );
      row.toggleAttribute("data-planned", planned);
      row.toggleAttribute("data-impossible", now.effort === "impossible");
      markWrong(effort, wrong);
      tellBeside(told, wrong ? [page.say("own_effort_wrong")] : []);
    },
  };
}
