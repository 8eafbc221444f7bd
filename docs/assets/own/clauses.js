// Sections, indicators and clauses of the form, each a copy of the one in the mould with its own words in it.
import { all, element, one } from "../foundation/dom.js";
import { withUnit } from "./mould.js";

/** @typedef {import("./mould.js").Words} Words */

/**
 * @param {HTMLElement} root
 * @param {import("../workspace/own-rubrics.js").Form} form
 * @param {Words} words
 */
export function castSections(root, form, words) {
  const mould = one(root, "[data-section]", HTMLElement);
  mould.replaceWith(...form.sections.map((/** @type {any} */ section) => castSection(mould, section, words)));
}

/**
 * @template {HTMLElement} Kind
 * @param {Kind} mould
 * @returns {Kind}
 */
const copyOf = (mould) => /** @type {Kind} */ (mould.cloneNode(true));

/**
 * @param {HTMLElement} mould
 * @param {any} section
 * @param {Words} words
 */
function castSection(mould, section, words) {
  const made = copyOf(mould);
  made.dataset.section = section.id;
  const heading = one(made, "h2", HTMLElement);
  made.setAttribute("aria-labelledby", (heading.id = `section-${section.id}`));
  const tally = one(heading, "[data-section-tally]", HTMLElement);
  tally.dataset.sectionTally = section.id;
  head(heading, section, words, tally);
  const indicator = one(made, "[data-indicator]", HTMLElement);
  indicator.replaceWith(...section.indicators.map((/** @type {any} */ each) => castIndicator(indicator, each, words)));
  return made;
}

/**
 * Number, title and points, as they stand in a heading.
 * @param {HTMLElement} heading
 * @param {any} part
 * @param {Words} words
 * @param {...Node} behind
 */
function head(heading, part, words, ...behind) {
  const number = element("span", { class: "calc-number" }, part.number);
  const points = element("span", { class: "calc-points" }, withUnit(words, part.points));
  heading.replaceChildren(number, ` ${words.pick(part.title)} `, points, ...behind);
}

/**
 * @param {HTMLElement} mould
 * @param {any} indicator
 * @param {Words} words
 */
function castIndicator(mould, indicator, words) {
  const made = copyOf(mould);
  const name = `${indicator.number} ${words.pick(indicator.title)}`;
  made.dataset.indicator = indicator.id;
  made.dataset.clauses = String(indicator.clauses.length);
  made.dataset.name = name;
  head(one(made, "h3", HTMLElement), indicator, words);
  const deletable = indicator.clauses.some((/** @type {any} */ each) => each.deletable);
  const rest = one(made, "[data-action=rest-met]", HTMLElement);
  rest.setAttribute("aria-label", words.say("rest_met_for", { indicator: name }));
  const without = one(made, "[data-tool=deletions]", HTMLElement);
  if (deletable) without.setAttribute("aria-label", words.say("indicator_deletion", { indicator: name }));
  else without.remove();
  const clause = one(made, "[data-clause]", HTMLFieldSetElement);
  clause.replaceWith(...indicator.clauses.map((/** @type {any} */ each) => castClause(clause, each, words)));
  return made;
}

/**
 * @param {HTMLFieldSetElement} mould
 * @param {any} clause
 * @param {Words} words
 */
function castClause(mould, clause, words) {
  const { pick, say } = words;
  const made = copyOf(mould);
  made.id = `c-${clause.id}`;
  made.dataset.clause = clause.id;
  made.dataset.title = pick(clause.title);
  made.toggleAttribute("data-deletable", clause.deletable);
  const number = one(made, "a.calc-number", HTMLAnchorElement);
  number.replaceWith(element("span", { class: "calc-number" }, clause.id));
  text(made, ".calc-title", pick(clause.title));
  text(made, ".calc-points", withUnit(words, clause.points));
  text(made, ".calc-requirement", pick(clause.requirement));
  textOr(made, ".calc-applies", clause.applies_when && [one(made, ".calc-applies strong", HTMLElement), pick(clause.applies_when)]);
  for (const radio of all(made, "input[type=radio]", HTMLInputElement)) {
    radio.name = `finding-${clause.id}`;
    if (radio.value === "not_applicable" && !clause.deletable) radio.closest("label")?.remove();
  }
  one(made, "[data-fault]", HTMLElement).id = `fault-${clause.id}`;
  for (const field of made.querySelectorAll("[aria-describedby]")) field.setAttribute("aria-describedby", `fault-${clause.id}`);
  text(made, ".calc-sample .calc-hint", clause.sample ? say("sample_of") + pick(clause.sample) : say("sample_unusual"));
  castDetails(one(made, "details", HTMLDetailsElement), clause, words);
  return made;
}

/**
 * @param {HTMLDetailsElement} details
 * @param {any} clause
 * @param {Words} words
 */
function castDetails(details, clause, { say, pick }) {
  const [summary, note] = [one(details, "summary", HTMLElement), one(details, ".calc-note", HTMLElement)];
  /** @type {(title: string, texts: any[]) => Node[]} */
  const listed = (title, texts) =>
    texts.length ? [element("h4", {}, title), element("ul", {}, ...texts.map((each) => element("li", {}, pick(each))))] : [];
  details.replaceChildren(
    summary,
    ...listed(say("evidence"), clause.evidence),
    ...clause.guidance.flatMap((/** @type {any} */ group) => listed(pick(group.title), group.list)),
    ...(clause.marking_note ? [element("h4", {}, say("marking_note")), element("p", {}, pick(clause.marking_note))] : []),
    note,
  );
}

/** @param {HTMLElement} made @param {string} selector @param {string} words */
const text = (made, selector, words) => (one(made, selector, HTMLElement).textContent = words);

/**
 * @param {HTMLElement} made
 * @param {string} selector
 * @param {(Node | string)[] | null | ""} parts null: it is not there
 */
function textOr(made, selector, parts) {
  const place = one(made, selector, HTMLElement);
  if (parts) place.replaceChildren(...parts);
  else place.remove();
}
