// The measures to take as files for a spreadsheet.
import { today } from "../foundation/day.js";
import { one } from "../foundation/dom.js";
import { settled } from "../foundation/latest.js";
import { CSV_FILE, saveFile, toCsv } from "../foundation/save.js";
import { handOut } from "../frame/files.js";
import { linesOn } from "../frame/readings-switch.js";
import { actionTable, dutiesOn } from "./action-list.js";

/** @typedef {import("../engine/api.js").Measure} Measure */
/** @typedef {import("./improve-settings.js").Plan} Plan */
/**
 * What was asked, and the measures that were found; NAMES: of certificates.
 * @typedef {{ asked: Record<string, unknown>, chosen: Measure[], names: Map<string, string> }} Found
 */

/**
 * @param {import("../frame/assessment/page.js").Page} page
 * @param {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} frame
 * @param {import("../workspace/store.js").Store<Plan>} settings
 * @returns {(found: Found | null) => void} takes each new answer
 */
export function bindActionFiles(page, { python, say, store, leaving }, settings) {
  /** @type {Found | null} */
  let latest = null;
  const csv = one(page.root, "[data-action=csv]", HTMLButtonElement);
  const xlsx = one(page.root, "[data-action=xlsx]", HTMLButtonElement);
  csv.addEventListener("click", async () => {
    await settled(page.root);
    if (!latest) return;
    const name = `${page.rubric}-improve-${today()}.csv`;
    const { asked, chosen, names } = latest;
    const rows = actionTable(page, chosen, dutiesOn(store.get(), settings.get(), chosen), names);
    const said = linesOn(page, /** @type {import("../frame/asking.js").Readings} */ (asked.readings ?? {}));
    saveFile(name, toCsv(rows, ...said, page.say("notice")), CSV_FILE);
    say(page.say("csv_saved", { name }));
  });
  xlsx.addEventListener("click", async () => {
    await settled(page.root);
    if (!latest) return;
    const duties = dutiesOn(store.get(), settings.get(), latest.chosen);
    const { assessment } = latest.asked;
    const request = { ...latest.asked, assessment: await leaving(/** @type {Record<string, unknown>} */ (assessment), `${page.rubric}-improve-${today()}.xlsx`) };
    const asked = { kind: "improve", request, duties, on: today() };
    const name = await handOut(page, python, "spreadsheet", asked, xlsx);
    if (name) say(page.say("csv_saved", { name }));
  });
  return (found) => {
    latest = found;
    csv.disabled = xlsx.disabled = !found?.chosen.length;
  };
}
