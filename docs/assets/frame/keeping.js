// Keeping the work of a page in this browser, and telling the visitor what came of it.
import { button } from "../foundation/dom.js";
import { banner } from "../foundation/notes.js";
import { JSON_FILE, saveFile } from "../foundation/save.js";
import { openDocument } from "../workspace/documents.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */

/**
 * Show what was kept, or what is there while nothing was; then keep every change.
 * @template Work
 * @param {Speaking} page
 * @param {import("../workspace/store.js").Store<Work>} store
 * @param {import("../workspace/documents.js").Writing<Work>} writing
 * @returns {Promise<boolean>} whether there was something to load
 */
export async function keepWork(page, store, writing) {
  const kept = await openDocument(writing, () => sayNotKept(page));
  for (const aside of kept.setAside) offer(page, writing.name, aside);
  store.replace(kept.content ?? store.get()); // heard by whoever shows it, not by what keeps it: nobody changed it
  store.listen((work) => kept.save(work));
  tellOfOthers(page, store, kept);
  return kept.content !== null;
}

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
 * Another window with the same form writes to the same place: say so rather than let the last one win unseen.
 * @template Work
 * @param {Speaking} page
 * @param {import("../workspace/store.js").Store<Work>} store
 * @param {import("../workspace/documents.js").Document<Work>} kept
 */
function tellOfOthers(page, store, kept) {
  /** @type {HTMLElement | undefined} */
  let told;
  kept.listen((other) => {
    told?.remove();
    const load = button(page.say("load_other"), () => {
      store.replace(other);
      told?.remove();
    });
    const close = button(page.say("close"), () => told?.remove());
    told = banner(page, { message: page.say("other_tab"), actions: [load, close] });
  });
}

/** Said once. @param {Speaking} page */
function sayNotKept(page) {
  if (page.root.querySelector("[data-no-storage]")) return;
  banner(page, { message: page.say("no_storage") }).dataset.noStorage = "";
}
