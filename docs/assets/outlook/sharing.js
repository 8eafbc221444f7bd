// A share link that holds the page's settings beside the assessment: "#a=<assessment>.<settings>".
import { toAssessment } from "../calculator/assessment.js";
import { button, element } from "../calculator/dom.js";
import { canLink, isLink, LONGEST_LINK, pack, unpack } from "../calculator/link.js";

/** @typedef {import("../calculator/page.js").Page} Page */

const MARK = "#a=";
const BETWEEN = "."; // not a sign of base64url

/**
 * Take the settings out of the address, so that what is left is a link like any other. They are handed
 * over only when the assessment of that link is taken over: what is given back is called then.
 * @param {HTMLElement} root
 * @param {(values: unknown) => void} take
 * @returns {() => void}
 */
export function settingsInAddress(root, take) {
  /** @type {unknown} */
  let waiting;
  const look = () => {
    waiting = undefined;
    const [assessment = "", settings] = location.hash.split(BETWEEN);
    if (!isLink(assessment) || !settings) return;
    history.replaceState(history.state, "", location.pathname + location.search + assessment);
    unpack(MARK + settings).then(
      (text) => (waiting = JSON.parse(text)),
      () => (waiting = undefined),
    );
  };
  addEventListener("hashchange", look);
  look();
  // The dialog that offers the link was closed; by then what was accepted has been taken over.
  root.addEventListener("close", () => (waiting = undefined), true);
  return () => {
    if (waiting !== undefined) take(waiting);
    waiting = undefined;
  };
}

/**
 * @param {Page} page
 * @param {import("../calculator/state.js").State} state
 * @param {string[]} without clauses that the engine refused
 * @param {unknown} settings
 */
export function openSharing(page, state, without, settings) {
  const organisation = element("input", { type: "checkbox" });
  const notes = element("input", { type: "checkbox" });
  const address = element("input", { type: "text", readonly: true, "data-link": true, "aria-label": page.say("share") });
  const told = element("p", { class: "calc-hint", role: "status", "data-told": true });
  const copy = button(page.say("share_copy"), () => void copyLink(page, address, told), { class: "calc-primary" });
  const renew = async () => {
    const parts = { without, organisation: organisation.checked, notes: notes.checked };
    const own = await pack(JSON.stringify(toAssessment(page.rubric, state, parts)));
    const set = await pack(JSON.stringify(settings));
    address.value = location.href.split("#")[0] + own + BETWEEN + set.slice(MARK.length);
    const { length } = address.value;
    told.textContent = length > LONGEST_LINK ? page.say("share_long", { length }) : "";
    copy.disabled = length > LONGEST_LINK;
  };
  organisation.addEventListener("input", renew);
  notes.addEventListener("input", renew);
  const usable = canLink();
  const dialog = element(
    "dialog",
    { class: "calc-dialog", "aria-labelledby": "share-title", "data-dialog": "share" },
    element("h2", { id: "share-title" }, page.say("share_title")),
    element("p", {}, page.say(usable ? "share_what" : "share_old")),
    usable && element("p", {}, page.say("share_settings")),
    usable && element("label", { class: "calc-check" }, organisation, page.say("share_organisation")),
    usable && element("label", { class: "calc-check" }, notes, page.say("share_notes")),
    usable && address,
    told,
    element("div", { class: "calc-dialog-actions" }, usable && copy, button(page.say("close"), () => dialog.close())),
  );
  dialog.addEventListener("close", () => dialog.remove());
  page.root.querySelector("[data-dialogs]")?.append(dialog);
  dialog.showModal();
  if (usable) void renew();
}

/**
 * @param {Page} page
 * @param {HTMLInputElement} address
 * @param {HTMLElement} told
 */
async function copyLink(page, address, told) {
  address.select();
  try {
    await navigator.clipboard.writeText(address.value);
    told.textContent = page.say("share_copied");
  } catch {
    told.textContent = page.say("share_select");
  }
}
