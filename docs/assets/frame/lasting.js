// Two things that the visitor is asked once there is work to lose: that the browser keep it for good, and to save a file.
import { clock } from "../foundation/clock.js";
import { button, element, one } from "../foundation/dom.js";
import { note } from "../foundation/notes.js";
import { NotKept, readText, writeText } from "../workspace/browser-storage.js";
import { lasts, persist, reminder, switchReminder } from "../workspace/usage.js";

/** @typedef {import("./page.js").Page} Page */

const WORK = 3; // changes that make it work
const ASKED = "aftersales.asked-to-last";
const OFTEN = 60_000; // milliseconds between two looks

/**
 * @param {Page} page
 * @param {() => void} download hand out all that is entered
 * @returns {(documents: string[]) => void} look whether there is something to ask about what the page keeps in DOCUMENTS
 */
export function bindLasting(page, download) {
  const place = one(page.root, "[data-ask]", HTMLElement);
  let looked = -OFTEN;
  const close = () => (place.hidden = true);
  /** @param {string} words @param {HTMLButtonElement[]} actions */
  const ask = (words, actions) => {
    place.replaceChildren(element("p", { role: "status" }, words), ...actions);
    place.hidden = false;
  };

  /** @param {string[]} documents */
  const look = async (documents) => {
    const { due, changes, since } = await reminder(documents);
    if (due) ask(page.say("remind", { count: changes, since: since ? clock(page, since) : "" }), reminding(page, download, close));
    else if (changes >= WORK && !wasAsked() && (await lasts()) === false) ask(page.say("last"), lasting(page, close));
    else looked = changes < WORK ? -OFTEN : looked;
  };
  let [looking, missed] = [false, false];
  const askOnce = async (/** @type {string[]} */ documents) => {
    if (looking) missed = true; // what changes while it looks is looked at next
    if (looking || performance.now() - looked < OFTEN || !place.hidden) return;
    looking = true;
    looked = performance.now();
    await look(documents).catch(() => {}); // what cannot be read now is told by the line itself
    looking = false;
    place.dataset.looked = "";
    if (!missed) return;
    missed = false;
    await askOnce(documents);
  };
  return (documents) => void askOnce(documents);
}

/**
 * @param {Page} page
 * @param {() => void} download
 * @param {() => void} close
 */
const reminding = (page, download, close) => [
  button(page.say("remind_save"), () => (close(), download()), { class: "calc-primary", "data-action": "remind-save" }),
  button(page.say("later"), close, { "data-action": "later" }),
  button(page.say("remind_never"), () => (close(), void switchReminder(false).catch(() => {})), { "data-action": "remind-never" }),
];

/**
 * @param {Page} page
 * @param {() => void} close
 */
function lasting(page, close) {
  const agree = async () => {
    remember();
    close();
    note(page, page.say((await persist()) ? "last_granted" : "last_denied"));
  };
  const decline = () => (remember(), close());
  return [
    button(page.say("last_ask"), () => void agree(), { class: "calc-primary", "data-action": "last" }),
    button(page.say("last_no"), decline, { "data-action": "last-no" }),
  ];
}

/** Asked once in this browser; where it keeps not even that, there is nothing to last. */
function wasAsked() {
  try {
    return readText(ASKED) !== null;
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
    return true;
  }
}

function remember() {
  try {
    writeText(ASKED, "asked");
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
  }
}
