// Site samples: how many, which ones, and what a sample of that size can see.
import { handOut } from "../frame/files.js";
import { today } from "../foundation/day.js";
import { all, element, one } from "../foundation/dom.js";
import { note } from "../foundation/notes.js";
import { saveFile, toCsv } from "../foundation/save.js";
import { exact } from "../foundation/typed.js";
import { languageOf } from "../foundation/words.js";
import { chances } from "./detection.js";
import { drawnSites, drawTable } from "./draw.js";
import { filled, plain } from "./fields.js";
import { start } from "./shell.js";
import { openTable } from "./table-file.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Fields} Fields */
/** @typedef {import("./reply.js").SitesResult} Result */
/** @typedef {import("./reply.js").Audit} Audit */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */

/** @type {Audit[]} */
const AUDITS = ["initial", "surveillance", "recertification"];

/** @param {Fields} fields */
function request(fields) {
  const detection = suspicion(fields);
  const common = { kind: "sites", ...filled({ document: fields.document }), detection };
  if (fields.mode === "list") {
    const { list = "", stage, issued } = fields;
    return list.trim() ? { ...common, list, stage, seed: plain(fields.seed), ...filled({ issued }) } : null;
  }
  return plain(fields.sites) ? { ...common, sites: plain(fields.sites) } : null;
}

/**
 * How many bad sites to suppose, as the engine takes it: a number of them, or a share as a fraction.
 * @param {Fields} fields
 * @returns {Mapping}
 */
function suspicion({ bad, bad_unit }) {
  const typed = plain(bad).replace(/%$/, "").trim();
  if (!typed) return {};
  const isShare = bad_unit === "percent" || plain(bad).endsWith("%");
  return isShare ? { bad_share: exact(`${typed}%`) } : { bad_sites: typed };
}

/**
 * Too many sites for a plot, or a supposition that makes no sense, does not hide the sample.
 * @param {Mapping} asked
 * @param {import("../engine/ask.js").Fault[]} faults
 */
function less({ detection, ...asked }, faults) {
  return detection && faults.every((fault) => fault.at.startsWith("detection")) ? asked : null;
}

/**
 * @param {string} at
 * @param {Fields} fields
 */
function place(at, fields) {
  const [, line] = /^list\.(\d+)/.exec(at) ?? [];
  if (line) return { field: "list", line: Number(line) };
  if (at.startsWith("detection")) return { field: "bad" };
  return { field: at === "sites" && fields.mode === "list" ? "list" : at };
}

/**
 * Only the questions that belong to what is known; a list has a seed from the start.
 * @param {Page} page
 * @param {Fields} fields
 */
function adapt(page, fields) {
  for (const part of all(page.root, "[data-for]", HTMLElement)) part.hidden = part.dataset.for !== fields.mode;
  const seed = one(page.root, "[data-field=seed]", HTMLInputElement);
  if (fields.mode === "list" && !seed.value && document.activeElement !== seed) {
    seed.value = freshSeed();
    fields.seed = seed.value;
  }
}

/** Six digits: short enough to be read out over the telephone. */
const freshSeed = () => String(100_000 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 900_000));

/**
 * @param {Page} page
 * @param {Result} result
 * @param {import("../engine/ask.js").Fault[]} faults
 */
function show(page, result, faults) {
  const draw = one(page.root, "[data-draw]", HTMLElement);
  draw.hidden = !result.draw;
  for (const each of all(page.root, "[data-action=csv], [data-action=xlsx]", HTMLButtonElement)) each.hidden = !result.draw;
  one(draw, "[data-drawn]", HTMLElement).replaceChildren(...(result.draw ? drawnSites(page, result.draw) : []));
  one(page.root, "[data-detection]", HTMLElement).hidden = false;
  const parts = result.detection ? chances(page, result) : faults.map((fault) => tooMany(page, fault));
  one(page.root, "[data-chances]", HTMLElement).replaceChildren(...parts);
  const chosen = result.draw?.stage;
  return [
    element("div", { class: "rule-cards" }, ...AUDITS.map((audit) => card(page, audit, result.display[audit], audit === chosen))),
    element("p", {}, page.say("plus_office")),
  ];
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
 * @param {import("./shell.js").Tools} tools
 */
function bind(page, tools) {
  /**
   * @param {string} name
   * @param {() => void} act
   */
  const on = (name, act) => one(page.root, `[data-action=${name}]`, HTMLButtonElement).addEventListener("click", act);
  on("fresh-seed", () => tools.change({ seed: freshSeed() }));
  on("example", () => {
    const before = tools.fields();
    tools.change({ mode: "list", list: page.say("site_list_sample").replaceAll("|", "\n") });
    if (before.list?.trim()) note(page, page.say("site_list_example"), () => tools.change(before));
  });
  on("csv", () => {
    const result = /** @type {Result | undefined} */ (tools.latest()?.result);
    if (!result?.draw) return;
    const name = `sites-${result.draw.stage}-${today()}.csv`;
    saveFile(name, toCsv(drawTable(page, result.draw)), "text/csv;charset=utf-8");
    note(page, page.say("saved_file", { name }));
  });
  const xlsx = one(page.root, "[data-action=xlsx]", HTMLButtonElement);
  xlsx.addEventListener("click", async () => {
    const request = tools.latest()?.request;
    if (!request) return;
    const asked = { kind: "sites", request, language: languageOf(page.root), on: today() };
    const name = await handOut(page, tools.python, "spreadsheet", asked, xlsx);
    if (name) note(page, page.say("saved_file", { name }));
  });
  openTable(page, tools.python, (list) => tools.change({ mode: "list", list }));
}

start({ unit: "sites_value", request, less, place, adapt, show, announce, clear, bind });
