// An assessment in one line, as it goes through a message: read, shown as it was understood, and only then taken over.
import { ask } from "../../engine/ask.js";
import { openDialog } from "../../foundation/dialog.js";
import { button, element } from "../../foundation/dom.js";
import { latest } from "../../foundation/latest.js";
import { readAs } from "../../frame/asking.js";
import { lost as lostPoints, short } from "../../frame/assessment/outcome.js";
import { entryPlaces } from "../../frame/assessment/scoring.js";
import { faultLine, faultsByEntry } from "../../frame/faults.js";
import { fromAssessment, toAssessment } from "../../workspace/assessment.js";
import { answeredIn } from "../../workspace/state.js";
import { withLeft } from "./meanwhile.js";
import { withLine } from "./taking.js";

/** @typedef {import("../../frame/assessment/page.js").Page} Page */
/** @typedef {import("../../workspace/state.js").State} State */
/** @typedef {import("../../engine/ask.js").Request} Request */
/** @typedef {import("../../engine/ask.js").Fault} Fault */
/** @typedef {import("../../engine/api.js").LossesResult} Line */
/** @typedef {import("../../engine/api.js").ScoreResult} Scored */
/** @typedef {{ line: Line, scored: Scored, faults: null } | { faults: Fault[] } | null} Understood null: nothing was pasted */

/**
 * @param {Page} page
 * @param {import("../../frame/frame.js").Frame<State>} frame
 */
export function open(page, { store, python, readings, replace, say }) {
  /** @type {{ assessment: unknown, seen: State } | null} what was understood, and the form as it was then */
  let incoming = null;
  const own = element("textarea", { rows: "2", readonly: true, "data-own-line": true });
  const pasted = element("textarea", { rows: "3", maxlength: "20000", "data-pasted": true, spellcheck: "false", placeholder: "5.1.1.2=3/12 5.1.2.2=N" });
  const shown = element("div", { role: "status", "data-understood": true });
  const copy = button(page.say("line_copy"), () => void copied(page, own, say), { "data-action": "copy-line" });
  const accept = button(
    page.say("line_accept"),
    () => {
      const taken = incoming && withLine(page, incoming.seen, store.get(), incoming.assessment);
      if (!taken) return;
      dialog.close();
      replace(taken.state, withLeft(page, page.say("line_taken", { answered: answeredIn(taken.state) }), taken.left));
    },
    { class: "calc-primary", "data-action": "accept-line", disabled: true },
  );
  const dialog = openDialog(
    page,
    "loss-line",
    page.say("line_title"),
    [
      element("p", { class: "calc-hint" }, page.say("line_how")),
      element("label", { class: "calc-dialog-field" }, page.say("line_paste"), pasted),
      shown,
      element("label", { class: "calc-dialog-field" }, page.say("line_own"), own),
    ],
    [accept, copy, button(page.say("close"), () => dialog.close())],
  );
  const understand = latest(
    page.root,
    (/** @type {string} */ line) => understood(page, python.request, line, readings.switched()),
    (found) => {
      const fits = found && "scored" in found && fromAssessment(found.line.assessment, page);
      incoming = fits ? { assessment: found.line.assessment, seen: structuredClone(store.get()) } : null;
      accept.disabled = !incoming;
      shown.replaceChildren(...explained(page, found, answeredIn(store.get()) > 0));
    },
  );
  pasted.addEventListener("input", () => understand(pasted.value));
  void ownLine(page, python.request, store.get()).then((line) => (own.value = line));
}

/**
 * The form in one line; what is unfinished is told as open.
 * @param {Page} page
 * @param {Request} request
 * @param {State} state
 */
async function ownLine(page, request, state) {
  const asked = (/** @type {string[]} */ without) =>
    /** @type {Promise<import("../../engine/ask.js").Reply<Line>>} */ (
      ask(request, { kind: "losses", assessment: toAssessment(page.rubric, state, { without }) })
    );
  const first = await asked([]);
  if (first.ok) return first.result.losses;
  const refused = faultsByEntry(first.faults.map((fault) => ({ ...fault, at: fault.at.replace(/^assessment\./, "") })), entryPlaces(page, state));
  const second = await asked([...refused.keys()]);
  return second.ok ? second.result.losses : "";
}

/**
 * @param {Page} page
 * @param {Request} request
 * @param {string} line
 * @param {import("../../frame/asking.js").Readings} readings under which the page shows its score
 * @returns {Promise<Understood>}
 */
export async function understood(page, request, line, readings) {
  if (!line.trim()) return null;
  /** @type {import("../../engine/ask.js").Reply<Line>} */
  const told = await ask(request, { kind: "losses", rubric: page.rubric, losses: line });
  if (!told.ok) return { faults: told.faults };
  /** @type {import("../../engine/ask.js").Reply<Scored>} */
  const scored = await ask(request, readAs({ kind: "score", assessment: told.result.assessment }, readings));
  return scored.ok ? { line: told.result, scored: scored.result, faults: null } : { faults: scored.faults };
}

/**
 * @param {Page} page
 * @param {Understood} found
 * @param {boolean} replaces
 */
function explained(page, found, replaces) {
  if (!found) return [];
  if (!("scored" in found)) {
    const faults = found.faults.map((fault) => element("li", {}, faultLine(page, fault)));
    return [element("p", {}, element("strong", {}, page.say("line_refused"))), element("ul", { class: "calc-faults" }, ...faults)];
  }
  const { line, scored } = found;
  const { findings = {} } = line.assessment;
  const met = Object.values(findings).filter((finding) => finding === "met").length;
  const rows = page.clauses.filter(({ id }) => findings[id] !== undefined && findings[id] !== "met").map(({ id, title }) => ({ id, title }));
  const lost = new Map(scored.losses.map((loss) => [loss.clause, lostPoints(page, loss.display.lost)]));
  return [
    element("p", {}, element("strong", {}, short(page, scored))),
    element("p", {}, page.say("line_understood", { met, open: page.clauses.length - met - rows.length })),
    element("ul", {}, ...rows.map(({ id, title }) => element("li", {}, element("b", {}, id), ` ${title} `, inWords(page, findings[id]), ` ${lost.get(id) ?? ""}`))),
    replaces && element("p", { class: "calc-caution" }, page.say("line_replaces")),
  ].filter((part) => part !== false);
}

/**
 * @param {Page} page
 * @param {unknown} finding other than met
 */
function inWords(page, finding) {
  const told = /** @type {Record<string, unknown>} */ (typeof finding === "object" && finding !== null ? finding : {});
  if (told.sampled !== undefined) return page.say("sampled_in_words", told);
  return told.not_applicable === undefined ? page.say("not_met") : `${page.say("not_applicable")} ${told.not_applicable}`;
}

/**
 * Where the browser gives no access to its clipboard, the line is selected to be copied by hand.
 * @param {Page} page
 * @param {HTMLTextAreaElement} field
 * @param {(message: string) => void} say
 */
async function copied(page, field, say) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    say(page.say("line_copied"));
  } catch {
    say(page.say("line_selected"));
  }
}
