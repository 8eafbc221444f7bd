// What the page of rubrics of one's own says about itself.
import { languageOf, picker, readJson, sayer } from "../foundation/words.js";

/**
 * @typedef {object} OwnPage
 * @property {HTMLElement} root
 * @property {import("../foundation/words.js").Say} say
 * @property {import("../foundation/words.js").Pick} pick
 * @property {import("../foundation/words.js").Language} language
 * @property {string} manifest address of the runtime's manifest
 * @property {Map<string, string>} published the titles of the rubrics of this site, whose ids are taken
 */

/**
 * @param {HTMLElement} root
 * @returns {OwnPage}
 */
export function readOwnPage(root) {
  const language = languageOf(root);
  return {
    root,
    language,
    say: sayer(readJson(root, "[data-words]")),
    pick: picker(language),
    manifest: root.dataset.runtime ?? "",
    published: new Map(Object.entries(/** @type {Record<string, string>} */ (readJson(root, "[data-published]")))),
  };
}
