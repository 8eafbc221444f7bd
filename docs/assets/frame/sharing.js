// The dialog that makes a share link. What could name somebody stays out of it unless the visitor ticks it.
import { openDialog } from "../foundation/dialog.js";
import { button, element, one } from "../foundation/dom.js";
import { LONGEST_LINK } from "../foundation/link.js";
import { codeFor } from "./qr.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */

/**
 * @typedef {object} Shared
 * @property {string[]} [hints] what to say besides
 * @property {{ name: string, label: string }[]} choices parts that go into the link only when they are ticked
 * @property {(chosen: Set<string>) => Promise<string | null>} fragment
 *   the fragment that holds what is shared; null where this browser cannot make one
 */

/**
 * The button that shares what is in the form at that moment.
 * @param {Speaking} page
 * @param {() => Shared} shared
 */
export const bindSharing = (page, shared) =>
  one(page.root, "[data-action=share]", HTMLButtonElement).addEventListener("click", () => openSharing(page, shared()));

/**
 * What is SHARED where readings are SWITCHED: these stay here, so that whoever opens the link sees another result.
 * @param {Speaking} page
 * @param {Shared} shared
 * @param {Record<string, string>} switched
 * @returns {Shared}
 */
export const asAdopted = (page, shared, switched) =>
  Object.keys(switched).length ? { ...shared, hints: [page.say("share_readings"), ...(shared.hints ?? [])] } : shared;

/**
 * The page at ADDRESS without which of this browser's documents it shows: nobody else has that one.
 * @param {string} address
 */
export function pageOf(address) {
  const page = new URL(address);
  page.hash = "";
  if (page.searchParams.has("document")) page.searchParams.delete("document");
  return page.href;
}

/**
 * @param {Speaking} page
 * @param {Shared} shared
 */
export function openSharing(page, { hints = [], choices, fragment }) {
  const boxes = choices.map(({ name, label }) => ({ name, label, box: tick(name) }));
  const address = element("input", { type: "text", readonly: true, "data-link": true, "aria-label": page.say("share") });
  const told = element("p", { class: "calc-hint", role: "status", "data-told": true });
  const code = element("div", { class: "calc-qr", "data-qr": true });
  const copy = button(page.say("share_copy"), () => void copyLink(page, address, told), { class: "calc-primary" });
  const send = button(page.say("share_send"), () => void sendLink(page, address.value, told), { "data-action": "send" });
  send.hidden = !("share" in navigator);

  let asked = 0;
  const renew = async () => {
    asked += 1;
    const own = asked;
    address.setAttribute("aria-busy", "true");
    const chosen = boxes.filter(({ box }) => box.checked).map(({ name }) => name);
    const made = await fragment(new Set(chosen));
    const link = made === null ? "" : pageOf(location.href) + made;
    const drawn = link && (await codeFor(page, link));
    if (own !== asked) return; // another choice was made meanwhile: a link must not hold what was just left out
    address.value = link;
    address.removeAttribute("aria-busy");
    const { length } = link;
    const long = length > LONGEST_LINK;
    told.textContent = made === null ? page.say("share_old") : long ? page.say("share_long", { length }) : "";
    code.replaceChildren(drawn);
    copy.disabled = send.disabled = made === null || long;
  };
  for (const { box } of boxes) box.addEventListener("input", renew);

  const dialog = openDialog(
    page,
    "share",
    page.say("share_title"),
    [
      ...[page.say("share_what"), ...hints].map((words) => element("p", {}, words)),
      ...boxes.map(({ box, label }) => element("label", { class: "calc-check" }, box, label)),
      address,
      told,
      code,
    ],
    [copy, send, button(page.say("close"), () => dialog.close())],
  );
  void renew();
}

/** @param {string} name */
const tick = (name) => element("input", { type: "checkbox", "data-share": name });

/**
 * @param {Speaking} page
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

/**
 * The link through the share sheet of the phone; whoever turns away from it has changed nothing.
 * @param {Speaking} page
 * @param {string} url
 * @param {HTMLElement} told
 */
async function sendLink(page, url, told) {
  try {
    await navigator.share({ title: document.title, url });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) told.textContent = page.say("share_not_sent");
  }
}
