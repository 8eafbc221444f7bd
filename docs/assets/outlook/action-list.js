// The measures to take: each with its evidence a click away, who does it and until when; and the same as a table.
import { element, one } from "../foundation/dom.js";
import { typingOn } from "../foundation/typing.js";
import { actionOn, setAction, waitsAt } from "./action-keeping.js";
import { dayField } from "./waiting-day.js";
import { certificatesOf, evidenceOf, gainOf, linkedMeasure, placeOf } from "./measure.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").Measure} Measure */
/** @typedef {import("./improve-settings.js").Plan} Plan */
/** @typedef {import("../workspace/store.js").Store<Plan>} Settings */
/** @typedef {import("../workspace/store.js").Store<import("../workspace/state.js").State>} Store */

/** What the fields are called in the assessment. @type {{ who: "owner", until: "due" }} */
const KEYS = { who: "owner", until: "due" };

/**
 * Who does what until when: as the assessment has it. Earlier releases kept it among the settings of this page; from there it is
 * taken where the assessment says nothing.
 * @param {import("../workspace/state.js").State} state
 * @param {Plan} plan
 * @param {string} measure
 * @returns {import("./improve-settings.js").Duty}
 */
function dutyOn(state, plan, measure) {
  const action = actionOn(state, measure);
  const { who, until } = plan.duties[measure] ?? { who: "", until: "" };
  return { who: action?.owner ?? who, until: action?.due ?? until };
}

/**
 * The duties of all CHOSEN measures of which there are any.
 * @param {import("../workspace/state.js").State} state
 * @param {Plan} plan
 * @param {Measure[]} chosen
 */
export function dutiesOn(state, plan, chosen) {
  const each = chosen.map(({ id }) => /** @type {const} */ ([id, dutyOn(state, plan, id)]));
  return Object.fromEntries(each.filter(([, { who, until }]) => who || until));
}

/**
 * Drawn anew only where the list is another one: somebody may be typing in it.
 * @param {Page} page
 * @param {HTMLElement} place
 * @param {Measure[]} chosen
 * @param {{ settings: Settings, store: Store, names: Map<string, string> }} kept NAMES: of certificates
 */
export function showActions(page, place, chosen, kept) {
  const drawn = JSON.stringify(chosen);
  if (place.dataset.drawn === drawn) return;
  place.dataset.drawn = drawn;
  const unfolded = new Set(Array.from(place.querySelectorAll("details[open]"), (each) => each.getAttribute("data-of")));
  const lines = chosen.map((measure) => action(page, measure, kept, unfolded.has(measure.id)));
  typingOn(place, () => place.replaceChildren(element("ol", { class: "outlook-actions" }, ...lines)));
}

/**
 * @param {Page} page
 * @param {Measure} measure
 * @param {{ settings: Settings, store: Store, names: Map<string, string> }} kept
 * @param {boolean} unfolded
 */
function action(page, measure, kept, unfolded) {
  const list = evidenceOf(page, measure)?.cloneNode(true);
  const evidence =
    list &&
    element(
      "details",
      { class: "outlook-evidence", "data-of": measure.id, "data-noted": true, open: unfolded },
      element("summary", {}, page.say("evidence")),
      list,
    );
  return element(
    "li",
    { "data-action-for": measure.id },
    element("p", { class: "outlook-action-name" }, linkedMeasure(page, measure)),
    element(
      "p",
      { class: "outlook-action-worth" },
      element("b", {}, gainOf(page, measure)),
      ` ${page.say("effort_value", { effort: measure.display.effort ?? "" })}`,
    ),
    measure.certificates.length > 0 && element("p", { "data-takes": true }, certificatesOf(page, measure, kept.names)),
    evidence,
    element("div", { class: "outlook-duty" }, duty(page, measure, kept, "who"), duty(page, measure, kept, "until")),
  );
}

/**
 * @param {Page} page
 * @param {Measure} measure
 * @param {{ settings: Settings, store: Store }} kept
 * @param {"who" | "until"} key
 */
function duty(page, measure, { settings, store }, key) {
  const place = placeOf(page, measure);
  const attributes = { id: `duty-${key}-${measure.id}`, "aria-label": page.say(`${key}_of`, { place }) };
  const kept = dutyOn(store.get(), settings.get(), measure.id)[key];
  const keep = (/** @type {string} */ value) => {
    if (settings.get().duties[measure.id]) moveDuty(store, settings, measure.id);
    store.change((state) => setAction(state, measure.id, KEYS[key], value));
  };
  const field =
    key === "until"
      ? dayField(page, { day: kept, waiting: settings, place: `until/${waitsAt(store.get(), measure.id)}`, keep, attributes })
      : textField(kept, keep, attributes);
  markEmptyIn(field);
  return element("label", {}, element("span", {}, page.say(key)), " ", field);
}

/**
 * @param {string} kept
 * @param {(value: string) => void} keep
 * @param {Record<string, string>} attributes
 */
function textField(kept, keep, attributes) {
  const field = element("input", { type: "text", maxlength: "100", ...attributes });
  field.value = kept;
  field.addEventListener("input", () => keep(field.value));
  return field;
}

/** On paper, an empty field is a line to write on. @param {HTMLElement} place a field, or what holds one */
function markEmptyIn(place) {
  const field = place instanceof HTMLInputElement ? place : one(place, "input", HTMLInputElement);
  const mark = () => field.toggleAttribute("data-empty", !field.value);
  mark();
  for (const told of ["input", "change"]) field.addEventListener(told, mark);
}

/**
 * A duty that an earlier release kept among the settings goes over into the assessment, once it is touched.
 * @param {Store} store
 * @param {Settings} settings
 * @param {string} measure
 */
function moveDuty(store, settings, measure) {
  const { who, until } = dutyOn(store.get(), settings.get(), measure);
  store.change((state) => {
    setAction(state, measure, "owner", who);
    setAction(state, measure, "due", until);
  });
  settings.change(({ duties }) => delete duties[measure]);
}

/**
 * The measures as rows of a table, its head first.
 * @param {Page} page
 * @param {Measure[]} chosen
 * @param {Record<string, import("./improve-settings.js").Duty>} duties by measure
 * @param {Map<string, string>} names of certificates
 */
export function actionTable(page, chosen, duties, names) {
  const heads = ["col_place", "col_title", "col_gain", "col_effort", "csv_evidence", "who", "until"].map((word) => page.say(word));
  const rows = chosen.map((measure) => {
    const lines = evidenceOf(page, measure)?.querySelectorAll("li") ?? [];
    const { who = "", until = "" } = duties[measure.id] ?? {};
    const number = measure.kind === "clause" ? measure.id : "";
    const evidence = Array.from(lines, (line) => line.textContent?.trim()).join("；");
    const title = [page.pick(measure.title), certificatesOf(page, measure, names)].filter(Boolean).join("；");
    return [number, title, measure.display.gain, measure.effort, evidence, who, until];
  });
  return [heads, ...rows];
}
