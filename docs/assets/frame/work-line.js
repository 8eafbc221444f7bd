// The line beside the result: which case and version this is, and whether what is entered is kept.
import { clock } from "../foundation/clock.js";
import { button, element, one, setAttribute, setText } from "../foundation/dom.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../workspace/documents.js").Kept} Kept */
/** @typedef {import("../workspace/documents.js").Identity | null} Identity */

/**
 * @typedef {object} WorkLine
 * @property {(part: string, kept: Kept) => void} kept how one part of the work is kept; the worst of them is told
 * @property {(identity: Identity) => void} identity
 * @property {(count: number) => void} unsettled how many conflicts wait for the visitor
 * @property {(heads: number) => void} waiting how many other versions wait for the engine
 */

const WORST_LAST = ["blank", "saved", "saving", "unkept"];

/**
 * @param {Page} page
 * @param {() => void} download hand out all that is entered
 * @returns {WorkLine}
 */
export function bindWorkLine(page, download) {
  const place = one(page.root, "[data-kept]", HTMLElement);
  const bar = page.root.querySelector("[data-bar-kept]");
  /** @type {Map<string, Kept>} */
  const parts = new Map();
  let [count, heads, shown, deleted] = [0, 0, "", false];

  const show = () => {
    const worst = [...parts.values()].sort((one, other) => rank(other) - rank(one))[0] ?? { state: "blank" };
    const words = wordsOf(page, worst, parts);
    const state = worst.state === "unkept" ? "unkept" : count ? "unsettled" : worst.state;
    setAttribute(page.root, "data-keeping", state);
    if (bar) setText(bar, barWords(page, worst, words, { count, deleted }));
    const waits = heads ? page.say("heads_wait") : "";
    if (shown === words + waits) return; // an alert is said once
    shown = words + waits;
    place.replaceChildren(worst.state === "unkept" ? trouble(page, worst, words, download) : words, waits && ` ${waits}`);
  };
  show();
  return {
    kept(part, kept) {
      parts.set(part, kept);
      show();
    },
    identity(identity) {
      showIdentity(page, identity);
      deleted = identity !== null && identity.case.deleted !== null;
      show();
    },
    unsettled(conflicts) {
      count = conflicts;
      show();
    },
    waiting(waiting) {
      heads = waiting;
      show();
    },
  };
}

/** @param {Kept} kept */
const rank = ({ state }) => WORST_LAST.indexOf(state);

/**
 * @param {Page} page
 * @param {Kept} worst
 * @param {Map<string, Kept>} parts
 */
function wordsOf(page, worst, parts) {
  if (worst.state === "unkept") return page.say(worst.left ? "left_newer" : `unkept_${worst.reason}`);
  if (worst.state === "saving") return page.say("kept_saving");
  if (worst.state === "blank") return page.say("kept_blank");
  const times = [...parts.values()].flatMap((kept) => (kept.state === "saved" ? [kept.at.getTime()] : []));
  return page.say("kept_saved", { time: clock(page, new Date(Math.max(...times))) });
}

/**
 * @param {Page} page
 * @param {Kept} worst
 * @param {string} words
 * @param {{ count: number, deleted: boolean }} besides COUNT: conflicts that wait; DELETED: the case
 */
function barWords(page, worst, words, { count, deleted }) {
  if (worst.state === "unkept") return page.say(worst.left ? "bar_newer" : "bar_unkept");
  if (deleted) return page.say("bar_deleted");
  if (count) return page.say("bar_conflicts", { count });
  return worst.state === "blank" ? "" : words;
}

/**
 * What is not kept, or by another page, and what can be done about it.
 * @param {Page} page
 * @param {Extract<Kept, { state: "unkept" }>} kept
 * @param {string} words
 * @param {() => void} download
 */
const trouble = (page, { reason }, words, download) =>
  element(
    "span",
    { role: "alert" },
    element("strong", {}, words),
    button(page.say("download_it"), download, { "data-action": "download-work" }),
    reason === "newer" && button(page.say("reload"), () => location.reload(), { "data-action": "reload" }),
  );

/**
 * @param {Page} page
 * @param {Identity} identity
 */
function showIdentity(page, identity) {
  const place = one(page.root, "[data-case]", HTMLElement);
  place.hidden = !identity;
  if (!identity) return;
  const name = identity.case.name || page.say("my_cases");
  const { finalised: number, frozen } = identity;
  const version = number === null ? "" : page.say(frozen ? "is_finalised" : "after_finalised", { number });
  const deleted = identity.case.deleted === null ? "" : page.say("case_deleted");
  if (place.textContent === name + version + deleted) return;
  const link = element("a", { href: `${page.home}workspace/` }, name);
  const told = deleted && element("strong", { role: "alert" }, deleted);
  place.replaceChildren(link, ...(version ? [element("span", {}, version)] : []), told || "");
}
