// A row for each clause on which the two differ: what each found, how far apart they are, whose finding stands and why.
import { element, one } from "../foundation/dom.js";
import { typingOn } from "../foundation/typing.js";
import { findingOf, undecided, wordOf } from "./agree-settings.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").AgreementResult} Agreement */
/** @typedef {Agreement["clauses"][number]} Spread */
/** @typedef {import("../workspace/store.js").Store<import("./agree-settings.js").Pair>} Settings */
/** @typedef {import("./agree-settings.js").Decision} Decision */

/**
 * @param {Page} page
 * @param {Settings} settings
 * @returns {(found: Agreement) => void} takes each new answer
 */
export function bindDecisions(page, settings) {
  const place = one(page.form, "[data-spread]", HTMLElement);
  let drawn = "";
  settings.listen((_, replaced) => {
    if (replaced) drawn = "";
  });
  return (found) => {
    const now = JSON.stringify([found.first.by, found.second.by, found.clauses.map(({ settled: _, ...spread }) => spread)]);
    if (now !== drawn) typingOn(place, () => place.replaceChildren(...found.clauses.map((spread) => row(page, settings, found, spread))));
    drawn = now;
    const waiting = new Set(found.unsettled);
    for (const { clause } of found.clauses) {
      const own = one(place, `[data-differs="${clause}"]`, HTMLElement);
      own.toggleAttribute("data-unsettled", waiting.has(clause));
      const stands = one(own, "[data-stands]", HTMLSelectElement);
      if (stands !== document.activeElement) stands.value = settings.get().settled[clause]?.stands ?? "";
      const lacks = one(own, "[data-lacking-reason]", HTMLElement);
      const decision = settings.get().settled[clause];
      lacks.hidden = !waiting.has(clause) || !decision?.stands;
      lacks.textContent = page.say(decision?.stands === "agreed" && findingOf(decision.agreed) === null ? "agreed_wrong" : "lacking_reason");
    }
    one(page.form, "[data-no-spread]", HTMLElement).hidden = found.clauses.length > 0;
  };
}

/**
 * @param {Page} page
 * @param {Settings} settings
 * @param {Agreement} found
 * @param {Spread} spread
 */
function row(page, settings, { first, second }, { clause, title, first: one_, second: other, display }) {
  const address = `${page.root.dataset.root ?? ""}${page.rubric}/${encodeURIComponent(clause)}/`;
  const change = (/** @type {keyof Decision} */ key, /** @type {string} */ value) =>
    settings.change(({ settled }) => {
      settled[clause] = { ...(settled[clause] ?? undecided()), [key]: value };
    });
  const kept = settings.get().settled[clause] ?? undecided();
  const named = (/** @type {keyof Decision} */ key) => ({ id: `${key}-${clause}`, "data-key": key });
  const agreed = element("input", { ...named("agreed"), type: "text", maxlength: "21", "aria-label": page.say("agreed_finding_of", { clause }), placeholder: page.say("agreed_form") });
  agreed.value = kept.agreed === "met" || kept.agreed === "not_met" ? page.say(kept.agreed) : kept.agreed;
  agreed.addEventListener("input", () => change("agreed", wordOf(agreed.value, { met: page.say("met"), not_met: page.say("not_met") })));
  const agreedPart = element("label", { hidden: kept.stands !== "agreed" }, page.say("agreed_finding"), " ", agreed);
  const choices = [["", "undecided"], ["first", first.by], ["second", second.by], ["agreed", "agreed_by"]];
  const stands = element(
    "select",
    { ...named("stands"), "aria-label": page.say("stands_of", { clause }), "data-stands": true },
    ...choices.map(([value, word = ""]) => element("option", { value }, value === "first" || value === "second" ? word : page.say(word))),
  );
  stands.value = kept.stands;
  stands.addEventListener("input", () => {
    agreedPart.hidden = stands.value !== "agreed";
    change("stands", stands.value);
  });
  const reason = element("input", { ...named("reason"), type: "text", maxlength: "500", "aria-label": page.say("why_of", { clause }), "data-why": true });
  reason.value = kept.reason;
  reason.addEventListener("input", () => change("reason", reason.value));
  return element(
    "li",
    { "data-differs": clause },
    element("p", { class: "outlook-action-name" }, element("a", { href: address }, element("b", {}, clause), ` ${page.pick(title)}`)),
    element("p", { class: "outlook-action-worth" }, page.say("apart", { points: display.spread })),
    element("ul", { class: "outlook-found" }, said(page, first.by, one_), said(page, second.by, other)),
    element(
      "div",
      { class: "outlook-duty outlook-duty--action" },
      element("label", {}, element("span", {}, page.say("stands")), " ", stands),
      agreedPart,
      element("label", { class: "outlook-duty-what" }, element("span", {}, page.say("why")), " ", reason),
      element("p", { class: "calc-fault", "data-lacking-reason": true, hidden: true }),
    ),
  );
}

/**
 * @param {Page} page
 * @param {string} by
 * @param {Spread["first"]} found
 */
function said(page, by, { finding, sampled, nonconforming, reason, display }) {
  const words = finding === "sampled" ? page.say("sampled_in_words", { sampled, nonconforming }) : page.say(finding);
  return element("li", {}, element("b", {}, by), ` ${words}${reason ? page.say("switch_colon") + reason : ""} `, page.say("earned_of", { points: display.earned }));
}
