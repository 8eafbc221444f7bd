// The dialog that makes a share link: what goes into it is chosen there, names and notes are left out unless asked for.
import { toAssessment } from "./assessment.js";
import { button, element } from "./dom.js";
import { canLink, LONGEST_LINK, pack } from "./link.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./state.js").State} State */

/**
 * @param {Page} page
 * @param {State} state
 * @param {string[]} leftOut clauses that the engine refused
 */
export function openShare(page, state, leftOut) {
  const organisation = element("input", { type: "checkbox" });
  const notes = element("input", { type: "checkbox" });
  const address = element("input", { type: "text", readonly: true, "data-link": true, "aria-label": page.say("share") });
  const told = element("p", { class: "calc-hint", role: "status", "data-told": true });
  const copy = button(page.say("share_copy"), () => copyLink(page, address, told), { class: "calc-primary" });

  const renew = async () => {
    const parts = { without: leftOut, organisation: organisation.checked, notes: notes.checked };
    const fragment = await pack(JSON.stringify(toAssessment(page.rubric, state, parts)));
    address.value = location.href.split("#")[0] + fragment;
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
