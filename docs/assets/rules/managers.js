// How many after-sales service managers, by each reading.
import { element } from "../foundation/dom.js";
import { otherReadings } from "../frame/grounds.js";
import { start } from "./calculator.js";
import { place, request } from "./managers-form.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ManagersResult} Result */

/**
 * Our reading first, then the others, so that nobody overlooks that there are two.
 * @param {Page} page
 * @param {Result} result
 */
function show(page, result) {
  const ours = card(
    page.say("managers_by", { staff: page.pick(result.of_label) }),
    page.say("managers_value", { value: result.display.managers }),
    Object.keys(result.chosen_readings).length ? "" : page.say("adopted"),
    "rule-card rule-card--main",
  );
  const others = otherReadings(result).map((reading) => {
    const { managers } = reading.result;
    const value = typeof managers === "string" ? page.say("managers_value", { value: managers }) : page.say("no_figure");
    return card(page.pick(reading.text), value, typeof managers === "string" ? "" : page.say("all_staff_hint"), "rule-card");
  });
  return [element("div", { class: "rule-cards rule-cards--tall" }, ours, ...others)];
}

/**
 * @param {string} title
 * @param {string} value
 * @param {string} remark
 * @param {string} look
 */
const card = (title, value, remark, look) =>
  element(
    "div",
    { class: look },
    element("h3", {}, title),
    element("p", { class: "rule-value" }, value),
    remark ? element("p", { class: "calc-hint" }, remark) : null,
  );

/**
 * @param {Page} page
 * @param {Result} result
 */
const announce = (page, { display }) => page.say("announce_managers", display);

void start({ unit: "managers_value", request, place, show, announce });
