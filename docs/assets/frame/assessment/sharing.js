// Sharing an assessment as a link: names and notes are left out unless asked for.
import { sealed } from "../../foundation/link.js";
import { canPack, pack } from "../../foundation/packing.js";
import { toAssessment } from "../../workspace/assessment.js";
import { namesLeftOut } from "./placeless.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../../workspace/state.js").State} State */

export const BETWEEN = "."; // what stands in a link after it belongs to the page that made the link

/**
 * A part of an assessment as it is, with whoever answers for it and what is recorded: for that department, and no other.
 * @param {string} hint
 * @param {unknown} part
 * @returns {import("../sharing.js").Shared}
 */
export const sharedPart = (hint, part) => ({
  hints: [hint],
  choices: [],
  fragment: async () => (canPack() ? sealed((await Promise.all([part, {}].map((each) => pack(JSON.stringify(each))))).join(BETWEEN)) : null),
});

/**
 * @param {Page} page
 * @param {State} state
 * @param {object} how
 * @param {string[]} how.without clauses that the engine refused
 * @param {import("../frame.js").Frame<State>["leaving"]} how.leaving
 * @param {{ hint: string, settings: unknown }} [how.besides] what the link holds after the assessment
 * @returns {import("../sharing.js").Shared}
 */
export const sharedAssessment = (page, state, { without, leaving, besides }) => ({
  hints: [
    ...(besides ? [besides.hint] : []),
    ...("ownForm" in page.root.dataset ? [page.say("share_own")] : []),
    ...unfinishedIn(page, without),
  ],
  choices: [
    { name: "organisation", label: page.say("share_organisation") },
    { name: "notes", label: page.say("share_notes") },
  ],
  async fragment(chosen) {
    if (!canPack()) return null;
    const parts = { without, organisation: chosen.has("organisation"), notes: chosen.has("notes") };
    const own = await leaving(toAssessment(page.rubric, state, parts), null);
    const shared = [own, ...(besides ? [besides.settings] : [])];
    return sealed((await Promise.all(shared.map((part) => pack(JSON.stringify(part))))).join(BETWEEN));
  },
});

/**
 * That CLAUSES are not in the link, as files that leave them out say too.
 * @param {Page} page
 * @param {string[]} clauses
 */
const unfinishedIn = (page, clauses) =>
  clauses.length ? [page.say("share_without", { count: clauses.length, clauses: namesLeftOut(page, clauses) })] : [];
