// What the score rests on: lost points and deletions, each linked to its clause, and what to look out for.
import { element } from "../foundation/dom.js";
import { lost, outcomes } from "../frame/assessment/outcome.js";
import { otherReadings, registered } from "../frame/grounds.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").ScoreResult} Result */
/** @typedef {import("../engine/api.js").Loss} Loss */

/**
 * @param {Page} page
 * @param {Result} result
 */
export function losses(page, result) {
  if (!result.losses.length) return result.complete ? element("p", { class: "calc-hint" }, page.say("no_losses")) : null;
  const lines = result.losses.map((loss) =>
    line(
      page.pick(loss.title),
      loss.clause,
      lost(page, loss.display.lost),
      [how(page, loss), loss.reason].filter(Boolean).join(" · "),
    ),
  );
  const total = lost(page, result.so_far.display.lost);
  return list("calc-losses", `${page.say("losses")} ${total}`, lines);
}

/**
 * @param {Page} page
 * @param {Loss} loss
 */
function how(page, loss) {
  if (loss.finding !== "sampled") return page.say("not_met");
  return page.say("loss_sampled", { sampled: loss.sampled ?? "", nonconforming: loss.nonconforming ?? "" });
}

/**
 * @param {Page} page
 * @param {Result} result
 */
export function deleted(page, result) {
  if (!result.deleted.length) return null;
  const lines = result.deleted.map((each) => line(page.pick(each.title), each.clause, "", each.reason ?? ""));
  return list("calc-deleted", `${page.say("deleted")} ${lines.length}`, lines);
}

/**
 * Warnings, what limits the level, and readings that would give another one.
 * @param {Page} page
 * @param {Result} result
 * @returns {HTMLElement[]}
 */
export function notices(page, result) {
  const limits = result.limited_by
    .filter((limit) => limit !== "points")
    .map((limit) => element("p", { class: "calc-caution" }, page.say(`limited_${limit}`)));
  const depends = otherReadings(result)
    .filter((reading) => reading.differs)
    .map((reading) =>
      element(
        "div",
        { class: "calc-depends", "data-depends": reading.discrepancy },
        element("p", {}, element("strong", {}, page.say("depends")), " ", registered(page, reading)),
        element(
          "p",
          {},
          page.say("depends_line", {
            reading: page.pick(reading.text),
            outcome: outcomes(page, reading.verdicts),
          }),
        ),
      ),
    );
  const warned = result.warnings.map((text) => element("p", { class: "calc-caution", "data-warning": true }, page.pick(text)));
  return [...limits, ...depends, ...warned];
}

/**
 * @param {string} title
 * @param {string} clause
 * @param {string} points
 * @param {string} ground
 */
function line(title, clause, points, ground) {
  return element(
    "li",
    {},
    element("a", { href: `#c-${clause}`, "data-go": clause }, element("b", {}, clause), ` ${title}`),
    points !== "" && element("span", { class: "calc-lost" }, points),
    ground !== "" && element("small", {}, ground),
  );
}

/**
 * @param {string} name
 * @param {string} title
 * @param {HTMLElement[]} lines
 */
function list(name, title, lines) {
  return element("section", { class: `calc-list ${name}` }, element("h3", {}, title), element("ul", {}, ...lines));
}
