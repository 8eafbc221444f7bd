// What leaves the page in a file or a link knows where it comes from, so that it can come back.
import { isMapping } from "../foundation/shapes.js";
import { digestOf, KEY } from "../workspace/lineage.js";

/** @typedef {Record<string, unknown>} Mapping */
/** @typedef {import("../workspace/lineage.js").Lineage} Lineage */
/** @typedef {{ exported: (file: string) => Promise<Lineage | null> }} Known the document that the page works on */
/** @typedef {{ current: (record: string | null) => Promise<Lineage | null> }} Standing the same, standing on a revision */

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

const MOST_IN_LINK = 8; // revisions that a link names: some forty characters each

/**
 * The same for a link, which must be short: it names its revision and the nearest that it grew out of.
 * @param {Known | null} document
 * @param {Mapping} content
 * @returns {Promise<Mapping>}
 */
export async function withShortLineage(document, content) {
  const whole = await withLineage(document, content, "");
  const lineage = /** @type {Lineage | undefined} */ (whole[KEY]);
  return lineage ? { ...whole, [KEY]: { ...lineage, ancestors: nearest(lineage) } } : whole;
}

/**
 * What of its ancestors goes into a link: all, where they are few; else in a line up to where two sides were merged.
 * Of one side alone it could lead to an older common ancestor than there is, and what was taken back since would come in again.
 * @param {Lineage} lineage
 * @returns {Lineage["ancestors"]}
 */
function nearest({ revision, ancestors }) {
  if (Object.keys(ancestors).length <= MOST_IN_LINK) return ancestors;
  /** @type {[string, string[]][]} */
  const line = [];
  for (let next = revision; line.length < MOST_IN_LINK; ) {
    const parents = ancestors[next] ?? [];
    const [parent, ...others] = parents;
    const goesOn = parent !== undefined && !others.length && line.length + 1 < MOST_IN_LINK;
    line.push([next, goesOn ? parents : []]);
    if (!goesOn) break;
    next = parent;
  }
  return Object.fromEntries(line);
}

/**
 * The request ASKED with the revision that it is about, for a record; as it is where none holds what was asked about:
 * nothing is kept, or a change is on its way.
 * @param {Standing | null} document
 * @param {Mapping} asked
 * @param {Mapping} content that was asked about
 * @param {string | null} record the name of its file; null where none is made
 * @returns {Promise<Mapping>}
 */
export async function withRevision(document, asked, content, record) {
  const lineage = await document?.current(record).catch(() => null);
  if (!lineage || lineage.content !== (await digestOf(content))) return asked;
  const { assessment } = asked;
  return isMapping(assessment) ? { ...asked, assessment: { ...assessment, [KEY]: lineage } } : { ...asked, [KEY]: lineage };
}
