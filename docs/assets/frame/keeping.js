// Keeping the work of a page in this browser: what was kept is shown, what comes from elsewhere is taken in and told.
import { ask } from "../engine/ask.js";
import { note } from "../foundation/notes.js";
import { isTyping } from "../foundation/typing.js";
import { openDocument } from "../workspace/documents.js";
import { editsBetween, laidOver } from "../workspace/edits.js";
import { bindLooking } from "./looking.js";
import { namesOf } from "./places.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../engine/ask.js").Request} Request */
/** @typedef {import("../workspace/documents.js").Conflict} Conflict */

/**
 * A part of what is worked on, kept as a document of its own.
 * @template Work
 * @typedef {object} Part
 * @property {string} part its name on the page
 * @property {import("../workspace/store.js").Store<Work>} store
 * @property {import("../workspace/documents.js").Writing<Work>} writing
 * @property {import("./places.js").Words} words
 * @property {(work: Work) => Work} [entered] WORK with what stands in the form's fields in it
 */

/**
 * What a page has around its documents.
 * @typedef {object} Around
 * @property {Request} request asks the engine, which merges
 * @property {import("./undoing.js").Undoing} undoing
 * @property {import("./work-line.js").WorkLine} line
 * @property {(part: string, document: string) => void} kept hears in which document a part stands, whenever it was written
 * @property {ReturnType<typeof import("./conflicts.js").bindConflicts>} conflicts
 */

/**
 * @template Work
 * @typedef {{ document: import("../workspace/documents.js").Document<Work>, looking: import("./looking.js").Looking<Work> }} Keeping
 */

/**
 * Show what was kept, or what is there while nothing was, under what was entered before; then keep every change.
 * @template Work
 * @param {Page} page
 * @param {Part<Work>} part
 * @param {Around} around
 * @returns {Promise<Keeping<Work>>}
 */
export async function keepWork(page, { part, store, writing, words, entered = (work) => work }, around) {
  const { undoing } = around;
  const blank = structuredClone(store.get());
  const document = await openDocument(writing, { merge: merging(around.request) });
  const early = editsBetween(blank, entered(structuredClone(store.get())));
  let arriving = false;
  /** Shown, but not kept: nobody changed it here. @param {Work} content */
  const show = (content) => {
    arriving = true;
    undoing.quietly(() => store.replace(content));
    arriving = false;
  };
  undoing.watch(part, store, words.place);
  show(document.content ?? blank);
  const looking = bindLooking(page, { get: store.get, show });
  store.listen((work) => arriving || looking.is() || document.save(work, { atOnce: !isTyping() }));
  if (early.length) store.replace(laidOver(store.get(), early));
  if (document.setAside.length) void offerAside(page, { name: writing.name, document, store, blank, undoing });
  hear(page, { part, words, show, document, looking }, around);
  return { document, looking };
}

/**
 * Hand out what could not be read, and the version before it.
 * @template Work
 * @param {Page} page
 * @param {{ name: string, document: Keeping<Work>["document"], store: Part<Work>["store"], blank: Work, undoing: Around["undoing"] }} kept
 */
async function offerAside(page, { name, document, store, blank, undoing }) {
  const { offer } = await import("./offering.js");
  const take = async (/** @type {string} */ revision, /** @type {string} */ message) => {
    const content = await document.contentOf(revision).catch(() => null);
    if (content === null) return false;
    undoing.together(() => store.replace(laidOver(content, editsBetween(blank, store.get()))), message);
    return true;
  };
  for (const aside of document.setAside) offer(page, { name, aside, take });
}

/**
 * @template Work
 * @param {Page} page
 * @param {{ part: string, words: import("./places.js").Words, show: (content: Work) => void } & Keeping<Work>} kept
 * @param {Around} around
 */
function hear(page, { part, words, show, document, looking }, { line, conflicts, undoing, kept }) {
  /** @param {import("../workspace/documents.js").Identity | null} identity */
  const tellIdentity = (identity) => {
    if (part === "work") line.identity(identity);
    if (part === "work" && identity) undoing.belongs(part, identity.id);
    if (identity) kept(part, identity.id);
  };
  document.listen((news) => {
    if (news.type === "kept") line.kept(part, news.kept);
    if (news.type === "kept" || news.type === "case") {
      void document.identity().then(tellIdentity, () => {});
    } else if (news.type === "came") {
      if (!looking.came(news.content)) show(news.content);
      const places = namesOf(page, news.changed.map(words.place));
      if (places && news.from !== "restore") note(page, page.say(`came_${news.from}`, { places }));
    } else if (news.type === "conflicts") {
      conflicts(part, { conflicts: news.conflicts, words, settle: document.settle });
    } else {
      line.waiting(news.heads);
    }
  });
}

/**
 * Merging by the engine.
 * @param {Request} request
 * @returns {import("../workspace/documents.js").Merge}
 */
export const merging = (request) => async (sides) => {
  /** @type {import("../engine/ask.js").Reply<import("../engine/api.js").MergeResult>} */
  const reply = await ask(request, { kind: "merge", ...sides });
  if (!reply.ok) throw new Error(reply.faults.map(({ at }) => at).join(" "));
  const { merged, conflicts } = reply.result;
  return {
    document: /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (merged)),
    conflicts: conflicts.map((conflict) => ({ ...conflict, can_be_both: conflict.choices.includes("both") })),
  };
};
