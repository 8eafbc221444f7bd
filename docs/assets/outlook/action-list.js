// The measures to take: each with its evidence a click away, who does it and until when; and the same as a table.
import { element } from "../foundation/dom.js";
import { evidenceOf, gainOf, linkedMeasure, placeOf } from "./measure.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").Measure} Measure */
/** @typedef {import("./improve-settings.js").Plan} Plan */
/** @typedef {import("../workspace/store.js").Store<Plan>} Settings */


/**
 * Drawn anew only where the list is another one: somebody may be typing in it.
 * @param {Page} page
 * @param {HTMLElement} place
 * @param {Measure[]} chosen
 * @param {Settings} settings
 */
export function showActions(page, place, chosen, settings) {
  const drawn = JSON.stringify(chosen);
  if (place.dataset.drawn === drawn) return;
  place.dataset.drawn = drawn;
  const unfolded = new Set(Array.from(place.querySelectorAll("details[open]"), (each) => each.getAttribute("data-of")));
  const lines = chosen.map((measure) => action(page, measure, settings, unfolded.has(measure.id)));
  place.replaceChildren(element("ol", { class: "outlook-actions" }, ...lines));
}

/**
 * @param {Page} page
 * @param {Measure} measure
 * @param {Settings} settings
 * @param {boolean} unfolded
 */
function action(page, measure, settings, unfolded) {
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
    evidence,
    element("div", { class: "outlook-duty" }, duty(page, measure, settings, "who"), duty(page, measure, settings, "until")),
  );
}

/**
 * @param {Page} page
 * @param {Measure} measure
 * @param {Settings} settings
 * @param {"who" | "until"} key
 */
function duty(page, measure, settings, key) {
  const place = placeOf(page, measure);
  const field = element("input", {
    type: key === "who" ? "text" : "date",
    id: `duty-${key}-${measure.id}`,
    maxlength: key === "who" ? "100" : undefined,
    "aria-label": page.say(`${key}_of`, { place }),
  });
  field.value = settings.get().duties[measure.id]?.[key] ?? "";
  const markEmpty = () => field.toggleAttribute("data-empty", !field.value); // on paper, a line to write on
  markEmpty();
  field.addEventListener("input", () => {
    markEmpty();
    settings.change(({ duties }) => {
      duties[measure.id] = { ...(duties[measure.id] ?? { who: "", until: "" }), [key]: field.value };
    });
  });
  return element("label", {}, element("span", {}, page.say(key)), " ", field);
}

/**
 * The measures as rows of a table, its head first.
 * @param {Page} page
 * @param {Measure[]} chosen
 * @param {Plan} plan
 */
export function actionTable(page, chosen, plan) {
  const heads = ["col_place", "col_title", "col_gain", "col_effort", "csv_evidence", "who", "until"].map((word) => page.say(word));
  const rows = chosen.map((measure) => {
    const lines = evidenceOf(page, measure)?.querySelectorAll("li") ?? [];
    const { who = "", until = "" } = plan.duties[measure.id] ?? {};
    const number = measure.kind === "clause" ? measure.id : "";
    const evidence = Array.from(lines, (line) => line.textContent?.trim()).join("；");
    return [number, page.pick(measure.title), measure.display.gain, measure.effort, evidence, who, until];
  });
  return [heads, ...rows];
}
