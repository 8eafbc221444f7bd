// What the page of impact says about itself.
import { languageOf, picker, readJson, sayer } from "../foundation/words.js";

/** @typedef {import("../cases/page.js").KeptUnder} KeptUnder */

/**
 * @typedef {object} ImpactPage
 * @property {HTMLElement} root
 * @property {import("../foundation/words.js").Say} say
 * @property {import("../foundation/words.js").Pick} pick
 * @property {import("../foundation/words.js").Language} language
 * @property {string} manifest address of the runtime's manifest
 * @property {string[]} library addresses of all editions of all documents
 * @property {Map<string, KeptUnder>} pages by the key under which each keeps its documents
 * @property {Map<string, string>} places where what changed stands, by "document kind name"
 * @property {Map<string, Record<string, string>>} names of levels, by rubric
 */

/**
 * @param {HTMLElement} root
 * @returns {ImpactPage}
 */
export function readImpactPage(root) {
  const language = languageOf(root);
  const { runtime = "", library = "" } = root.dataset;
  return {
    root,
    language,
    say: sayer(readJson(root, "[data-words]")),
    pick: picker(language),
    manifest: runtime,
    library: library.split(" ").filter(Boolean),
    pages: new Map(Object.entries(/** @type {Record<string, KeptUnder>} */ (readJson(root, "[data-kept-under]")))),
    places: new Map(Object.entries(/** @type {Record<string, string>} */ (readJson(root, "[data-places]")))),
    names: new Map(Object.entries(/** @type {Record<string, Record<string, string>>} */ (readJson(root, "[data-names]")))),
  };
}
