// What one head took in of another without having grown out of it, and what that says where it conflicts with a third.
import { isMapping } from "../foundation/shapes.js";
import { same } from "./differences.js";
import { historyOf } from "./revisions.js";

/** @typedef {import("./revisions.js").Graph} Graph */
/** @typedef {import("./documents.js").Conflict} Conflict */
/** @typedef {import("./database.js").Side} Side */

/**
 * Of CONFLICTS, those in which one side has nothing of its own: what stands there it took in from a head that the other side
 * grew out of. The other knew it, and has something else since; so it is the other's, as of a side that changed nothing.
 * Two windows of one device may take in the same file apart, and only one of them be asked about it.
 * @param {{ graph: Graph, mine: string, theirs: string }} heads
 * @param {Pick<Conflict, "place" | "mine" | "theirs">[]} conflicts
 * @param {(ids: string[]) => Promise<Map<string, Record<string, unknown>>>} read
 * @returns {Promise<Record<string, Side>>} raises what READ raises
 */
export async function knownToOther({ graph, mine, theirs }, conflicts, read) {
  const [own, other] = [historyOf(graph, mine), historyOf(graph, theirs)];
  const taken = [...own, ...other].flatMap((id) => graph.get(id)?.took ?? []);
  if (!taken.length || !conflicts.length) return {};
  const contents = await read(taken);
  /** @param {Set<string>} side @param {Set<string>} beside @param {string} place @param {unknown} value */
  const tookIn = (side, beside, place, value) => {
    const heads = lastChanges(graph, side, beside, place);
    return heads.length > 0 && heads.every((head) => head && beside.has(head) && same(at(contents.get(head), place), value));
  };
  return Object.fromEntries(
    conflicts.flatMap((conflict) => {
      const [here, there] = [tookIn(own, other, conflict.place, conflict.mine), tookIn(other, own, conflict.place, conflict.theirs)];
      return here === there ? [] : [[conflict.place, /** @type {Side} */ (here ? "theirs" : "mine")]];
    }),
  );
}

/**
 * The last revisions of one SIDE alone that changed PLACE: the head that each took it in from; undefined where it was changed there.
 * @param {Graph} graph
 * @param {Set<string>} side
 * @param {Set<string>} beside
 * @param {string} place
 */
function lastChanges(graph, side, beside, place) {
  const changes = [...side].filter((id) => !beside.has(id) && graph.get(id)?.changed.includes(place));
  const before = historyOf(graph, ...changes.flatMap((id) => graph.get(id)?.parents ?? []));
  return changes.filter((id) => !before.has(id)).map((id) => graph.get(id)?.took);
}

/**
 * What CONTENT has at PLACE, a key or a key in one of its mappings.
 * @param {Record<string, unknown> | undefined} content
 * @param {string} place
 */
function at(content, place) {
  const [part = "", ...rest] = place.split(".");
  const found = content && Object.hasOwn(content, part) ? content[part] : undefined;
  const key = rest.join(".");
  if (!rest.length) return found;
  return isMapping(found) && Object.hasOwn(found, key) ? found[key] : undefined;
}
