// A dialog over the page, which goes when it is closed.
import { element, one } from "./dom.js";

/**
 * @param {import("./words.js").Speaking} page
 * @param {string} name
 * @param {string} title
 * @param {import("./dom.js").Child[]} content
 * @param {import("./dom.js").Child[]} actions buttons at its foot
 */
export function openDialog(page, name, title, content, actions) {
  const dialog = element(
    "dialog",
    { class: "calc-dialog", "aria-labelledby": `${name}-title`, "data-dialog": name },
    element("h2", { id: `${name}-title` }, title),
    ...content,
    element("div", { class: "calc-dialog-actions" }, ...actions),
  );
  const ended = new AbortController();
  dialog.addEventListener("close", () => (ended.abort(), dialog.remove()));
  putOnPaper(page, dialog, ended.signal);
  one(page.root, "[data-dialogs]", HTMLElement).append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * What is looked at in DIALOG is what is printed. Paper shows a copy in its place on the page: what lies over a page is cut
 * where the page ends.
 * @param {import("./words.js").Speaking} page
 * @param {HTMLDialogElement} dialog
 * @param {AbortSignal} signal it was closed
 */
function putOnPaper({ root }, dialog, signal) {
  /** @type {HTMLElement | null} */
  let copy = null;
  addEventListener("beforeprint", () => {
    copy = element("div", { class: "calc-dialog-paper" });
    copy.append(...dialog.cloneNode(true).childNodes);
    root.prepend(copy);
  }, { signal });
  const away = () => copy?.remove();
  addEventListener("afterprint", away, { signal });
  signal.addEventListener("abort", away);
}
