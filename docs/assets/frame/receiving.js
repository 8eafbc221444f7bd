// A file that the page was opened for: opened, or told that it is not there; what came with it is told not to be opened.
import { button } from "../foundation/dom.js";
import { banner, complain } from "../foundation/notes.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */

/** Whether the page was opened for one; what takes it is loaded only then. */
const isExpected = () => new URLSearchParams(location.search).has("received");

/**
 * @param {Speaking} page
 * @param {(file: File, others: string[]) => unknown} open OTHERS: the names of those that came with it
 */
export async function openReceived(page, open) {
  if (!isExpected()) return;
  const { takeReceived } = await import("../workspace/received.js");
  const came = await takeReceived().catch(() => null); // no caches where a page is served by plain http
  if (came) await open(came.file, came.others);
  else complain(page, page.say("received_gone"));
}

/**
 * Say which files are not opened beside the first: each is looked at, and merged or not, by itself.
 * @param {Speaking} page
 * @param {string[]} others
 */
export function tellOthers(page, others) {
  if (!others.length) return;
  const close = button(page.say("close"), () => made.remove());
  const made = banner(page, { message: page.say("received_others", { count: others.length }), lines: others, actions: [close], urgent: true });
}

/**
 * The first of FILES, which were dropped on the page together; the others are told.
 * @param {Speaking} page
 * @param {FileList | undefined} files
 * @returns {File | undefined}
 */
export function firstOf(page, files) {
  const [first, ...others] = files ?? [];
  tellOthers(page, others.map(({ name }) => name));
  return first;
}
