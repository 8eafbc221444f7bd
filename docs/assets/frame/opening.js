// What comes in by a link or a file: checked by the engine, shown, and taken over only on request.
import { openDialog } from "../foundation/dialog.js";
import { button, element } from "../foundation/dom.js";
import { bindChooser } from "./files.js";
import { waysIn } from "./ways-in.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */
/** @typedef {import("../workspace/lineage.js").Lineage} Lineage */

/**
 * What came in and what is to be said of it, or why it cannot be used.
 * @template Work
 * @typedef {{ work: Work, name?: string, lineage?: Lineage | null, summary: string, cautions: string[], also?: () => void } | { reasons: string[] }} Incoming
 *   NAME: of whose it is. LINEAGE: which revision it says that it grew out of. ALSO: takes over what hangs on it.
 */

/**
 * @template Work
 * @typedef {object} Opening
 * @property {(fragment: string) => boolean} holds whether a fragment holds work, and is not the name of a place
 * @property {(fragment: string) => Promise<Incoming<Work>>} fromLink throws where the link is damaged
 * @property {(file: File) => Promise<Incoming<Work>>} [fromFile]
 * @property {() => string | null} own what to say of the work that would be replaced; null where there is none
 */

/**
 * @template Work
 * @param {Speaking} page
 * @param {import("./changes.js").Changes<Work>} changes
 * @param {Opening<Work>} opening
 * @param {import("./ways-in.js").Joining<Work>} joining
 */
export function bindOpening(page, changes, opening, joining) {
  const { fromFile } = opening;
  const fromAddress = () => {
    const fragment = location.hash;
    if (!opening.holds(fragment)) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    void preview(page, { ...joining, changes, own: opening.own, from: page.say("incoming_link"), name: "" }, () => opening.fromLink(fragment));
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();
  const chooser = page.root.querySelector("[data-file]");
  if (!fromFile || !(chooser instanceof HTMLInputElement)) return;
  bindChooser(chooser, page.root.querySelector("[data-action=open]"), (file) => {
    const from = page.say("incoming_file", { name: file.name });
    void preview(page, { ...joining, changes, own: opening.own, from, name: file.name }, () => fromFile(file));
  });
}

/**
 * Where something comes from, and what it comes to.
 * @template Work
 * @typedef {import("./ways-in.js").Joining<Work> & { changes: import("./changes.js").Changes<Work>, own: () => string | null, from: string, name: string }} Coming
 */

/**
 * The dialog that shows what came in.
 * @template Work
 * @param {Speaking} page
 * @param {Coming<Work>} coming
 * @param {() => Promise<Incoming<Work>>} read
 */
async function preview(page, { own, from, name, changes, ...joining }, read) {
  const content = element("div", { role: "status" }, element("p", {}, page.say("incoming_waiting")));
  const cancel = button(page.say("cancel"), () => dialog.close());
  const origin = element("p", { class: "calc-hint" }, from);
  const dialog = openDialog(page, "incoming", page.say("incoming_title"), [origin, content], [cancel]);
  const incoming = await read().catch(() => ({ reasons: [page.say("incoming_broken")] }));
  if ("reasons" in incoming) {
    content.replaceChildren(...refusal(page, incoming.reasons));
    cancel.textContent = page.say("close");
    return;
  }
  const replaced = own();
  const { notes, ways, replaces } = await waysIn(page, changes, { ...incoming, from: name }, replaced !== null, joining);
  content.replaceChildren(...shown(incoming, replaces ? replaced : null), ...notes);
  for (const way of ways) {
    way.addEventListener("click", () => dialog.close());
    cancel.before(way);
  }
  ways[0]?.classList.add("calc-primary");
  ways[0]?.focus();
}

/**
 * @param {{ name?: string, summary: string, cautions: string[] }} incoming
 * @param {string | null} replaced
 */
const shown = ({ name, summary, cautions }, replaced) => [
  ...(name ? [element("p", {}, element("strong", {}, name))] : []),
  element("p", {}, summary),
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
