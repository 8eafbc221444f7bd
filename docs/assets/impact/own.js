// Rubrics of one's own that this browser keeps: assessments by them are calculated too, each by the version opened last.
import { nameOf } from "../workspace/own-rubrics.js";

/** @typedef {import("./page.js").ImpactPage} ImpactPage */

/**
 * PAGE with their pages among those that keep documents, and they themselves as JSON.
 * @param {ImpactPage} page
 * @param {import("../workspace/own-rubrics.js").OwnRubric[]} own the one opened last first
 * @returns {{ page: ImpactPage, given: string[] }}
 */
export function withOwnRubrics(page, own) {
  const latest = own.filter(({ id }, place) => own.findIndex((each) => each.id === id) === place);
  const pages = latest.map((rubric) => {
    const title = page.pick(rubric.form.title) || rubric.id;
    return /** @type {[string, import("./page.js").KeptUnder]} */ ([nameOf(rubric), { title, address: `../own/#${nameOf(rubric)}` }]);
  });
  return { page: { ...page, pages: new Map([...page.pages, ...pages]) }, given: latest.map(({ text }) => text) };
}
