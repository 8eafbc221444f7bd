// Site samples: what the form asks, and where its fields stand in the request.
import { filled } from "../engine/ask.js";
import { all, one } from "../foundation/dom.js";
import { exact } from "../foundation/typed.js";
import { plain } from "./fields.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("./form.js").Fields} Fields */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */

/** @param {Fields} fields */
export function request(fields) {
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
export function less({ detection, ...asked }, faults) {
  return detection && faults.every((fault) => fault.at.startsWith("detection")) ? asked : null;
}

/**
 * @param {string} at
 * @param {Fields} fields
 */
export function place(at, fields) {
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
export function adapt(page, fields) {
  for (const part of all(page.root, "[data-for]", HTMLElement)) part.hidden = part.dataset.for !== fields.mode;
  const seed = one(page.root, "[data-field=seed]", HTMLInputElement);
  if (fields.mode === "list" && !seed.value && document.activeElement !== seed) {
    seed.value = freshSeed();
    fields.seed = seed.value;
  }
}

/** Six digits: short enough to be read out over the telephone. */
export const freshSeed = () => String(100_000 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 900_000));
