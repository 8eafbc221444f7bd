// The dialog that makes a share link. Names, reasons and lists stay out of it unless asked for.
import { button, element, one } from "../calculator/dom.js";
import { LONGEST_LINK } from "../calculator/link.js";
import { marked } from "./fields.js";
import { toFragment } from "./link.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Fields} Fields */

/**
 * @param {Page} page
 * @param {Fields} fields
 * @param {Fields} blank the form as the page was made
 */
export function openShare(page, fields, blank) {
  const hidden = marked(page.form, "private");
  const transient = marked(page.form, "transient");
  const entries = Object.entries(fields).filter(([name, value]) => value !== blank[name] && !transient.has(name));
  const withAll = element("input", { type: "checkbox", "data-share-private": true });
  const address = element("input", { type: "text", readonly: true, "data-link": true, "aria-label": page.say("share") });
  const told = element("p", { class: "calc-hint", role: "status" });
  const copy = button(page.say("share_copy"), () => void copyLink(page, address, told), { class: "calc-primary" });

  const renew = async () => {
    const chosen = entries.filter(([name]) => withAll.checked || !hidden.has(name));
    const fragment = await toFragment(Object.fromEntries(chosen));
    address.value = fragment === null ? "" : location.href.split("#")[0] + fragment;
    const { length } = address.value;
    const long = length > LONGEST_LINK;
    told.textContent = fragment === null ? page.say("share_old") : long ? page.say("share_long", { length }) : "";
    copy.disabled = fragment === null || long;
  };
  withAll.addEventListener("input", renew);

  const dialog = element(
    "dialog",
    { class: "calc-dialog", "aria-labelledby": "share-title", "data-dialog": "share" },
    element("h2", { id: "share-title" }, page.say("share_title")),
    element("p", {}, page.say("share_what")),
    entries.some(([name]) => hidden.has(name)) &&
      element("label", { class: "calc-check" }, withAll, page.say("share_private")),
    address,
    told,
    element("div", { class: "calc-dialog-actions" }, copy, button(page.say("close"), () => dialog.close())),
  );
  dialog.addEventListener("close", () => dialog.remove());
  one(page.root, "[data-dialogs]", HTMLElement).append(dialog);
  dialog.showModal();
  void renew();
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
