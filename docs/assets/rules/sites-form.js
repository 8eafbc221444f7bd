// Site samples: what the form asks, and where its fields stand in the request.
import { today, wholeDay } from "../foundation/day.js";
import { all, one } from "../foundation/dom.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("./form.js").Fields} Fields */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */

/** @param {Fields} fields */
export function request({ mode, sites = "", list = "", stage, seed, issued, document, bad, bad_unit }) {
  const common = { kind: "sites", typed: true, document, detection: suspicion(bad, bad_unit) };
  if (mode === "list") return list.trim() ? { ...common, list, stage, seed: seed?.trim(), issued: wholeDay(issued), today: today() } : null;
  return sites.trim() ? { ...common, sites } : null;
}

/**
 * How many bad sites to suppose: a number of them, or a share of all.
 * @param {string} [bad]
 * @param {string} [unit]
 * @returns {Mapping}
 */
function suspicion(bad = "", unit) {
  const marked = /[%％]\s*$/.test(bad);
  if (!bad.replace(/[%％]/g, "").trim()) return {};
  return marked || unit === "percent" ? { bad_share: marked ? bad : `${bad}%` } : { bad_sites: bad };
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
  if (at.startsWith("detection")) return { field: "bad", typed: at === "detection" ? "" : fields.bad };
  return { field: at === "sites" && fields.mode === "list" ? "list" : at };
}

/**
 * Only the questions that belong to what is known; a list has a seed from the start.
 * @param {Page} page
 * @param {Fields} fields
 */
export function adapt(page, fields) {
  for (const part of all(page.root, "[data-for]", HTMLElement)) part.hidden = part.dataset.for !== fields.mode;
  const seed = seedOf(page);
  if (fields.mode === "list" && !seed.value && document.activeElement !== seed) {
    seed.value = freshSeed();
    fields.seed = seed.value;
  }
  if (fields.mode === "list" && fields.seed && document.activeElement !== seed) fields.seeds = note(page, fields.seed);
}

/** @param {Page} page */
const seedOf = (page) => one(page.root, "[data-field=seed]", HTMLInputElement);

/**
 * Whoever tries seeds until the draw suits them is seen to: every seed that was drawn with stays in the form.
 * @param {Page} page
 * @param {string} seed
 * @returns {string} all of them, the latest last
 */
function note(page, seed) {
  const field = one(page.root, "[data-field=seeds]", HTMLTextAreaElement);
  const seeds = field.value.split("\n").filter(Boolean);
  if (seeds.at(-1) !== seed.trim()) field.value = [...seeds, seed.trim()].join("\n");
  return field.value;
}

/**
 * @param {Page} page
 * @param {(fields: Fields) => void} fill
 */
export function bindSeeds(page, fill) {
  const seed = seedOf(page);
  seed.addEventListener("change", () => seed.value.trim() && note(page, seed.value));
  one(page.root, "[data-action=fresh-seed]", HTMLButtonElement).addEventListener("click", () => {
    const fresh = freshSeed();
    fill({ seed: fresh, seeds: note(page, fresh) });
  });
}

/** Six digits: short enough to be read out over the telephone. */
export const freshSeed = () => String(100_000 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 900_000));
