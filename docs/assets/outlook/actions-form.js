// One row for each loss: what is done about it, who, until when, how far it is, and what shows that it was mended.
import { element, one } from "../foundation/dom.js";
import { typingOn } from "../foundation/typing.js";
import { actionOn, setAction, waitsAt } from "./action-keeping.js";
import { dayField } from "./waiting-day.js";
import { evidenceOf, linkedMeasure, placeOf } from "./measure.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ActionsResult} Plan */
/** @typedef {Plan["planned"][number]} Planned */
/** @typedef {import("../workspace/store.js").Store<import("../workspace/state.js").State>} Store */
/** @typedef {import("./action-keeping.js").Key} Key */
/** @typedef {import("../frame/unfinished.js").Waiting} Waiting */
/** @typedef {{ store: Store, waiting: Waiting }} Kept */

const STATES = ["planned", "under-way", "done", "verified"];

/**
 * @param {Page} page
 * @param {Store} store
 * @param {Waiting} waiting
 * @returns {(plan: Plan) => void} takes each new answer
 */
export function bindActionForm(page, store, waiting) {
  const place = one(page.form, "[data-planned]", HTMLElement);
  let drawn = "";
  /** @type {Plan | null} */
  let last = null;
  store.listen((_, replaced) => {
    if (replaced) drawn = ""; // with the answer about it
  });
  waiting.listen((_, replaced) => {
    if (!replaced || !last) return;
    drawn = "";
    show(last); // nothing is asked of the engine for what is half typed
  });
  const show = (/** @type {Plan} */ plan) => {
    last = plan;
    const named = JSON.stringify(plan.planned.map(({ measure, title, display, required }) => [measure, title, display, required]));
    if (named !== drawn) {
      // Drawn anew only where the losses are others: somebody may be typing in it.
      typingOn(place, () => place.replaceChildren(...plan.planned.map((planned) => row(page, { store, waiting }, planned))));
      drawn = named;
    }
    for (const planned of plan.planned) mark(one(place, `[data-action-for="${planned.measure}"]`, HTMLElement), planned);
    one(page.form, "[data-none-lost]", HTMLElement).hidden = plan.planned.length > 0;
    showApart(page, plan, store);
  };
  return show;
}

/**
 * @param {Page} page
 * @param {Kept} kept
 * @param {Planned} planned
 */
function row(page, kept, planned) {
  const measure = asMeasure(planned);
  const list = evidenceOf(page, measure)?.cloneNode(true);
  return element(
    "li",
    { "data-action-for": planned.measure },
    element("p", { class: "outlook-action-name" }, linkedMeasure(page, measure)),
    element(
      "p",
      { class: "outlook-action-worth" },
      element("b", {}, planned.kind === "certificate" ? page.say("gain_certificate") : page.say("gain_points", { points: planned.display.gain })),
      element("span", { "data-overdue": true, hidden: true }, page.say("overdue")),
    ),
    planned.required && required(page, planned.required),
    list && element("details", { class: "outlook-evidence" }, element("summary", {}, page.say("evidence")), list),
    element(
      "div",
      { class: "outlook-duty outlook-duty--action" },
      field(page, kept, planned, "what"),
      field(page, kept, planned, "owner"),
      field(page, kept, planned, "due"),
      field(page, kept, planned, "state"),
      field(page, kept, planned, "evidence"),
    ),
  );
}

/**
 * @param {Page} page
 * @param {NonNullable<Planned["required"]>} reference
 */
function required(page, reference) {
  const place = page.place(reference);
  const link = place && element("a", { href: place.address }, place.label);
  return element("p", { class: "outlook-required", "data-required": true }, page.say("action_required"), " ", link);
}

/** @param {Planned} planned @returns {import("../engine/api.js").Measure} what the functions on measures ask of it */
const asMeasure = ({ measure, kind, title, display }) =>
  /** @type {import("../engine/api.js").Measure} */ (/** @type {unknown} */ ({ id: measure, kind, title, display }));

/**
 * @param {Page} page
 * @param {Kept} kept
 * @param {Planned} planned
 * @param {Key} key
 */
