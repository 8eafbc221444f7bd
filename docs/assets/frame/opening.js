// What comes in by a link or a file: checked by the engine, shown, and taken over only on request.
import { openDialog } from "../foundation/dialog.js";
import { button, element, one } from "../foundation/dom.js";
import { isLink, reasonOf } from "../foundation/link.js";
import { same } from "../workspace/differences.js";
import { bindChooser } from "./files.js";
import { openReceived, tellOthers } from "./receiving.js";
import { waysIn } from "./ways-in.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */
/** @typedef {import("../workspace/lineage.js").Lineage} Lineage */

/**
 * What came in and what is to be said of it, or why it cannot be used.
 * @template Work
 * @typedef {{ work: Work, name?: string, lineage?: Lineage | null, shown: HTMLElement[], cautions: string[], also?: () => void } | { reasons: string[] }} Incoming
 *   NAME: of whose it is. LINEAGE: which revision it says that it grew out of. SHOWN: what it comes to, to be looked
 *   at. ALSO: takes over what hangs on it.
 */

/**
 * @template Work
 * @typedef {object} Opening
 * @property {(fragment: string) => Promise<Incoming<Work>>} fromLink throws where the link cannot be used
 * @property {(file: File) => Promise<Incoming<Work>>} fromFile
 * @property {(file: File) => Promise<boolean>} [aside] takes a file that holds what is set beside the work; false where it does not
 * @property {() => string | null} own what to say of the work that would be replaced; null where there is none
 */

/**
 * @template Work
 * @typedef {import("./ways-in.js").Joining<Work> & { current: () => Work, leave: () => void }} Standing CURRENT: what stands here;
 *   LEAVE: goes back to that from another version that is looked at, in whose place nothing that is taken over would be kept
 */

/**
 * @template Work
 * @param {Speaking} page
 * @param {import("./changes.js").Changes<Work>} changes
 * @param {Opening<Work>} opening
 * @param {Standing<Work>} joining
 */
export function bindOpening(page, changes, opening, joining) {
  const fromAddress = () => {
    const fragment = location.hash;
    if (!isLink(fragment)) return;
    const read = () => opening.fromLink(fragment).finally(() => takeAway(fragment));
    void preview(page, { ...joining, changes, own: opening.own, origin: ofLink(page) }, read);
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();
  const openFile = async (/** @type {File} */ file) => {
    joining.leave();
    if (await opening.aside?.(file)) return;
    await preview(page, { ...joining, changes, own: opening.own, origin: ofFile(page, file.name) }, () => opening.fromFile(file));
  };
  bindChooser(page, one(page.root, "[data-file]", HTMLInputElement), page.root.querySelector("[data-action=open]"), (file) => void openFile(file));
  void openReceived(page, (file, others) => {
    tellOthers(page, others);
    return openFile(file);
  });
}

/**
 * FRAGMENT leaves the address once it was read, and no sooner: where the calculator does not start, the page is reloaded.
 * @param {string} fragment
 */
function takeAway(fragment) {
  if (location.hash === fragment) history.replaceState(history.state, "", location.pathname + location.search);
}

/**
 * What the dialog says of where something came from; NAME: of the file.
 * @typedef {{ title: string, from: string, accept: string, name: string }} Origin
 */

/**
 * A link is there to be looked at; whoever opens a file wants to work with it.
 * @param {Speaking} page
 * @returns {Origin}
 */
const ofLink = (page) => ({
  title: page.say("shown_title"),
  from: page.say("shown_hint"),
  accept: page.say("shown_go_on"),
  name: "",
});

/**
 * @param {Speaking} page
 * @param {string} name
 * @returns {Origin}
 */
const ofFile = (page, name) => ({
  title: page.say("incoming_title"),
  from: page.say("incoming_file", { name }),
  accept: page.say("incoming_accept"),
  name,
});

/**
 * Where something comes from, and what it comes to.
 * @template Work
 * @typedef {Standing<Work> & { changes: import("./changes.js").Changes<Work>, own: () => string | null, origin: Origin }} Coming
 */

/**
 * The dialog that shows what came in. It can be looked at and closed; nothing is replaced unless that is asked for.
 * @template Work
 * @param {Speaking} page
 * @param {Coming<Work>} coming
 * @param {() => Promise<Incoming<Work>>} read
 */
async function preview(page, coming, read) {
  const { own, origin, changes, current, leave, ...joining } = coming;
  leave();
  const content = element("div", { role: "status" }, element("p", {}, page.say("incoming_waiting")));
  const cancel = button(page.say("close"), () => dialog.close());
  const from = element("p", { class: "calc-hint" }, origin.from);
  const dialog = openDialog(page, "incoming", origin.title, [from, content], [cancel]);
  const incoming = await read().catch((error) => ({ reasons: [page.say(reasonOf(error))] }));
  if ("reasons" in incoming) {
    content.replaceChildren(...refusal(page, incoming.reasons));
    return;
  }
  const replaced = own();
  const seen = structuredClone(current());
  const { notes, ways, replaces } = await waysIn(page, changes, { ...incoming, from: origin.name }, replaced !== null, joining);
  content.replaceChildren(...shown(incoming, replaces ? replaced : null), ...notes);
  const [first] = ways;
  if (first && replaced === null) first.textContent = origin.accept;
  for (const way of ways) {
    way.addEventListener("click", () => dialog.close());
    cancel.before(way);
  }
  first?.classList.add("calc-primary");
  first?.focus();
  // Another window, or a dialog over this one, may have put something else here by now. Then it is looked at anew.
  const lookAnew = (/** @type {Event} */ event) => {
    if (same(current(), seen) || !ways.some((each) => event.composedPath().includes(each))) return;
    event.stopImmediatePropagation();
    dialog.close();
    void preview(page, coming, async () => incoming);
  };
  dialog.addEventListener("click", lookAnew, { capture: true });
}

/**
 * @param {{ name?: string, shown: HTMLElement[], cautions: string[] }} incoming
 * @param {string | null} replaced
 */
const shown = ({ name, shown: parts, cautions }, replaced) => [
  ...(name ? [element("p", {}, element("strong", {}, name))] : []),
  ...parts,
  ...[...cautions, ...(replaced === null ? [] : [replaced])].map((words) => element("p", { class: "calc-caution" }, words)),
];

/**
 * @param {Speaking} page
 * @param {string[]} reasons
 */
const refusal = (page, reasons) => [
  element("p", {}, page.say("incoming_refused")),
  element("ul", { class: "calc-faults" }, ...reasons.map((reason) => element("li", {}, reason))),
];
