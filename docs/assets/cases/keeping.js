// Where everything is kept, how much room it takes, whether it lasts, and removing all of it.
import { openDialog } from "../foundation/dialog.js";
import { button, element, one } from "../foundation/dom.js";
import { complain, note } from "../foundation/notes.js";
import { saveBackup } from "./backup.js";
import { reasonOf } from "./page.js";

/** @typedef {import("./page.js").CasesPage} CasesPage */
/** @typedef {import("./shelf.js").Shelf} Shelf */

const KILOBYTE = 1000;
const MEGABYTE = 1_000_000;

/**
 * @param {CasesPage} page
 * @param {Shelf} shelf
 * @param {() => Promise<void>} renew
 */
export function bindKeeping(page, shelf, renew) {
  one(page.root, "[data-action=persist]", HTMLButtonElement).addEventListener("click", async () => {
    if (!(await shelf.persist())) complain(page, page.say("persist_refused"));
    await renew();
  });
  one(page.root, "[data-action=remove-everything]", HTMLButtonElement).addEventListener("click", () => {
    askRemoving(page, shelf, renew);
  });
}

/**
 * @param {CasesPage} page
 * @param {import("./shelf.js").Room} room
 * @param {boolean} any whether anything is kept
 */
export function showKeeping(page, { bytes, lasts }, any) {
  const size = sizeWords(page, bytes);
  const lasting = lasts === null ? null : page.say(lasts ? "lasting_yes" : "lasting_no");
  one(page.root, "[data-storage]", HTMLElement).replaceChildren(
    ...(any ? [element("dt", {}, page.say("size")), element("dd", {}, size)] : []),
    ...(any && lasting ? [element("dt", {}, page.say("lasting")), element("dd", {}, lasting)] : []),
  );
  for (const name of ["back-up", "remove-everything"]) action(page, name).hidden = !any;
  action(page, "persist").hidden = !any || lasts !== false;
}

/** @param {CasesPage} page @param {number} bytes */
const sizeWords = (page, bytes) =>
  bytes < MEGABYTE
    ? page.say("size_small", { size: Math.ceil(bytes / KILOBYTE) })
    : page.say("size_of", { size: (bytes / MEGABYTE).toFixed(1) });

/** @param {CasesPage} page @param {string} name */
const action = (page, name) => one(page.root, `[data-action=${name}]`, HTMLButtonElement);

/**
 * @param {CasesPage} page
 * @param {Shelf} shelf
 * @param {() => Promise<void>} renew
 */
function askRemoving(page, shelf, renew) {
  const remove = async () => {
    dialog.close();
    try {
      await shelf.removeEverything();
      note(page, page.say("removed"));
    } catch (error) {
      complain(page, page.say("act_failed", { reason: reasonOf(page, error) }));
    }
    await renew();
  };
  const dialog = openDialog(
    page,
    "remove",
    page.say("remove_title"),
    [element("p", {}, page.say("remove_text")), shelf.keepsKey() && element("p", { "data-key": true }, page.say("remove_key"))],
    [
      button(page.say("back_up"), () => void saveBackup(page, shelf), { class: "calc-primary", "data-action": "back-up-first" }),
      button(page.say("remove_confirm"), () => void remove(), { class: "calc-danger", "data-action": "remove-confirm" }),
      button(page.say("cancel"), () => dialog.close()),
    ],
  );
}
