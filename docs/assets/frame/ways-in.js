// The ways in which what came in can be taken over: into what is here, beside it, or in its place.
import { button, element } from "../foundation/dom.js";
import { complain } from "../foundation/notes.js";
import { previewOf } from "./joining.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */
/** @typedef {import("../workspace/lineage.js").Lineage} Lineage */

/**
 * What came in: LINEAGE where it says which revision it was written from, FROM: the name of the file.
 * @template Work
 * @typedef {{ work: Work, lineage?: Lineage | null, from?: string, also?: () => void }} Came
 */

/**
 * What of the document that the page works on is needed to join something with it.
 * @template Work
 * @typedef {object} Joining
 * @property {(lineage: Lineage | null) => Promise<"same" | "related" | "unrelated">} relation
 * @property {(came: { content: Work, lineage: Lineage | null }) => Promise<{ base: unknown, mine: unknown, theirs: unknown }>} sidesWith
 * @property {(lineage: Lineage) => Promise<{ document: string, case: string } | null>} homeOf
 * @property {(came: { content: Work, lineage: Lineage | null, name: string }, how: "merge" | "new") => Promise<void>} takeIn
 * @property {import("../engine/ask.js").Request} request
 * @property {import("./places.js").Words} words
 */

/**
 * Buttons, the likeliest first, and what is to be known before one is pressed.
 * @template Work
 * @param {Speaking} page
 * @param {import("./changes.js").Changes<Work>} changes
 * @param {Came<Work>} came
 * @param {boolean} here whether there is work that would be replaced
 * @param {Joining<Work>} joining
 * @returns {Promise<{ notes: HTMLElement[], ways: HTMLButtonElement[], replaces: boolean }>} REPLACES: whether it is
 *   to be said that own work would be replaced
 */
export async function waysIn(page, changes, came, here, joining) {
  const { lineage = null } = came;
  const { replace, open, merge } = actsOn(page, changes, came, joining);
  const grew = (await joining.relation(lineage).catch(() => "unrelated")) !== "unrelated";
  const home = grew || !lineage ? null : await joining.homeOf(lineage).catch(() => null);
  const elsewhere = home ? [homeNote(page, home)] : [];
  if (!here) {
    const accept = lineage && !grew ? open("replaced") : replace;
    return { notes: elsewhere, ways: [way(page, "incoming_accept", "accept", accept)], replaces: false };
  }
  const { shown, possible } = await previewIn(page, joining, { content: came.work, lineage });
  const merging = possible ? [way(page, grew ? "incoming_merge" : "incoming_by_clause", "merge", merge)] : [];
  const other = way(page, "incoming_new", "open-new", open("opened_new"));
  const instead = way(page, "incoming_replace", "accept", replace);
  const note = element("p", {}, page.say(grew ? "incoming_grew" : "incoming_apart"));
  if (grew) return { notes: [note, ...shown], ways: [...merging, other, instead], replaces: false };
  const preview = element("details", { class: "calc-folded" }, element("summary", {}, page.say("incoming_by_clause")), ...shown);
  return { notes: [...(home ? elsewhere : [note]), preview], ways: [other, ...merging, instead], replaces: true };
}

/**
 * @template Work
 * @param {Speaking} page
 * @param {Joining<Work>} joining
 * @param {{ content: Work, lineage: Lineage | null }} came
 */
async function previewIn(page, { request, words, sidesWith }, came) {
  const sides = await sidesWith(came).catch(() => null);
  return sides ? previewOf(page, request, words, sides) : { shown: [], possible: false };
}

/**
 * What the buttons do. Where the browser keeps nothing, nothing can be opened beside what is here, nor merged with it.
 * @template Work
 * @param {Speaking} page
 * @param {import("./changes.js").Changes<Work>} changes
 * @param {Came<Work>} came
 * @param {Joining<Work>} joining
 */
function actsOn(page, changes, { work, also, from = "", lineage = null }, joining) {
  /** @param {"merge" | "new"} how @param {string} words */
  const take = async (how, words) => {
    try {
      await joining.takeIn({ content: work, lineage, name: from }, how);
      also?.();
      changes.say(words);
    } catch {
      complain(page, page.say("incoming_unkept"));
    }
  };
  return {
    replace: async () => changes.replace(work, page.say("replaced"), also),
    merge: () => take("merge", from ? page.say("merged_in", { name: from }) : page.say("merged_link")),
    open: (/** @type {"replaced" | "opened_new"} */ words) => () => take("new", page.say(words)),
  };
}

/**
 * The file grew out of another document of this browser, where it is to be opened to be merged.
 * @param {Speaking} page
 * @param {{ document: string, case: string }} home
 */
function homeNote(page, home) {
  const link = element("a", { href: `?document=${encodeURIComponent(home.document)}` }, page.say("incoming_go"));
  return element("p", {}, page.say("incoming_elsewhere", { name: home.case || page.say("incoming_unnamed") }), " ", link);
}

/**
 * @param {Speaking} page
 * @param {string} words
 * @param {string} name
 * @param {() => Promise<void>} act
 */
const way = (page, words, name, act) => button(page.say(words), () => void act(), { "data-action": name });
