// Two fields for the first and the last day of a period.
import { dayFrom } from "../foundation/day.js";
import { element } from "../foundation/dom.js";
import { dayField } from "./waiting-day.js";
import { keepTyped, typedAt } from "../frame/unfinished.js";

/** @typedef {import("../foundation/words.js").Speaking} Page */
/** @typedef {import("../frame/unfinished.js").Waiting} Waiting */
/** @typedef {{ from: string, to: string }} Period */

/**
 * Two days; what they make is kept once both are there and in order. Until then each end waits, and that one is lacking is said.
 * @param {Page} page
 * @param {string} name
 * @param {{ period: Period | null, waiting: Waiting, place: string, keep: (period: Period | null) => void }} slot
 */
export function periodFields(page, name, { period, waiting, place, keep }) {
  const fault = element("span", { class: "calc-fault", "data-half": true, hidden: true }, page.say("ev_period_wrong"));
  const places = { from: `${place}/from`, to: `${place}/to` };
  const days = { from: period?.from ?? dayFrom(typedAt(waiting, places.from)) ?? "", to: period?.to ?? dayFrom(typedAt(waiting, places.to)) ?? "" };
  const tell = () => (fault.hidden = (!days.from && !days.to) || isPeriod(days));
  const end = (/** @type {"from" | "to"} */ which) =>
    dayField(page, {
      day: days[which],
      waiting,
      place: places[which],
      attributes: { "data-key": `covers-${which}`, "aria-label": `${name} ${page.say(`ev_${which}`)}` },
      keep(day) {
        days[which] = day;
        const whole = isPeriod(days);
        for (const each of /** @type {const} */ (["from", "to"])) if (days[each]) keepTyped(waiting, places[each], whole ? "" : days[each]);
        keep(whole ? { ...days } : null);
        tell();
      },
    });
  tell();
  return element("div", { class: "evidence-period", role: "group", "aria-label": name }, element("span", {}, name), " ", end("from"), ` ${page.say("ev_until")} `, end("to"), fault);
}

/** @param {Period} days */
const isPeriod = ({ from, to }) => from !== "" && to !== "" && from <= to;
