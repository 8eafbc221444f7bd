// The grounds of a result: other readings, discrepancies relied on, the steps with their clauses, the fingerprint.
import { element } from "../foundation/dom.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../foundation/words.js").Text} Text */
/** @typedef {import("../foundation/words.js").Reference} Reference */
/** @typedef {{ title: Text, edition: string, sha256: string }} Basis a document that a result stands on */
/** @typedef {{ step: string, text: Text, source: Reference | null }} TraceStep */

/**
 * A part of the grounds, which each page sets off in its own way; its content is made when it is wanted.
 * @typedef {object} Ground
 * @property {string} name
 * @property {string} title
 * @property {number | null} count how many there are of what it tells
 * @property {() => HTMLElement[]} content
 */

/**
 * The readings besides those that RESULT was calculated by.
 * @template {{ discrepancy: string, reading: string }} Other
 * @param {{ readings: Other[], chosen_readings: Record<string, string> }} result
 * @returns {Other[]}
 */
export const otherReadings = ({ readings, chosen_readings: chosen }) =>
  readings.filter(({ discrepancy, reading }) => chosen[discrepancy] !== reading);

/**
 * @param {Page} page
 * @param {{ discrepancies: string[], trace: TraceStep[] }} result
 * @param {Basis | undefined} basis
 * @param {{ count: number, list: () => HTMLElement }} readings a line each, or several
 * @returns {Ground[]}
 */
export function grounds(page, { discrepancies, trace }, basis, readings) {
  const registered = () => element("ul", {}, ...discrepancies.map((name) => element("li", {}, discrepancyLink(page, name))));
  const steps = () => element("ol", {}, ...trace.map((step) => traceLine(page, step)));
  /** @type {Ground[]} */
  const parts = [
    { name: "readings", title: page.say("readings"), count: readings.count, content: () => [readings.list()] },
    { name: "discrepancies", title: page.say("discrepancies"), count: discrepancies.length, content: () => [registered()] },
    {
      name: "trace",
      title: page.say("trace"),
      count: null,
      content: () => [steps(), ...(basis ? [fingerprint(page, basis)] : [])],
    },
  ];
  return parts.filter(({ count }) => count !== 0);
}

/**
 * What a result stands on: the document's edition and the fingerprint of its data.
 * @param {Page} page
 * @param {Basis} basis
 */
export const fingerprint = (page, { title, edition, sha256 }) =>
  element(
    "p",
    { class: "calc-basis" },
    page.say("basis", { title: page.pick(title), edition }),
    element("br"),
    element("span", { class: "calc-sha" }, page.say("fingerprint", { sha256 })),
  );

/**
 * A discrepancy as a link to the register, by its title there where SHOWN says nothing else.
 * @param {Page} page
 * @param {string} name
 * @param {string} [shown]
 */
function discrepancyLink(page, name, shown) {
  const known = page.discrepancy(name);
  const text = shown ?? known?.title ?? name;
  return known ? element("a", { href: known.address }, text) : element("span", {}, text);
}

/**
 * The discrepancy of a reading, by the number and title that the result gives.
 * @param {Page} page
 * @param {{ discrepancy: string, register: string, title: Text }} reading
 */
export const registered = (page, { discrepancy, register, title }) =>
  discrepancyLink(page, discrepancy, `${register} ${page.pick(title)}`);

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
 * @param {TraceStep} step
 */
const traceLine = (page, { step, text, source }) =>
  element("li", { "data-step": step }, page.pick(text), " ", source && clauseLink(page, source));
