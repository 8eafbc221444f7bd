// A case on the page: its name, what stands in it, and what can be done with it.
import { button, element } from "../foundation/dom.js";
import { written } from "./page.js";

/** @typedef {import("./page.js").CasesPage} CasesPage */
/** @typedef {import("./shelf.js").ShownCase} ShownCase */
/** @typedef {import("./shelf.js").ShownDocument} ShownDocument */

/** @typedef {"open" | "rename" | "copy" | "putAway" | "putBack" | "remove" | "undelete"} Act */
/** What is done with a case; opening one goes to an ADDRESS with it. @typedef {Record<Act, (shown: ShownCase, address?: string) => void>} Acts */

/**
 * @param {CasesPage} page
 * @param {ShownCase} shown
 * @param {Acts} acts
 */
export function caseCard(page, shown, acts) {
  const heading = element("h2", { id: `case-${shown.id}`, tabindex: "-1" }, nameOf(page, shown));
  return element(
    "article",
    { class: "cases-card", "aria-labelledby": heading.id, "data-case": shown.id, "data-current": shown.current },
    element(
      "div",
      { class: "cases-head" },
      heading,
      shown.current && element("span", { class: "cases-mark" }, page.say("current")),
      element("span", { class: "cases-when" }, page.say("changed_at", { time: written(page.language, shown.changed) })),
    ),
    documentList(page, shown),
    buttons(page, shown, acts),
    !shown.putAway && adding(page, shown, acts),
  );
}

/**
 * @param {CasesPage} page
 * @param {{ name: string }} shown
 */
export const nameOf = (page, { name }) => name || page.say("unnamed");

/**
 * @param {CasesPage} page
 * @param {ShownCase} shown
 */
function documentList(page, shown) {
  const known = shown.documents.filter(({ key }) => page.pages.has(key));
  if (!known.length) return element("p", { class: "calc-hint" }, page.say("no_documents"));
  return element("ul", { class: "cases-documents" }, ...known.map((document) => documentLine(page, document)));
}

/**
 * @param {CasesPage} page
 * @param {ShownDocument} document
 */
function documentLine(page, document) {
  const { title, address } = page.pages.get(document.key) ?? { title: document.key, address: "" };
  const [path = "", place] = address.split("#");
  const asked = `${path}?document=${encodeURIComponent(document.id)}`;
  const link = element("a", { href: place === undefined ? asked : `${asked}#${place}` }, title);
  const level = element("span", { class: "cases-level", "data-level-of": document.id });
  return element("li", {}, link, level, element("span", { class: "cases-state" }, state(page, document)));
}

/**
 * @param {CasesPage} page
 * @param {ShownDocument} document
 */
export function state(page, { changed, finalised, heads }) {
  const time = page.say("document_changed", { time: written(page.language, changed) });
  const { number, latest } = finalised ?? { number: 0, latest: false };
  const how = latest ? "finalised" : finalised ? "going_on" : "unfinished";
  const parts = [page.say(how, { number }), ...(heads > 1 ? [page.say("unsettled")] : []), time];
  return parts.join(" · ");
}

/**
 * @param {CasesPage} page
 * @param {ShownCase} shown
 * @param {Acts} acts
 */
function buttons(page, shown, acts) {
  const away = shown.putAway ? act(page, shown, acts, "putBack", "put_back") : act(page, shown, acts, "putAway", "put_away");
  return element(
    "p",
    { class: "cases-buttons" },
    act(page, shown, acts, "rename", "rename"),
    act(page, shown, acts, "copy", "copy"),
    away,
    act(page, shown, acts, "remove", "delete"),
  );
}

/**
 * A button for one act; its description says on which case.
 * @param {CasesPage} page
 * @param {ShownCase} shown
 * @param {Acts} acts
 * @param {Act} name
 * @param {string} words
 */
const act = (page, shown, acts, name, words) =>
  button(page.say(words), () => acts[name](shown), { "data-action": name, "aria-describedby": `case-${shown.id}` });

/**
 * A case that was deleted: its name, how long it can still be restored, and restoring it.
 * @param {CasesPage} page
 * @param {ShownCase} shown
 * @param {Acts} acts
 */
export const deletedLine = (page, shown, acts) =>
  element(
    "li",
    { "data-case": shown.id },
    element("span", { id: `case-${shown.id}` }, nameOf(page, shown)),
    element("span", { class: "cases-when" }, page.say("days_left", { days: shown.daysLeft ?? 0 })),
    act(page, shown, acts, "undelete", "undelete"),
  );

/**
 * What else may be begun in a case: each page opens with it.
 * @param {CasesPage} page
 * @param {ShownCase} shown
 * @param {Acts} acts
 */
function adding(page, shown, acts) {
  const there = new Set(shown.documents.map(({ key }) => key));
  const links = [...page.pages].flatMap(([key, { title, address }]) => {
    if (there.has(key) || key.includes(".")) return []; // settings of a view are begun with its assessment
    const link = element("a", { href: address }, title);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      acts.open(shown, address);
    });
    return [element("li", {}, link)];
  });
  if (!links.length) return null;
  const list = element("ul", { class: "cases-adding" }, ...links);
  return element("details", { class: "cases-add" }, element("summary", {}, page.say("add_document")), list);
}
