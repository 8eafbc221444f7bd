// What could not be read is told in view and handed out, until it is thrown away; with it the version before it.
import { showFirstFrame } from "../engine/first-frame.js";
import { clock } from "../foundation/clock.js";
import { button } from "../foundation/dom.js";
import { banner, complain } from "../foundation/notes.js";
import { JSON_FILE, saveFile } from "../foundation/save.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../workspace/documents.js").SetAside} SetAside */

/**
 * @typedef {object} Offered
 * @property {string} name under which it was kept
 * @property {SetAside} aside
 * @property {(revision: string, message: string) => Promise<boolean>} take show that version under what was entered here,
 *   and say so; false where it cannot be read
 */

/**
 * @param {Page} page
 * @param {Offered} offered
 */
export function offer(page, { name, aside: { text, damage, discard }, take }) {
  const file = `${name.replace(/^aftersales\./, "").replaceAll(".", "-")}-refused.json`;
  const save = button(page.say("download_it"), () => saveFile(file, text, JSON_FILE));
  const away = button(page.say("discard_it"), async () => {
    await discard();
    told.remove();
  });
  const before = damage?.earlier && !damage.earlier.shown ? [takeButton(page, damage.earlier, take)] : [];
  const told = banner(page, { message: wordsOf(page, damage), actions: [...before, save, away], urgent: damage !== null });
  told.dataset.refused = "";
  if (!damage) return;
  showFirstFrame();
  told.scrollIntoView({ block: "center" }); // it stands above the form, and the page may be opened far below
}

/**
 * @param {Page} page
 * @param {SetAside["damage"]} damage
 */
function wordsOf(page, damage) {
  if (!damage) return page.say("set_aside");
  const saved = clock(page, new Date(damage.saved));
  const { earlier } = damage;
  if (!earlier) return page.say("damaged", { saved });
  return page.say(earlier.shown ? "damaged_shown" : "damaged_earlier", { saved, earlier: clock(page, new Date(earlier.time)) });
}

/**
 * @param {Page} page
 * @param {{ revision: string, time: number }} earlier
 * @param {Offered["take"]} take
 */
function takeButton(page, { revision, time }, take) {
  const version = clock(page, new Date(time));
  /** @type {HTMLButtonElement} */
  const made = button(
    page.say("take_earlier", { version }),
    () => void take(revision, page.say("took_earlier", { version })).then((done) => (done ? made.remove() : complain(page, page.say("act_unread")))),
    { class: "calc-primary", "data-action": "take-earlier" },
  );
  return made;
}
