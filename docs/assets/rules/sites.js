// Site samples: how many, which ones, and what a sample of that size can see.
import { today } from "../foundation/day.js";
import { all, element, one } from "../foundation/dom.js";
import { CSV_FILE, saveFile, toCsv } from "../foundation/save.js";
import { handOut } from "../frame/files.js";
import { linesOn } from "../frame/readings-switch.js";
import { start } from "./calculator.js";
import { chances } from "./detection.js";
import { drawnSites, drawTable } from "./draw.js";
import { population } from "./population.js";
import { adapt, bindSeeds, less, place, request } from "./sites-form.js";
import { openTable } from "./table-file.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("../engine/api.js").SitesResult} Result */
/** @typedef {keyof import("../engine/api.js").DetectionPointDisplay} Audit */

/** @type {Audit[]} */
const AUDITS = ["initial", "surveillance", "recertification"];

/**
 * @param {Page} page
 * @param {Result} result
 * @param {import("../engine/ask.js").Fault[]} faults
 */
function show(page, result, faults) {
  const draw = one(page.root, "[data-draw]", HTMLElement);
  draw.hidden = !result.draw;
  for (const each of all(page.root, "[data-action=csv], [data-action=xlsx]", HTMLButtonElement)) each.hidden = !result.draw;
  one(draw, "[data-drawn]", HTMLElement).replaceChildren(...(result.draw ? drawnSites(page, result.draw, withOffice(result)) : []));
  const { value: list } = one(page.root, "[data-field=list]", HTMLTextAreaElement);
  one(draw, "[data-population]", HTMLElement).replaceChildren(...(result.draw ? population(page, list, result) : []));
  one(page.root, "[data-detection]", HTMLElement).hidden = false;
  const parts = result.detection ? chances(page, result) : faults.map((fault) => tooMany(page, fault));
  one(page.root, "[data-chances]", HTMLElement).replaceChildren(...parts);
  const chosen = result.draw?.stage;
  return [
    element("div", { class: "rule-cards" }, ...AUDITS.map((audit) => card(page, audit, result.display[audit], audit === chosen))),
    withOffice(result) ? element("p", {}, page.say("plus_office")) : null,
    leftOut(page, result.left_out),
  ];
}

/**
 * Whether the central office is visited every time.
 * @param {Result} result
 */
const withOffice = ({ always }) => always.includes("central-office");

/**
 * The rows of a list that are no sites: told, because one of them might be one after all.
 * @param {Page} page
 * @param {Result["left_out"]} rows
 */
function leftOut(page, rows) {
  if (!rows.length) return null;
  const lines = rows.map(({ row, text, reason }) =>
    element("li", {}, page.say("row_left_out", { row, text, reason: page.pick(reason) })),
  );
  return element("div", { class: "calc-hint", "data-left-out": true }, page.say("rows_left_out"), element("ul", {}, ...lines));
}

/**
 * @param {Page} page
 * @param {import("../engine/ask.js").Fault} fault
 */
const tooMany = (page, fault) =>
  element("p", { class: "calc-hint" }, fault.at === "detection" ? page.say("detection_too_many", { expected: page.pick(fault.expected) }) : "");

/**
 * @param {Page} page
 * @param {Audit} audit
 * @param {string} count
 * @param {boolean} chosen
 */
const card = (page, audit, count, chosen) =>
  element(
    "div",
    { class: `rule-card${chosen ? " rule-card--main" : ""}`, "data-figure": audit },
    element("h3", {}, page.figure(audit)),
    element("p", { class: "rule-value" }, page.say("sites_value", { value: count })),
  );

/** @param {Page} page */
function clear(page) {
  for (const part of all(page.root, "[data-draw], [data-detection], [data-action=csv], [data-action=xlsx]", HTMLElement)) part.hidden = true;
}

/**
 * @param {Page} page
 * @param {Result} result
 */
function announce(page, { display, draw }) {
  const sizes = page.say("announce_sites", display);
  const names = draw?.choices.map((choice) => choice.name).join(page.say("list_comma"));
  return names ? `${sizes} ${page.say("announce_drawn", { names })}` : sizes;
}

/**
 * @param {Page} page
 * @param {import("./calculator.js").Tools} tools
 */
function bind(page, tools) {
  /**
   * @param {string} name
   * @param {() => void} act
   */
  const on = (name, act) => one(page.root, `[data-action=${name}]`, HTMLButtonElement).addEventListener("click", act);
  bindSeeds(page, tools.fill);
  on("example", () => {
    tools.replace({ mode: "list", list: page.say("site_list_sample").replaceAll("|", "\n") }, page.say("site_list_example"));
  });
  on("csv", () => {
    const answer = tools.latest();
    const result = /** @type {Result | undefined} */ (answer?.result);
    if (!answer || !result?.draw) return;
    const name = `sites-${result.draw.stage}-${today()}.csv`;
    saveFile(name, toCsv(drawTable(page, result.draw, withOffice(result)), ...linesOn(page, answer.readings), page.say("notice")), CSV_FILE);
    tools.say(page.say("saved_file", { name }));
  });
  const xlsx = one(page.root, "[data-action=xlsx]", HTMLButtonElement);
  xlsx.addEventListener("click", async () => {
    const request = tools.latest()?.asked;
    if (!request) return;
    const asked = { kind: "sites", request, on: today() };
    const name = await handOut(page, tools.python, "spreadsheet", asked, xlsx);
    if (name) tools.say(page.say("saved_file", { name }));
  });
  openTable(page, tools.python, (list, message) => tools.replace({ mode: "list", list }, message));
}

void start({ unit: "sites_value", request, less, place, adapt, show, announce, clear, bind });
