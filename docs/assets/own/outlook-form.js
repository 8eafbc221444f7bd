// The pages of the likely grade and of what to fix first, cast for a rubric of one's own.
import { element, one } from "../foundation/dom.js";
import { castSwitches } from "./around.js";
import { mouldFor, withUnit } from "./mould.js";

/** @typedef {import("./mould.js").Words} Words */
/** @typedef {import("../workspace/own-rubrics.js").OwnRubric} OwnRubric */

/**
 * The page on RUBRIC takes the place of what looked for it.
 * @param {import("./page.js").OwnPage} page
 * @param {OwnRubric} rubric
 * @returns {string} which page it is
 */
export function showOutlook(page, rubric) {
  const { root, words } = mouldFor(page, rubric);
  castGroups(root, rubric, words);
  castHidden(root, rubric, words);
  castTargets(root, rubric, words);
  castCertificates(root, rubric);
  castSwitches(root, rubric, words);
  page.root.replaceWith(root);
  return root.dataset.outlook ?? "";
}

/** @param {any} section */
const clausesOf = ({ indicators }) => indicators.flatMap((/** @type {any} */ { clauses }) => clauses);

/**
 * The sections with a field for each clause.
 * @param {HTMLElement} root
 * @param {OwnRubric} rubric
 * @param {Words} words
 */
function castGroups(root, { form }, words) {
  const mould = root.querySelector("[data-group]");
  mould?.replaceWith(
    ...form.sections.map((/** @type {any} */ section) => {
      const made = /** @type {HTMLElement} */ (mould.cloneNode(true));
      const title = words.pick(section.title);
      made.setAttribute("aria-label", `${section.number} ${title}`);
      one(made, "h4", HTMLElement).replaceChildren(element("span", { class: "calc-number" }, section.number), ` ${title}`);
      const clause = one(made, "[data-clause]", HTMLFieldSetElement);
      clause.replaceWith(...clausesOf(section).map((/** @type {any} */ each) => castChance(clause, each, words)));
      return made;
    }),
  );
}

/**
 * @param {HTMLFieldSetElement} mould
 * @param {any} clause
 * @param {Words} words
 */
function castChance(mould, clause, words) {
  const made = marked(/** @type {HTMLFieldSetElement} */ (mould.cloneNode(true)), clause, words);
  made.id = `c-${clause.id}`;
  one(made, ".calc-number", HTMLElement).textContent = clause.id;
  one(made, ".calc-title", HTMLElement).textContent = words.pick(clause.title);
  one(made, ".calc-points", HTMLElement).textContent = withUnit(words, clause.points);
  const way = one(made, "[data-way]", HTMLSelectElement);
  if (clause.sample) way.setAttribute("aria-label", words.say("way_of", { clause: clause.id }));
  else way.remove();
  const chance = one(made, "[data-chance]", HTMLInputElement);
  chance.setAttribute("aria-label", words.say("chance_of", { clause: clause.id }));
  const fault = one(made, "[data-fault]", HTMLElement);
  fault.id = `fault-${clause.id}`;
  chance.setAttribute("aria-describedby", fault.id);
  return made;
}

/**
 * @param {HTMLFieldSetElement} made
 * @param {any} clause
 * @param {Words} words
 */
function marked(made, { id, title, deletable }, { pick }) {
  made.dataset.clause = id;
  made.dataset.title = pick(title);
  made.toggleAttribute("data-deletable", deletable);
  return made;
}

/**
 * The clauses with their evidence, on a page that has no form of them.
 * @param {HTMLElement} root
 * @param {OwnRubric} rubric
 * @param {Words} words
 */
function castHidden(root, { form }, words) {
  const mould = root.querySelector("[data-clause]:has([data-evidence])");
  if (!(mould instanceof HTMLFieldSetElement)) return;
  const made = form.sections.flatMap(clausesOf).map((/** @type {any} */ clause) => {
    const copy = marked(/** @type {HTMLFieldSetElement} */ (mould.cloneNode(true)), clause, words);
    one(copy, "legend", HTMLElement).textContent = clause.id;
    const entries = clause.evidence.map((/** @type {any} */ each) => element("li", {}, words.pick(each)));
    one(copy, "[data-evidence]", HTMLElement).replaceChildren(...entries);
    return copy;
  });
  mould.replaceWith(...made);
}

/**
 * The levels that one can aim at, the highest first.
 * @param {HTMLElement} root
 * @param {OwnRubric} rubric
 * @param {Words} words
 */
function castTargets(root, { text }, { say, pick }) {
  const levels = /** @type {any[]} */ (JSON.parse(text).levels);
  const options = levels.toReversed().map(({ id, label, at_least: least, certificates }) => {
    const needs = say("target_needs", { points: least }) + (certificates > 0 ? say("target_certificates", { count: certificates }) : "");
    return element("option", { value: id }, `${pick({ zh: label.zh, en: label.en ?? "" })}（${needs}）`);
  });
  root.querySelector("[data-target]")?.replaceChildren(...options);
}

/**
 * @param {HTMLElement} root
 * @param {OwnRubric} rubric
 */
function castCertificates(root, { form }) {
  const mould = one(root, "[data-certificate]", HTMLInputElement);
  mould.replaceWith(...form.certificates.map((/** @type {any} */ { id }) => element("input", { type: "hidden", value: id, "data-certificate": true })));
}
