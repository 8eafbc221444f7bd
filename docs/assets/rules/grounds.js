// The grounds of a result: other readings, discrepancies relied on, the steps with their clauses, the document's fingerprint.
import { element } from "../foundation/dom.js";
import { fingerprint } from "../frame/fingerprint.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../foundation/words.js").Reference} Reference */
/** @typedef {import("./reply.js").Grounded} Grounded */
/** @typedef {import("./reply.js").Reading} Reading */
/** @typedef {import("./reply.js").Figure} Figure */

/**
 * @param {Page} page
 * @param {Grounded} result
 * @param {string} unit key of the words for a number with its unit
 * @returns {HTMLElement[]}
 */
export function grounds(page, result, unit) {
  return [readings(page, result, unit), discrepancies(page, result), trace(page, result)].filter((part) => part !== null);
}

/**
 * The readings besides the one that RESULT was calculated by.
 * @param {Grounded} result
 */
export const otherReadings = (result) =>
  result.readings.filter(({ discrepancy, reading }) => result.chosen_readings[discrepancy] !== reading);

/**
 * One sentence beside the result itself: whether it hangs on a reading.
 * @param {Page} page
 * @param {Grounded} result
 */
export function depends(page, result) {
  const others = otherReadings(result);
  if (!others.length) return null;
  const differ = others.some((reading) => reading.differs);
  return element(
    "p",
    { class: differ ? "rule-depends" : "calc-hint", "data-depends": String(differ) },
    page.say(differ ? "depends_differ" : "depends_same"),
  );
}

/**
 * The clause of REFERENCE, as a link where the site has it.
 * @param {Page} page
 * @param {Reference} reference
 */
export function clauseLink(page, reference) {
  const place = page.place(reference);
  return place
    ? element("a", { href: place.address, class: "rule-clause" }, place.label)
    : element("span", { class: "rule-clause" }, `${reference.document} ${reference.clause}`);
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {string} fallback
 */
function discrepancyLink(page, name, fallback) {
  const known = page.discrepancy(name);
  return known ? element("a", { href: known.address }, known.title) : element("span", {}, fallback);
}

/**
 * @param {Page} page
 * @param {Grounded} result
 * @param {string} unit
 */
function readings(page, result, unit) {
  const lines = [
    ...otherReadings(result).map((reading) => ({ reading, line: readingLine(page, reading, unit) })),
    ...result.not_computed.map((reading) => ({ reading, line: notComputedLine(page, reading) })),
  ];
  if (!lines.length) return null;
  const names = [...new Set(lines.map(({ reading }) => reading.discrepancy))];
  const groups = names.map((name) => {
    const own = lines.filter(({ reading }) => reading.discrepancy === name);
    const title = own[0] ? `${own[0].reading.register} ${page.pick(own[0].reading.title)}` : name;
    return element("li", {}, discrepancyLink(page, name, title), element("ul", {}, ...own.map(({ line }) => line)));
  });
  return part("readings", page.say("readings"), element("ul", { class: "rule-readings" }, ...groups));
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
 * @param {import("./reply.js").NotComputed} reading
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
const outcome = (page, { differing, result: { other_dates, ...known }, display }, unit) =>
  differing
    .map((name) => ({ label: page.figure(name), figure: display?.[name] ?? known[name] ?? other_dates?.[name] ?? null }))
    .map(({ label, figure }) => page.say("figure_line", { label, value: shown(page, figure, unit) }))
    .join(page.say("list_comma"));

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

/**
 * @param {Page} page
 * @param {Grounded} result
 */
function discrepancies(page, result) {
  const lines = result.discrepancies.map((name) => element("li", {}, discrepancyLink(page, name, name)));
  return lines.length ? part("discrepancies", page.say("discrepancies"), element("ul", {}, ...lines)) : null;
}

/**
 * @param {Page} page
 * @param {Grounded} result
 */
function trace(page, result) {
  const steps = result.trace.map((step) =>
    element("li", { "data-step": step.step }, page.pick(step.text), " ", step.source && clauseLink(page, step.source)),
  );
  const document = result.document ?? result.rubric;
  const basis = document && fingerprint(page, document);
  return part("trace", page.say("trace"), element("ol", {}, ...steps), basis);
}

/**
 * @param {string} name
 * @param {string} title
 * @param {...(HTMLElement | undefined)} content
 */
function part(name, title, ...content) {
  const id = `rule-${name}-title`;
  return element(
    "section",
    { class: "rule-ground", "data-ground": name, "aria-labelledby": id },
    element("h2", { id }, title),
    ...content,
  );
}
