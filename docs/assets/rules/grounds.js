// The grounds of a rule's result: what it comes to under other readings, and whether it hangs on one.
import { element } from "../foundation/dom.js";
import { clauseLink, grounds, otherReadings, registered } from "../frame/grounds.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("../engine/api.js").AuditTimeResult | import("../engine/api.js").SitesResult} Audited */
/** @typedef {Audited | import("../engine/api.js").CalendarResult | import("../engine/api.js").ManagersResult} RuleResult */
/** @typedef {RuleResult["readings"][number]} Reading */
/** @typedef {string | null | { earliest: string, latest: string }} Figure */

/**
 * @param {Page} page
 * @param {RuleResult} result
 * @param {string} unit key of the words for a number with its unit
 */
export const groundsOf = (page, result, unit) =>
  grounds(page, result, "rubric" in result ? result.rubric : result.document, readings(page, result, unit)).map(section);

/**
 * One sentence beside the result itself: whether it hangs on a reading.
 * @param {Page} page
 * @param {RuleResult} result
 */
export function depends(page, result) {
  const others = othersOf(result);
  if (!others.length) return null;
  const differ = others.some((reading) => reading.differs);
  return element(
    "p",
    { class: differ ? "rule-depends" : "calc-hint", "data-depends": String(differ) },
    page.say(differ ? "depends_differ" : "depends_same"),
  );
}

/**
 * @param {Page} page
 * @param {RuleResult} result
 * @param {string} unit
 */
function readings(page, result, unit) {
  const lines = [
    ...othersOf(result).map((reading) => ({ reading, line: readingLine(page, reading, unit) })),
    ...result.not_computed.map((reading) => ({ reading, line: notComputedLine(page, reading) })),
  ];
  const names = [...new Set(lines.map(({ reading }) => reading.discrepancy))];
  const group = (/** @type {string} */ name) => {
    const own = lines.filter(({ reading }) => reading.discrepancy === name);
    const links = own.slice(0, 1).map(({ reading }) => registered(page, reading));
    return element("li", {}, ...links, element("ul", {}, ...own.map(({ line }) => line)));
  };
  return { count: lines.length, list: () => element("ul", { class: "rule-readings" }, ...names.map(group)) };
}

/**
 * @param {Page} page
 * @param {Reading} reading
 * @param {string} unit
 */
function readingLine(page, reading, unit) {
  const { differs, needs } = reading;
  const words = needs.length ? "reading_needs" : differs ? "reading_differs" : "reading_same";
  const fields = needs.map((field) => page.say(field)).join(page.say("list_comma"));
  return element(
    "li",
    { "data-reading": reading.reading, "data-differs": differs ?? false },
    page.pick(reading.text),
    " ",
    reading.source && clauseLink(page, reading.source),
    element("strong", { class: "rule-reading-result" }, differs ? outcome(page, reading, unit) : ""),
    element("small", { class: "rule-tag" }, page.say(words, { fields })),
  );
}

/**
 * @param {Page} page
 * @param {import("../engine/api.js").NotComputed} reading
 */
const notComputedLine = (page, reading) =>
  element(
    "li",
    { "data-reading": reading.reading, "data-not-computed": true },
    page.pick(reading.text),
    " ",
    element("small", { class: "rule-tag" }, page.say("reading_not_computed")),
    " ",
    element("span", { class: "calc-hint" }, page.pick(reading.why)),
  );

/**
 * The figures that are others than ours.
 * @param {Page} page
 * @param {Reading} reading
 * @param {string} unit
 */
function outcome(page, { differing, result, display }, unit) {
  const { other_dates: dates, ...known } = "other_dates" in result ? result : { other_dates: {}, ...result };
  /** @type {Map<string, Figure>} */
  const figures = new Map(Object.entries({ ...dates, ...known, ...display }));
  return differing
    .map((name) => page.say("figure_line", { label: page.figure(name), value: shown(page, figures.get(name) ?? null, unit) }))
    .join(page.say("list_comma"));
}

/**
 * @param {Page} page
 * @param {Figure} figure
 * @param {string} unit
 */
function shown(page, figure, unit) {
  if (figure === null) return page.say(unit === "date" ? "none_due" : "not_stated");
  if (typeof figure === "object") return page.say("span", figure);
  return unit === "date" ? figure : page.say(unit, { value: figure });
}

/** @param {RuleResult} result */
const othersOf = ({ readings, chosen_readings }) =>
  otherReadings({ readings: /** @type {Reading[]} */ (readings), chosen_readings });

/** @param {import("../frame/grounds.js").Ground} ground */
function section({ name, title, content }) {
  const id = `rule-${name}-title`;
  return element(
    "section",
    { class: "rule-ground", "data-ground": name, "aria-labelledby": id },
    element("h2", { id }, title),
    ...content(),
  );
}
