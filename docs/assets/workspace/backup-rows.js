// What a backup is by its form, and the rows that it has of each store; those of a damaged disk may lack their shape.
import { isMapping } from "../foundation/shapes.js";
import { randomId } from "./identifiers.js";
import { whole } from "./revisions.js";

/** @typedef {Record<string, unknown>} Mapping */

export const FORMAT = "workspace/1";
const FORMATS = /^workspace\/[0-9]+$/;
const BROKEN = "aftersales.broken"; // under which rows without their shape are set aside

/** Whether CONTENT says that it is one, of whichever release. @param {Mapping} content */
export const isBackup = ({ format }) => typeof format === "string" && FORMATS.test(format);

/** Each store with the key of its rows, and what rows must have to be used: of a later release they may have more. */
export const SHAPES = /** @type {const} */ ({
  cases: { key: "id", texts: ["id", "name"], times: ["created", "changed"] },
  documents: { key: "id", texts: ["id", "case", "key", "format"], times: ["created", "changed"] },
  revisions: { key: "id", texts: ["id", "document", "origin"], times: ["time"] },
  contents: { key: "revision", texts: ["revision"], times: [] },
  exchanges: { key: "id", texts: ["id", "document", "revision", "way", "file"], times: ["time"] },
  settled: { key: "id", texts: ["id", "document"], times: [] },
  aside: { key: "id", texts: ["id", "name", "text"], times: ["time"] },
});

/** @typedef {keyof typeof SHAPES} Kept */

export const STORES = /** @type {Kept[]} */ (Object.keys(SHAPES));

/**
 * ROWS that have the shape of STORE, and the others as texts set aside.
 * @param {Kept} store
 * @param {unknown[]} rows
 * @returns {[Mapping[], import("./database.js").Aside[]]}
 */
export function sorted(store, rows) {
  const mended = rows.map((row) => (store === "revisions" && isMapping(row) ? whole(/** @type {any} */ (row)) : row));
  const rest = mended.filter((row) => !fits(store, row));
  const texts = rest.map((row) => ({ id: randomId(), name: BROKEN, text: JSON.stringify({ store, row }), time: Date.now() }));
  return [/** @type {Mapping[]} */ (mended.filter((row) => fits(store, row))), texts];
}

/**
 * @param {Kept} store
 * @param {unknown} row
 */
function fits(store, row) {
  if (!isMapping(row)) return false;
  const { texts, times } = SHAPES[store];
  const inside = {
    revisions: () => Array.isArray(row.parents) && row.parents.every((each) => typeof each === "string") && Array.isArray(row.changed),
    contents: () => isMapping(row.content),
    settled: () => isMapping(row.resolved),
  };
  return (
    texts.every((key) => typeof row[key] === "string") &&
    times.every((key) => Number.isFinite(row[key])) &&
    (store in inside ? inside[/** @type {keyof typeof inside} */ (store)]() : true)
  );
}
