// The settings of a page that looks ahead as a file of their own: the file of the assessment, which the terminal reads too, has
// no place for them, and where nothing is kept they would be gone with the page.
import { today } from "../foundation/day.js";
import { isMapping } from "../foundation/shapes.js";
import { textOf } from "../foundation/text-file.js";
import { withoutLineage } from "../workspace/lineage.js";

/** @typedef {Record<string, unknown>} Mapping */

const LARGEST = 4 * 1024 * 1024; // bytes; two assessments to compare are settings, too

/** Of which page they are: the key under which it keeps them. @param {{ name: string }} writing */
const kindOf = ({ name }) => name.replace(/^aftersales\./, "");

/**
 * @template Values
 * @param {{ rubric: string, kind: string }} page
 * @param {import("../workspace/documents.js").Writing<Values>} writing
 * @param {Values} values
 * @returns {{ name: string, content: Mapping }[]} none while nothing is set
 */
export function settingsFiles({ rubric, kind }, writing, values) {
  const content = writing.write(values);
  return content ? [{ name: `${rubric}-${kind}-settings-${today()}.json`, content: { ...content, kind: kindOf(writing) } }] : [];
}

/**
 * The settings in FILE.
 * @template Values
 * @param {import("../workspace/documents.js").Writing<Values>} writing
 * @param {File} file
 * @returns {Promise<{ values: Values | null } | null>} null: it holds none. VALUES: null where they are another page's, or fit
 *   nowhere in this one
 */
export async function settingsIn(writing, file) {
  if (file.size > LARGEST) return null;
  /** @type {unknown} */
  let content;
  try {
    content = JSON.parse((await textOf(file)).replace(/^\ufeff/, ""));
  } catch {
    return null; // whoever takes other files says what it is
  }
  if (!isMapping(content) || content.format !== writing.blank.format) return null;
  const { kind, ...values } = withoutLineage(content);
  return { values: kind === kindOf(writing) ? writing.read(values) : null };
}