function field(page, { store, waiting }, planned, key) {
  const { measure } = planned;
  const name = page.say(`action_${key}`);
  const attributes = { id: `action-${key}-${measure}`, "data-key": key, "aria-label": page.say("field_of", { field: name, place: placeOf(page, asMeasure(planned)) }) };
  const kept = actionOn(store.get(), measure)?.[key] ?? "";
  const keep = (/** @type {string} */ value) => store.change((state) => setAction(state, measure, key, value));
  const made =
    key === "due"
      ? dayField(page, { day: kept, waiting, place: `actions/${waitsAt(store.get(), measure)}/due`, keep, attributes })
      : entry(key === "state" ? stateChoice(page, attributes) : textField(key, attributes), kept || (key === "state" ? "planned" : ""), keep);
  const typed = made instanceof HTMLSpanElement ? one(made, "input", HTMLInputElement) : made;
  const markEmpty = () => typed.toggleAttribute("data-empty", !typed.value); // on paper, a line to write on
  markEmpty();
  typed.addEventListener("input", markEmpty);
  return element("label", { class: `outlook-duty-${key}` }, element("span", {}, name), " ", made);
}

/**
 * @template {HTMLInputElement | HTMLSelectElement} Field
 * @param {Field} made
 * @param {string} value
 * @param {(value: string) => void} keep
 */
function entry(made, value, keep) {
  made.value = value;
  made.addEventListener("input", () => keep(made.value));
  return made;
}

/**
 * @param {Key} key
 * @param {Record<string, string>} attributes
 */
const textField = (key, attributes) => element("input", { ...attributes, type: "text", maxlength: key === "owner" ? "100" : "500" });

/**
 * @param {Page} page
 * @param {Record<string, string>} attributes
 */
const stateChoice = (page, attributes) =>
  element("select", attributes, ...STATES.map((state) => element("option", { value: state }, page.say(`state_${state.replace("-", "_")}`))));

/**
 * @param {HTMLElement} line
 * @param {Planned} planned
 */
function mark(line, { action, overdue, required: asking }) {
  one(line, "[data-overdue]", HTMLElement).hidden = !overdue;
  line.toggleAttribute("data-is-overdue", overdue === true);
  line.toggleAttribute("data-lacking", asking !== null && action === null);
  line.dataset.state = action?.state ?? "";
}

/**
 * What stands apart: clauses that are not yet answered are no defects, and what is not lost any more keeps its action.
 * @param {Page} page
 * @param {Plan} plan
 * @param {Store} store
 */
function showApart(page, { unassessed, idle }, store) {
  const open = one(page.form, "[data-unassessed]", HTMLElement);
  one(page.form, "[data-unassessed-part]", HTMLElement).hidden = !unassessed.length;
  open.replaceChildren(...unassessed.map(({ clause, title, display }) => element("li", {}, clauseLink(page, clause, page.pick(title)), ` ${page.say("gain_points", display)}`, ...said(page, store, clause))));
  const closed = one(page.form, "[data-idle]", HTMLElement);
  one(page.form, "[data-idle-part]", HTMLElement).hidden = !idle.length;
  closed.replaceChildren(...idle.map((name) => element("li", {}, clauseLink(page, name, page.byId.get(name)?.title ?? ""), ...said(page, store, name))));
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {string} title
 */
const clauseLink = (page, name, title) =>
  page.byId.has(name)
    ? element("a", { href: `${page.root.dataset.root ?? ""}${page.rubric}/${encodeURIComponent(name)}/` }, element("b", {}, name), ` ${title}`)
    : element("b", {}, name);

/**
 * @param {Page} page
 * @param {Store} store
 * @param {string} name
 */
function said(page, store, name) {
  const action = actionOn(store.get(), name);
  if (!action) return [];
  const { what, owner, due, state = "planned", evidence } = action;
  const words = [what, owner, due, page.say(`state_${state.replace("-", "_")}`), evidence].filter(Boolean).join(page.say("list_comma"));
  return [element("p", { class: "calc-hint" }, words)];
}
