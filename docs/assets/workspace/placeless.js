// What hangs on a clause, and what of it is left out where the clause is none any more: an edition or a release may have
// dropped it. It is kept, and handed on with the rest; only what the engine is asked is without it.
import { isMapping } from "../foundation/shapes.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {Record<string, unknown>} Mapping */

/** The keys under which clauses stand beside the entries of a form; of findings and notes those that it has no entry for. */
const BY_CLAUSE = ["findings", "notes", "evidence", "owners", "actions", "decisions"];
/** A list of ids, each at its number. */
const LISTED = "certificates";

/**
 * Where each thing that hangs on a clause stands: actions.5.1.1.1.
 * @param {Mapping} besides
 * @returns {string[]}
 */
export const placesBeside = (besides) =>
  [...BY_CLAUSE, LISTED].flatMap((key) => {
    const kept = besides[key];
    return isMapping(kept) || Array.isArray(kept) ? Object.keys(kept).map((id) => `${key}.${id}`) : [];
  });

/**
 * A place beside the findings in its two parts; null where PLACE is a clause's own.
 * @param {string} place
 */
export function besideAt(place) {
  const at = place.indexOf(".");
  const [key, id] = [place.slice(0, at), place.slice(at + 1)];
  return key === LISTED || BY_CLAUSE.includes(key) ? { key, id } : null;
}

/**
 * BESIDES without what stands at the PLACES that are left out; a key under which nothing is left goes with it.
 * @param {Mapping} besides
 * @param {Set<string>} places
 * @returns {Mapping}
 */
export function besidesWithout(besides, places) {
  const left = { ...besides };
  for (const place of places) {
    const { key, id } = besideAt(place) ?? { key: "", id: "" };
    const kept = left[key];
    if (!isMapping(kept) || !Object.hasOwn(kept, id)) continue;
    const { [id]: _, ...others } = kept;
    if (Object.keys(others).length) left[key] = others;
    else delete left[key];
  }
  const listed = left[LISTED];
  if (Array.isArray(listed)) {
    const others = listed.filter((_, at) => !places.has(`${LISTED}.${at}`));
    if (others.length) left[LISTED] = others;
    else delete left[LISTED];
  }
  return left;
}

/**
 * What stands under KEY by clause, in two: what a form has a place for, as FITS says, and what not. Raw where it is no mapping.
 * @param {unknown} value
 * @param {(id: string, each: unknown) => boolean} fits
 * @returns {{ placed: unknown, placeless: Mapping }}
 */
export function parted(value, fits) {
  if (!isMapping(value)) return { placed: value, placeless: {} };
  const [placed, placeless] = [true, false].map((wanted) => Object.fromEntries(Object.entries(value).filter(([id, each]) => fits(id, each) === wanted)));
  return { placed, placeless: placeless ?? {} };
}

/** What stands at PLACE of BESIDES. @param {Mapping} besides @param {string} place */
export function valueBeside(besides, place) {
  const { key, id } = besideAt(place) ?? { key: "", id: "" };
  const kept = besides[key];
  if (Array.isArray(kept)) return kept[Number(id)];
  return isMapping(kept) ? kept[id] : undefined;
}
