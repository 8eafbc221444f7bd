// Keeping the work of a page in this browser, and telling the visitor what came of it.
import { ask } from "../engine/ask.js";
import { button } from "../foundation/dom.js";
import { banner } from "../foundation/notes.js";
import { JSON_FILE, saveFile } from "../foundation/save.js";
import { openDocument } from "../workspace/documents.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */
/** @typedef {import("../engine/ask.js").Request} Request */
/** @typedef {import("../workspace/documents.js").Conflict} Conflict */

/**
 * Show what was kept, or what is there while nothing was; then keep every change.
 * @template Work
 * @param {Speaking} page
 * @param {import("../workspace/store.js").Store<Work>} store
 * @param {import("../workspace/documents.js").Writing<Work>} writing
 * @param {Request} request asks the engine, which merges
 * @returns {Promise<boolean>} whether there was something to load
 */
export async function keepWork(page, store, writing, request) {
  const kept = await openDocument(writing, { merge: merging(request) });
  for (const aside of kept.setAside) offer(page, writing.name, aside);
  store.replace(kept.content ?? store.get()); // heard by whoever shows it, not by what keeps it: nobody changed it
  store.listen((work) => kept.save(work));
  tellOfOthers(page, store, kept);
  return kept.content !== null;
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

/**
 * What could not be read is handed out, until it is thrown away.
 * @param {Speaking} page
 * @param {string} name
 * @param {import("../workspace/documents.js").SetAside} aside
 */
function offer(page, name, { text, discard }) {
  const file = `${name.replace(/^aftersales\./, "").replaceAll(".", "-")}-refused.json`;
  const save = button(page.say("download_it"), () => saveFile(file, text, JSON_FILE));
  const away = button(page.say("discard_it"), () => {
    discard();
    told.remove();
  });
  const told = banner(page, { message: page.say("set_aside"), actions: [save, away] });
  told.dataset.refused = "";
}

/**
 * What another window wrote is shown as it comes; where both wrote otherwise at one place, a side is to be taken.
 * @template Work
 * @param {Speaking} page
 * @param {import("../workspace/store.js").Store<Work>} store
 * @param {import("../workspace/documents.js").Document<Work>} kept
 */
function tellOfOthers(page, store, kept) {
  /** @type {HTMLElement | undefined} */
  let told;
  kept.listen((news) => {
    if (news.type === "came") store.replace(news.content);
    if (news.type === "kept" && news.kept.state === "unkept") sayNotKept(page);
    if (news.type !== "conflicts") return;
    told?.remove();
    if (!news.conflicts.length) return;
    /** @param {"mine" | "theirs"} side */
    const settle = (side) => void kept.settle(Object.fromEntries(news.conflicts.map(({ place }) => [place, side])));
    const load = button(page.say("load_other"), () => settle("theirs"));
    const close = button(page.say("close"), () => settle("mine"));
    told = banner(page, { message: page.say("other_tab"), lines: news.conflicts.map(({ label }) => page.pick(label)), actions: [load, close] });
  });
}

/** Said once. @param {Speaking} page */
function sayNotKept(page) {
  if (page.root.querySelector("[data-no-storage]")) return;
  banner(page, { message: page.say("no_storage") }).dataset.noStorage = "";
}
