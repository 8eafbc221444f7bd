// What hangs on a clause beside its finding, and what of it is left out where the clause is none any more: an edition or a
// release may have dropped it. It is kept, and handed on with the rest; only what the engine is asked is without it.
import { isMapping } from "../foundation/shapes.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {Record<string, unknown>} Mapping */

/** The keys beside the findings under which clauses stand. */
export const BY_CLAUSE = ["evidence", "owners", "actions", "decisions"];

/**
 * Where each thing that hangs on a clause stands: actions.5.1.1.1.
 * @param {Mapping} besides
 * @returns {string[]}
 */
export const placesBeside = (besides) =>
  BY_CLAUSE.flatMap((key) => {
    const kept = besides[key];
    return isMapping(kept) ? Object.keys(kept).map((id) => `${key}.${id}`) : [];
  });

/**
 * A place beside the findings in its two parts; null where PLACE is a clause's own.
 * @param {string} place
 */
export function besideAt(place) {
  const at = place.indexOf(".");
  const [key, id] = [place.slice(0, at), place.slice(at + 1)];
  return BY_CLAUSE.includes(key) ? { key, id } : null;
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
  return left;
}

/** What stands at PLACE of BESIDES. @param {Mapping} besides @param {string} place */
export function valueBeside(besides, place) {
  const { key, id } = besideAt(place) ?? { key: "", id: "" };
  const kept = besides[key];
  return isMapping(kept) ? kept[id] : undefined;
}
