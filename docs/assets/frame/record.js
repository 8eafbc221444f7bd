// The record of a calculation as a file: who made it and when is asked for, the rest is the engine's.
import { recordOf } from "../engine/ask.js";
import { today } from "../foundation/day.js";
import { button, element, one } from "../foundation/dom.js";
import { JSON_FILE, saveFile } from "../foundation/save.js";
import { faultLine } from "./faults.js";

/** @typedef {import("./assessment/page.js").Page} Page */

/**
 * @param {Page} page
 * @param {(json: string) => Promise<string>} request
 * @param {Record<string, unknown>} asked the request that the record is of
 * @param {string} name part of the file's name
 * @param {(message: string) => void} say
 */
export function openRecord(page, request, asked, name, say) {
  const by = element("input", { type: "text", maxlength: "200", autocomplete: "name", "data-record-by": true });
  const on = element("input", { type: "date", "data-record-on": true });
  on.value = today();
  const told = element("ul", { class: "calc-faults", role: "alert" });
  const save = async () => {
    const signed = { ...(by.value.trim() ? { by: by.value.trim() } : {}), ...(on.value ? { on: on.value } : {}) };
    const { text, faults } = await recordOf(request, asked, signed);
    if (faults) {
      told.replaceChildren(...faults.map((fault) => element("li", {}, faultLine(page, fault))));
      return;
    }
    const file = `${page.rubric}-${name}-record-${on.value || today()}.json`;
    saveFile(file, text, JSON_FILE);
    dialog.close();
    say(page.say("record_saved", { name: file }));
  };
  const dialog = element(
    "dialog",
    { class: "calc-dialog", "aria-labelledby": "record-title", "data-dialog": "record" },
    element("h2", { id: "record-title" }, page.say("record_title")),
    element("p", {}, page.say("record_what")),
    "readings" in asked && element("p", { class: "calc-caution" }, page.say("record_switched")),
    element("label", { class: "calc-note" }, page.say("record_by"), " ", by),
    element("label", { class: "calc-note" }, page.say("record_on"), " ", on),
    told,
    element(
      "div",
      { class: "calc-dialog-actions" },
      button(page.say("record_save"), () => void save(), { class: "calc-primary", "data-action": "record-save" }),
      button(page.say("cancel"), () => dialog.close()),
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  one(page.root, "[data-dialogs]", HTMLElement).append(dialog);
  dialog.showModal();
}

/**
 * The button that makes a record of the score as it is shown, switched readings included.
 * @param {Page} page
 * @param {(json: string) => Promise<string>} request
 * @param {(message: string) => void} say
 * @returns {(scored: import("./assessment/scorer.js").Scored) => void}
 */
export function bindRecording(page, request, say) {
  const button = page.root.querySelector("[data-action=record]");
  /** @type {Record<string, unknown> | null} */
  let asked = null;
  button?.addEventListener("click", () => asked && openRecord(page, request, asked, "score", say));
  return (scored) => {
    asked = scored.reply.ok ? { ...scored.asked } : null;
    if (button instanceof HTMLButtonElement) button.disabled = !asked;
  };
}
