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
  dialog.addEventListener("close", () => dialog.remove());
  one(page.root, "[data-dialogs]", HTMLElement).append(dialog);
  dialog.showModal();
  return dialog;
}
