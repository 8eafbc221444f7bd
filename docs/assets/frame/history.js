// The button that opens the versions of what is worked on, and what may be done with one.
import { note } from "../foundation/notes.js";
import { element, one } from "../foundation/dom.js";
import { changesBetween } from "./comparing.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * A part of what is worked on that has versions.
 * @template Work
 * @typedef {object} History
 * @property {string} title what it is called where a page has several
 * @property {import("./keeping.js").Keeping<Work>} keeping
 * @property {() => Work} current what is there now
 * @property {import("./places.js").Words} words
 * @property {(before: Work, after: Work) => Promise<Node[]>} [compare] where the engine has more to say than the fields
 * @property {boolean} [final] whether a version may be finalised
 */

/**
 * @param {Page} page
 * @param {() => History<any>[]} parts
 * @param {() => void} leave looking at another version
 */
export function bindHistory(page, parts, leave) {
  const open = async () => {
    leave();
    const shown = parts();
    const [{ openVersions }] = await Promise.all([import("./versions.js"), ...shown.map(({ keeping }) => keeping.document.written())]);
    await openVersions(page, shown.map((part) => versioned(page, part)));
  };
  one(page.root, "[data-action=versions]", HTMLButtonElement).addEventListener("click", () => void open());
}

/**
 * @template Work
 * @param {Page} page
 * @param {History<Work>} part
 * @returns {import("./versions.js").Versioned}
 */
function versioned(page, { title: called, keeping: { document, looking }, current, words, compare, final = false }) {
  const between = compare ?? (async (before, after) => changesBetween(page, words, before, after));
  /** @param {import("../workspace/documents.js").Version} version @param {string} title */
  const restore = async ({ revision }, title) => {
    looking.leave();
    const told = await document.restore(revision).then((done) => (done ? "restored_version" : "act_unread"), () => "act_unkept");
    note(page, page.say(told, { version: title }));
  };
  return {
    title: called,
    words,
    versions: document.versions,
    async look(version, title) {
      const content = await document.contentOf(version.revision).catch(() => null);
      if (content === null) note(page, page.say("act_unread"));
      else looking.at(content, title, () => void restore(version, title));
    },
    async compare({ revision }) {
      const before = await document.contentOf(revision);
      return before === null ? [element("p", { role: "alert" }, page.say("act_unread"))] : between(before, current());
    },
    restore,
    name: ({ revision }, name) => document.nameVersion(revision, name),
    ...(final && { finalise: (/** @type {string} */ by) => document.finalise({ by }) }),
  };
}
