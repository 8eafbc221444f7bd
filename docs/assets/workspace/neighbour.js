// Another document of the case that the tab works in, as it stands: read, and left to the page that it belongs to.
import { findDocument, readContents } from "./looking.js";
import { headsOf } from "./revisions.js";

/**
 * The newest content of what is kept under KEY in the tab's case; null where there is none. Raises `Unkept`.
 * @param {string} key such as the id of a rubric
 * @returns {Promise<import("./revisions.js").Mapping | null>}
 */
export async function neighbour(key) {
  const { graph } = await findDocument(key);
  const [head] = headsOf(graph);
  return (head && (await readContents([head.id])).get(head.id)) ?? null;
}
