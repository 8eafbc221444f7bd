// Rubrics of one's own that this browser keeps, by their digests: each version of each, none written over.
//
// They stand beside the contents of the work, so that a backup has them and removing everything removes them.
import { read, transact } from "./database.js";

/** @typedef {Record<string, any>} Form as `aftersales_own.form` tells it */

/**
 * @typedef {object} OwnRubric
 * @property {string} id
 * @property {string} sha256 of TEXT
 * @property {string} text the rubric as the engine reads it
 * @property {Form} form
 * @property {number} opened when it was last
 */

const FORMAT = "own-rubric/1";
const PLACE = "rubric ";
const DIGITS = 12; // of a digest, that tell two versions apart

/**
 * Under which assessments by a rubric are kept, and what names it in an address.
 * @param {{ id: string, sha256: string }} rubric
 */
export const nameOf = ({ id, sha256 }) => `${id}@${sha256.slice(0, DIGITS)}`;

/** @param {OwnRubric} rubric @returns {Promise<void>} raises `Unkept` */
export const keepRubric = (rubric) =>
  transact(["contents"], async (transaction) => {
    const revision = PLACE + nameOf(rubric);
    await transaction.objectStore("contents").put({ revision, content: { format: FORMAT, ...rubric } });
  });

/** Those that are kept, the one opened last first. @returns {Promise<OwnRubric[]>} raises `Unkept` */
export const keptRubrics = () =>
  read(["contents"], async (transaction) => {
    const rows = await transaction.objectStore("contents").getAll(IDBKeyRange.bound(PLACE, `${PLACE}\uffff`));
    const kept = rows.map(({ content }) => /** @type {OwnRubric & { format: string }} */ (/** @type {unknown} */ (content)));
    return kept.filter(({ format }) => format === FORMAT).sort((one, other) => other.opened - one.opened);
  });

/** @param {string} name @returns {Promise<OwnRubric | null>} raises `Unkept` */
export const rubricNamed = async (name) => (await keptRubrics()).find((each) => nameOf(each) === name) ?? null;

/**
 * Under which rubric of one's own the document ID is kept; null where it is under a published one.
 * @param {string} id
 * @returns {Promise<string | null>} raises `Unkept`
 */
export const rubricOfDocument = (id) =>
  read(["documents"], async (transaction) => {
    const row = await transaction.objectStore("documents").get(id);
    return row?.key.includes("@") ? row.key : null;
  });

/** Take the rubric away; assessments by it stay, and open again once it is opened. @param {string} name */
export const forgetRubric = (name) => transact(["contents"], (transaction) => transaction.objectStore("contents").delete(PLACE + name));
