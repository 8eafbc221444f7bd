// The result as a table to hand on.
import { today } from "../foundation/day.js";
import { one } from "../foundation/dom.js";
import { note } from "../foundation/notes.js";
import { CSV_FILE, saveFile, toCsv } from "../foundation/save.js";
import { handOut } from "../frame/files.js";
import { groundsOf } from "./grounds.js";
import { rowsOf, saidOf, stoppedAt } from "./result.js";

/**
 * @param {import("./page.js").ImpactPage} page
 * @param {() => import("../engine/client.js").Engine} python
 * @param {() => import("./run.js").Outcome[]} outcomes
 * @param {() => number} wanted how many were to be calculated
 */
export function bindFiles(page, python, outcomes, wanted) {
  const act = (/** @type {string} */ name) => one(page.root, `[data-action=${name}]`, HTMLButtonElement);
  const saved = (/** @type {string | null} */ name) => name && note(page, page.say("saved_file", { name }));
  act("print").addEventListener("click", () => print());
  act("csv").addEventListener("click", () => {
    const { heads, rows } = rowsOf(page, outcomes());
    const name = `impact-${today()}.csv`;
    const stopped = stoppedAt(page, outcomes(), wanted());
    const below = [...(stopped ? [stopped] : []), ...groundsOf(page, outcomes())].map((line) => [line]);
    saveFile(name, toCsv([heads, ...rows, ...below], page.say("notice")), CSV_FILE);
    saved(name);
  });
  const xlsx = act("xlsx");
  xlsx.addEventListener("click", async () => {
    const { rows } = rowsOf(page, outcomes());
    const asked = { kind: "impact", on: today(), title: page.say("impact_title"), said: saidOf(page, outcomes(), wanted()), rows };
    saved(await handOut(page, python(), "spreadsheet", asked, xlsx));
  });
}
