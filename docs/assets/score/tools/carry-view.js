// Suggestions from the other rubric, each with what differs there, and both levels side by side.
import { openDialog } from "../../foundation/dialog.js";
import { all, button, element } from "../../foundation/dom.js";
import { assessmentWords } from "../../frame/assessment/words.js";
import { faultLine } from "../../frame/faults.js";
import { outcomeTable } from "./outcome-table.js";

/** @typedef {import("../../frame/assessment/page.js").Page} Page */
/** @typedef {import("../../engine/api.js").CarriedFinding} Suggestion */
/** @typedef {import("../../engine/api.js").CarryOverResult} Carried */
/** @typedef {import("../../engine/ask.js").Reply<Carried>} Reply */

/**
 * @param {Page} page
 * @param {{ title: string, address: string, other: string, switched: boolean }} there the other rubric; ADDRESS: where this one is
 *   carried over to it; SWITCHED: whether the page itself stands under other readings than the adopted ones
 * @param {{ changed: (confirmed: string[]) => void, accept: (confirmed: string[]) => void }} deeds
 */
export function carryView(page, { title, address, other, switched }, { changed, accept }) {
  let drawn = false;
  const table = element("div", { "data-outcomes": true, role: "status" }, element("p", { class: "calc-hint" }, page.say("carry_waiting")));
  const list = element("div", { "data-suggestions": true });
  const boxes = () => all(list, "input[data-confirm]", HTMLInputElement);
  const confirmed = () => boxes().filter((box) => box.checked).map((box) => box.dataset.confirm ?? "");
  const taking = button(
    page.say("carry_accept"),
    () => {
      const chosen = confirmed();
      dialog.close();
      accept(chosen);
    },
    { class: "calc-primary", "data-action": "accept-carried", disabled: true },
  );
  const renew = () => {
    taking.disabled = true; // until the engine has answered for what is chosen now
    changed(confirmed());
  };
  const even = button(
    page.say("carry_all_even"),
    () => {
      boxes().forEach((box) => (box.checked = box.checked || "even" in box.dataset));
      renew();
    },
    { "data-action": "confirm-even", hidden: true },
  );
  const onward = element("p", {}, element("a", { href: address, "data-carry-there": true }, page.say("carry_there", { title })));
  const content = [element("p", { class: "calc-hint" }, page.say("carry_how")), switched && element("p", { class: "calc-caution" }, page.say("carry_switched", { title })), table, even, list, onward];
  const dialog = openDialog(page, "carry-over", page.say("carry_title", { title }), content, [taking, button(page.say("cancel"), () => dialog.close())]);
  dialog.classList.add("deletions");
  list.addEventListener("change", renew);
  return {
    failed: () => table.replaceChildren(element("p", { class: "calc-fault" }, page.say("tool_failed"))),
    /** @param {Reply | null} reply null: nothing is kept by the other rubric */
    show(reply) {
      if (!reply) return table.replaceChildren(nothingThere(page, title, other));
      if (!reply.ok) return table.replaceChildren(...reply.faults.map((fault) => element("p", { class: "calc-fault" }, faultLine(page, fault))));
      const { result } = reply;
      const columns = [
        { name: title, outcome: result.given },
        { name: page.say("carry_here"), outcome: result.carried },
      ];
      table.replaceChildren(outcomeTable(page, columns));
      taking.disabled = !confirmed().length;
      if (drawn) return;
      drawn = true;
      list.replaceChildren(...suggestionParts(page, result));
      even.hidden = !boxes().some((box) => "even" in box.dataset);
    },
  };
}

/**
 * @param {Page} page
 * @param {string} title
 * @param {string} other
 */
const nothingThere = (page, title, other) =>
  element("p", {}, page.say("carry_nothing", { title }), " ", element("a", { href: other }, page.say("carry_go")));

/**
 * @param {Page} page
 * @param {Carried} result
 */
function suggestionParts(page, { suggestions, without_counterpart: apart }) {
  const usable = suggestions.filter(({ suggested, answered }) => suggested !== null && !answered);
  const hindered = suggestions.filter(({ suggested, answered }) => suggested === null && !answered);
  const answered = suggestions.filter((each) => each.answered);
  return [
    usable.length === 0 && element("p", {}, page.say("carry_none")),
    ...usable.map((each) => suggestionView(page, each)),
    answered.length > 0 && element("p", { class: "calc-hint" }, page.say("carry_answered", { count: answered.length })),
    folded(page.say("carry_hindered", { count: hindered.length }), hindered.map((each) => `${each.clause} ${page.pick(each.title)}：${page.pick(each.why)}`)),
    folded(page.say("carry_apart", { count: apart.length }), apart.map(({ clause, title }) => `${clause} ${page.pick(title)}`)),
  ].filter((part) => part !== false);
}

/**
 * @param {string} title
 * @param {string[]} lines
 */
const folded = (title, lines) =>
  lines.length > 0 &&
  element("details", { class: "calc-folded" }, element("summary", {}, title), element("ul", {}, ...lines.map((line) => element("li", {}, line))));

/**
 * @param {Page} page
 * @param {Suggestion} suggestion
 */
function suggestionView(page, { clause, title, origins, suggested }) {
  const words = assessmentWords(page);
  const differs = origins.flatMap((origin) => origin.differs);
  const box = element("input", { type: "checkbox", "data-confirm": clause, "data-even": differs.length === 0 });
  const from = origins.map((origin) => `${origin.clause} ${page.pick(origin.title)}`).join(page.say("list_comma"));
  return element(
    "div",
    { class: "deletion-row" },
    element("label", { class: "calc-check" }, box, ` ${clause} ${page.pick(title)} `, element("strong", {}, words.value(suggested))),
    element("small", {}, page.say("carry_from", { from })),
    ...differs.map((text) => element("p", { class: "calc-caution" }, page.say("carry_differs", { differs: page.pick(text) }))),
  );
}
