// What can be done with a case. Whatever takes something away can be taken back from the note that tells of it.
import { openDialog } from "../foundation/dialog.js";
import { button, element } from "../foundation/dom.js";
import { complain, note } from "../foundation/notes.js";
import { nameOf } from "./card.js";
import { reasonOf } from "./page.js";

/** @typedef {import("./page.js").CasesPage} CasesPage */
/** @typedef {import("./shelf.js").Shelf} Shelf */
/** @typedef {import("./shelf.js").ShownCase} ShownCase */

/**
 * @param {CasesPage} page
 * @param {Shelf} shelf
 * @param {() => Promise<void>} renew show the cases anew
 * @returns {import("./card.js").Acts}
 */
export function actsOn(page, shelf, renew) {
  /**
   * @param {() => Promise<unknown>} act
   * @param {string} words
   * @param {() => Promise<unknown>} [back] what takes it back
   */
  const done = async (act, words, back) => {
    try {
      await act();
      note(page, words, back && (() => void done(back, page.say("undone"))));
    } catch (error) {
      complain(page, page.say("act_failed", { reason: reasonOf(page, error) }));
    }
    await renew();
  };
  return {
    async open({ id }, address = "") {
      try {
        await shelf.use(id);
        location.assign(address);
      } catch (error) {
        complain(page, page.say("act_failed", { reason: reasonOf(page, error) }));
      }
    },
    rename: (shown) => {
      askName(page, "rename", shown.name, (name) => done(() => shelf.rename(shown.id, name), page.say("renamed", { name })));
    },
    copy(shown) {
      askName(page, "copy_title", page.say("copied_name", { name: nameOf(page, shown) }), (name) =>
        done(() => shelf.copy(shown.id, name), page.say("copied", { name })),
      );
    },
    putAway({ id, ...shown }) {
      const words = page.say("put_away_done", { name: nameOf(page, shown) });
      void done(() => shelf.putAway(id, true), words, () => shelf.putAway(id, false));
    },
    putBack: ({ id, ...shown }) =>
      void done(() => shelf.putAway(id, false), page.say("put_back_done", { name: nameOf(page, shown) })),
    remove: ({ id, ...shown }) =>
      void done(() => shelf.remove(id), page.say("deleted", { name: nameOf(page, shown) }), () => shelf.undelete(id)),
    undelete: ({ id, ...shown }) =>
      void done(() => shelf.undelete(id), page.say("undeleted", { name: nameOf(page, shown) })),
  };
}

/**
 * Ask for the name of a case.
 * @param {CasesPage} page
 * @param {"rename" | "copy_title" | "new_case"} title
 * @param {string} name as it is, or as it might be
 * @param {(name: string) => Promise<void>} take
 */
export function askName(page, title, name, take) {
  const hint = { rename: "", copy_title: "copy_hint", new_case: "new_case_hint" }[title];
  const field = element("input", { type: "text", maxlength: "100", required: true, "data-name": true });
  field.value = name;
  const accept = () => {
    if (!field.value.trim()) return field.focus();
    dialog.close();
    void take(field.value.trim());
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) accept();
  });
  const dialog = openDialog(
    page,
    "name",
    page.say(title),
    [
      hint && element("p", { class: "calc-hint" }, page.say(hint)),
      element("label", { class: "calc-dialog-field" }, page.say("name_label"), " ", field),
    ],
    [
      button(page.say("save_name"), accept, { class: "calc-primary", "data-action": "accept-name" }),
      button(page.say("cancel"), () => dialog.close()),
    ],
  );
  field.select();
}
