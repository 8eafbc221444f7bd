// A share link that is opened: checked by the engine first; what is in the form gives way only to what can be used.
import { answerTo } from "./ask.js";
import { sortFaults } from "./faults.js";
import { fromFragment, holdsForm } from "./link.js";
import { banner, note } from "./notes.js";

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
      banner(page, page.say("link_broken"));
      return;
    }
    const { result, faults } = await answerTo(tools.ask, kind, { ...blank, ...fields });
    if (!result || faults.length) {
      const { rest } = sortFaults(page, faults, () => null);
      banner(page, page.say("link_refused"), rest);
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
