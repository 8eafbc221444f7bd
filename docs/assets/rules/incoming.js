// A share link that is opened: checked by the engine first; what is in the form gives way only to what can be used.
import { complain, note } from "../foundation/notes.js";
import { answerTo } from "./ask.js";
import { sortFaults } from "./faults.js";
import { fromFragment, holdsForm } from "./link.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Fields} Fields */

/**
 * @param {Page} page
 * @param {import("./ask.js").Asking} kind
 * @param {import("./shell.js").Tools} tools
 * @param {Fields} blank the form as the page was made
 * @param {(fields: Fields) => void} replace
 * @param {() => boolean} isChanged whether the visitor has something in the form
 */
export function bindLinks(page, kind, tools, blank, replace, isChanged) {
  const read = async () => {
    const fragment = location.hash;
    if (!holdsForm(fragment)) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    const fields = await fromFragment(page, fragment);
    if (!fields) {
      complain(page, page.say("link_broken"));
      return;
    }
    const { result, faults } = await answerTo(tools.ask, kind, { ...blank, ...fields });
    if (!result || faults.length) {
      const { rest } = sortFaults(page, faults, () => null);
      complain(page, page.say("link_refused"), rest);
      return;
    }
    const before = isChanged() ? tools.fields() : null;
    replace(fields);
    const undo = before && (() => (replace(before), note(page, page.say("undone"))));
    note(page, page.say("link_opened"), undo);
  };
  addEventListener("hashchange", () => void read());
  void read();
}
