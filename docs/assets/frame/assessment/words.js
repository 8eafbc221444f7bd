// How an assessment is spoken of: the names of its places, and findings in words.
import { isMapping } from "../../foundation/shapes.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * @param {Page} page
 * @returns {import("../places.js").Words}
 */
export const assessmentWords = (page) => ({
  place: (place) => placeName(page, place),
  value: (value) => valueInWords(page, value),
});

/** Places beside the clauses: in the format, in the form's state, in the settings of a page that looks ahead. @type {Record<string, string>} */
const BESIDE = {
  special_deductions: "specials",
  deductions: "specials",
  special_bonus: "specials",
  bonus: "specials",
  certificates: "certificates",
  as_of: "evidence_title",
  period: "evidence_title",
  evidence: "evidence_title",
  owners: "evidence_title",
  actions: "actions_title",
  decisions: "agree_title",
  decided_from: "agree_title",
  in_force_on: "in_force_place",
  unfinished: "unfinished_place",
  adding: "unfinished_place",
};

/** What is set on the pages that look ahead, by the first key of its place. */
const SETTINGS = [
  ...["default", "target", "efforts", "clauses", "duties"], // likely level, what to fix first
  ...["start", "off", "weekends", "person_days", "hours", "lead", "members", "office", "sites", "at_sites", "changes"], // timetable
  ...["extents", "before", "first", "second", "settled", "names", "by"], // visits, two assessments, handing in
];

/**
 * @param {Page} page
 * @param {string} place such as findings.5.1.1.1, entries.5.1.1.1.choice, organisation.name
 */
function placeName(page, place) {
  const [part = "", ...rest] = place.replace(/^besides\./, "").split(".");
  const whole = rest.join(".");
  const clause = page.clauses.find(({ id }) => whole === id || whole.startsWith(`${id}.`));
  if (clause) return clause.id;
  if (part === "organisation") return page.say(whole ? `organisation_${whole}` : "head_form");
  const said = BESIDE[part] ?? (SETTINGS.includes(part) ? "settings_place" : null);
  return said === null ? place : page.say(said);
}

/**
 * @param {Page} page
 * @param {unknown} value
 * @returns {string}
 */
function valueInWords(page, value) {
  if (value === null || value === undefined) return "";
  if (value === "met" || value === "not_met") return page.say(value);
  if (Array.isArray(value)) return value.map((each) => valueInWords(page, each)).join(page.say("list_comma"));
  if (!isMapping(value)) return String(value);
  const { sampled, nonconforming, reason, not_met: found, not_applicable: deleted, clause } = value;
  if (sampled !== undefined) return joined(page, page.say("sampled_in_words", { sampled, nonconforming }), reason);
  if (found !== undefined) return joined(page, page.say("not_met"), found);
  if (deleted !== undefined) return joined(page, page.say("not_applicable"), deleted);
  return Object.keys(value).every((key) => key === "reason" || key === "clause") ? joined(page, String(reason ?? ""), clause) : keysInWords(page, value);
}

/**
 * What is said key by key: a piece of evidence, an action, a decision, a period, a finding site by site.
 * @param {Page} page
 * @param {Record<string, unknown>} value
 */
function keysInWords(page, value) {
  /** A word that the page has for KEY; what was typed by somebody, such as the name of a site, stands for itself. @param {string} kind @param {string} key */
  const word = (kind, key) => {
    const name = `value_${kind}_${key.replaceAll("-", "_")}`;
    const said = page.say(name);
    return said === name ? key : said;
  };
  const said = Object.entries(value).map(([key, inner]) => {
    const words = key === "state" && typeof inner === "string" ? word("state", inner) : valueInWords(page, inner);
    return words && joined(page, word("key", key), words);
  });
  return said.filter(Boolean).join(page.say("list_comma"));
}

/**
 * @param {Page} page
 * @param {string} words
 * @param {unknown} reason
 */
const joined = (page, words, reason) => (reason ? [words, String(reason)].filter(Boolean).join(page.say("switch_colon")) : words);
