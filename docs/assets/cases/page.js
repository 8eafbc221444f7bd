// What the page of cases says about itself: language, words, and where what is kept under a key is worked on.
import { one } from "../foundation/dom.js";
import { languageOf, picker, readJson, sayer } from "../foundation/words.js";
import { Unkept } from "../workspace/database.js";
import { nameOf } from "../workspace/own-rubrics.js";

/** @typedef {{ title: string, address: string }} KeptUnder a page that keeps documents, as this page names and links it */

/**
 * @typedef {object} CasesPage
 * @property {HTMLElement} root
 * @property {import("../foundation/words.js").Say} say
 * @property {import("../foundation/words.js").Pick} pick
 * @property {import("../foundation/words.js").Language} language
 * @property {string} manifest address of the runtime's manifest
 * @property {string[]} library addresses of the rubrics
 * @property {string[]} given rubrics of one's own that this browser keeps, as JSON
 * @property {Set<string>} older the keys of earlier versions of these: one engine knows one version of each
 * @property {Map<string, KeptUnder>} pages by the key under which each keeps its documents
 */

/**
 * @param {HTMLElement} root
 * @returns {CasesPage}
 */
export function readCasesPage(root) {
  const { library = "", runtime = "" } = root.dataset;
  const language = languageOf(root);
  return {
    root,
    say: sayer(readJson(root, "[data-words]")),
    pick: picker(language),
    language,
    manifest: runtime,
    library: library.split(" ").filter(Boolean),
    given: [],
    older: new Set(),
    pages: new Map(Object.entries(/** @type {Record<string, KeptUnder>} */ (readJson(root, "[data-kept-under]")))),
  };
}

/**
 * The form of RUBRIC and the pages that look ahead from it, by what each keeps its documents under.
 * @param {import("../foundation/words.js").Speaking} page
 * @param {import("../workspace/own-rubrics.js").OwnRubric} rubric
 * @param {string} calculators where they stand
 * @returns {[string, KeptUnder][]}
 */
export function ownPages(page, rubric, calculators) {
  const name = nameOf(rubric);
  const title = page.pick(rubric.form.title) || rubric.id;
  return [
    [name, { title: page.say("own_rubric", { title }), address: `${calculators}own/#${name}` }],
    [`${name}.forecast`, { title: page.say("own_forecast", { title }), address: `${calculators}own/forecast/#${name}` }],
    [`${name}.improve`, { title: page.say("own_improve", { title }), address: `${calculators}own/improve/#${name}` }],
  ];
}

/**
 * PAGE with the rubrics of one's own that this browser keeps: assessments by them are listed and calculated too.
 * @param {CasesPage} page
 * @param {import("../workspace/own-rubrics.js").OwnRubric[]} own the one opened last first
 * @returns {CasesPage}
 */
export function withOwnRubrics(page, own) {
  const { calculators = "" } = one(page.root, "[data-cases]", HTMLElement).dataset;
  const pages = own.flatMap((rubric) => ownPages(page, rubric, calculators));
  const latest = own.filter(({ id }, place) => own.findIndex((each) => each.id === id) === place);
  const older = new Set(own.filter((each) => !latest.includes(each)).map(nameOf));
  return { ...page, given: latest.map(({ text }) => text), older, pages: new Map([...page.pages, ...pages]) };
}

/**
 * Why something was not kept, in words.
 * @param {CasesPage} page
 * @param {unknown} error
 */
export const reasonOf = ({ say }, error) => (error instanceof Unkept ? say(`reason_${error.reason}`) : String(error));

/**
 * A moment as the page's readers write it; the year only where it is another.
 * @param {import("../foundation/words.js").Language} language
 * @param {Date} moment
 * @param {Date} [now]
 */
export function written(language, moment, now = new Date()) {
  const year = moment.getFullYear() === now.getFullYear() ? undefined : "numeric";
  const format = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
    ...(year ? { year } : {}),
    month: language === "zh" ? "long" : "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  return format.format(moment);
}
