// Everything into one file, and back from one: on another machine, or after this browser has forgotten it.
import { complain, note } from "../foundation/notes.js";
import { one } from "../foundation/dom.js";
import { JSON_FILE, saveFile } from "../foundation/save.js";
import { today } from "../foundation/day.js";
import { textOf } from "../foundation/text-file.js";
import { bindChooser } from "../frame/files.js";
import { reasonOf } from "./page.js";

/** @typedef {import("./page.js").CasesPage} CasesPage */
/** @typedef {import("./shelf.js").Shelf} Shelf */

/**
 * @param {CasesPage} page
 * @param {Shelf} shelf
 * @param {() => Promise<void>} renew
 */
export function bindBackup(page, shelf, renew) {
  one(page.root, "[data-action=back-up]", HTMLButtonElement).addEventListener("click", () => void saveBackup(page, shelf));
  const chooser = one(page.root, "[data-backup-file]", HTMLInputElement);
  const choose = one(page.root, "[data-action=restore]", HTMLButtonElement);
  bindChooser(page, chooser, choose, (file) => void restore(page, shelf, file).then(renew));
}

/**
 * @param {CasesPage} page
 * @param {Shelf} shelf
 */
export async function saveBackup(page, shelf) {
  const name = `aftersales-backup-${today()}.json`;
  try {
    saveFile(name, `${JSON.stringify(await shelf.backUp())}\n`, JSON_FILE);
    note(page, page.say("backed_up", { name }));
  } catch (error) {
    complain(page, page.say("act_failed", { reason: reasonOf(page, error) }));
  }
}

/**
 * @param {CasesPage} page
 * @param {Shelf} shelf
 * @param {File} file
 */
export async function restore(page, shelf, file) {
  const { name } = file;
  /** @type {unknown} */
  let backup;
  try {
    backup = JSON.parse(await textOf(file));
  } catch {
    backup = null;
  }
  try {
    const came = await shelf.restoreBackup(backup);
    if ("refused" in came) complain(page, page.say(came.refused, { name }));
    else if (came.broken) complain(page, restored(page, "restored_broken", came));
    else (came.deleted ? complain : note)(page, restored(page, came.revisions || came.cases ? "restored" : "restored_nothing", came));
  } catch (error) {
    complain(page, page.say("not_restored", { reason: reasonOf(page, error) }));
  }
}

/**
 * @param {CasesPage} page
 * @param {string} words
 * @param {{ deleted: number }} came
 */
const restored = (page, words, came) =>
  [page.say(words, came), came.deleted && page.say("restored_deleted", came)].filter(Boolean).join(" ");
