// What leaves the page in a file or a link knows where it comes from, so that it can come back.
import { digestOf, KEY } from "../workspace/lineage.js";

/** @typedef {Record<string, unknown>} Mapping */
/** @typedef {import("../workspace/lineage.js").Lineage} Lineage */
/** @typedef {{ exported: (file: string) => Promise<Lineage | null> }} Known the document that the page works on */

/**
 * CONTENT with the lineage by which it is known when it comes back in the file NAME.
 *
 * Only what holds the whole revision has it. What was left out (a note, a clause that is unfinished) would come back as
 * taken out, and be taken out here; without lineage it is merged clause by clause, and nothing goes.
 * @param {Known | null} document
 * @param {Mapping} content
 * @param {string} name
 * @returns {Promise<Mapping>}
 */
export async function withLineage(document, content, name) {
  const lineage = await document?.exported(name).catch(() => null);
  return lineage && lineage.content === (await digestOf(content)) ? { ...content, [KEY]: lineage } : content;
}

/**
 * The same for a link, which must be short: it names its revision alone.
 * @param {Known | null} document
 * @param {Mapping} content
 * @returns {Promise<Mapping>}
 */
export async function withShortLineage(document, content) {
  const whole = await withLineage(document, content, "");
  const lineage = /** @type {Lineage | undefined} */ (whole[KEY]);
  return lineage ? { ...whole, [KEY]: { ...lineage, ancestors: { [lineage.revision]: [] } } } : whole;
}
