// The clauses of the form: what is entered goes into the store, what the store holds is shown.
import { all, one, setAttribute, setText } from "../foundation/dom.js";
import { lost as lostPoints } from "../frame/assessment/outcome.js";
import { faultText, markWrong, tellBeside } from "../frame/faults.js";
import { readSpecials } from "./specials.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../frame/assessment/page.js").Clause} Clause */
/** @typedef {import("../workspace/store.js").Store<State>} Store */
/** @typedef {import("../workspace/state.js").Entry} Entry */
/** @typedef {import("../workspace/state.js").State} State */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/**
 * @param {Page} page
 * @param {Store} store
 */
export function bindForm(page, store) {
  page.form.addEventListener("input", (event) => {
    const clause = clauseOf(page, event.target);
    if (clause) store.change((state) => readClause(clause, state.entries[clause.id]));
  });
  for (const field of headFields(page)) {
    field.addEventListener("input", () =>
      store.change((state) => (state.organisation[field.dataset.organisation ?? ""] = field.value)),
    );
  }
  store.listen((state, replaced) => replaced && writeForm(page, state));
  const changed = changedSince("open false"); // as the page comes
  store.listen((state) => {
    for (const clause of page.clauses) {
      const entry = state.entries[clause.id];
      if (entry && changed(clause, `${entry.choice} ${isNoted(entry)}`)) showChoice(page, clause, entry);
    }
  });
}

/**
 * The clause that a node of the form belongs to.
 * @param {Page} page
 * @param {EventTarget | null} node
 * @returns {Clause | undefined}
 */
export function clauseOf(page, node) {
  const fieldset = node instanceof Element ? node.closest("[data-clause]") : null;
  return fieldset instanceof HTMLElement ? page.byId.get(fieldset.dataset.clause ?? "") : undefined;
}

/** @param {Page} page */
const headFields = (page) => all(page.form, "[data-organisation]", HTMLInputElement);

/**
 * @param {Clause} clause
 * @returns {Field[]}
 */
const fieldsOf = (clause) => [
  ...all(clause.element, "input[data-field]", HTMLInputElement),
  ...all(clause.element, "textarea[data-field]", HTMLTextAreaElement),
];

/**
 * @param {Clause} clause
 * @param {Entry | undefined} entry
 */
function readClause(clause, entry) {
  if (!entry) return;
  const checked = one(clause.element, "input[type=radio]:checked", HTMLInputElement);
  entry.choice = /** @type {Entry["choice"]} */ (checked.value);
  for (const field of fieldsOf(clause)) {
    entry[/** @type {"sampled" | "nonconforming" | "reason" | "note"} */ (field.dataset.field)] = field.value;
  }
}

/**
 * STATE with what stands in the fields of the form in it.
 * @param {Page} page
 * @param {State} state
 */
export function readForm(page, state) {
  for (const clause of page.clauses) readClause(clause, state.entries[clause.id]);
  for (const field of headFields(page)) if (field.value) state.organisation[field.dataset.organisation ?? ""] = field.value;
  readSpecials(page, state);
  return state;
}

/**
 * @param {Page} page
 * @param {State} state
 */
function writeForm(page, state) {
  for (const clause of page.clauses) {
    const entry = state.entries[clause.id];
    if (!entry) continue;
    for (const radio of all(clause.element, "input[type=radio]", HTMLInputElement)) {
      radio.checked = radio.value === entry.choice;
    }
    for (const field of fieldsOf(clause)) {
      field.value = entry[/** @type {"sampled" | "nonconforming" | "reason" | "note"} */ (field.dataset.field)];
    }
  }
  for (const field of headFields(page)) field.value = state.organisation[field.dataset.organisation ?? ""] ?? "";
}

/**
 * Show the choice, whose fields the style sheet shows with it, and say what the reason is for.
 * @param {Page} page
 * @param {Clause} clause
 * @param {Entry} entry
 */
function showChoice(page, clause, entry) {
  setAttribute(clause.element, "data-choice", entry.choice);
  one(clause.element, "details", HTMLDetailsElement).toggleAttribute("data-noted", isNoted(entry));
  const deleted = entry.choice === "not_applicable";
  setText(one(clause.element, "[data-reason-label]", HTMLElement), page.say(deleted ? "reason_not_applicable" : "reason_problem"));
  one(clause.element, "[data-field=reason]", HTMLTextAreaElement).required = deleted;
}

/**
 * Beside each clause: the points it lost, and what is wrong with its entry.
 * @param {Page} page
 * @returns {(scored: import("../frame/assessment/scoring.js").Scored) => void}
 */
export function bindMarks(page) {
  const changed = changedSince(JSON.stringify([undefined, []]));
  return ({ reply, leftOut }) => {
    const lost = new Map(reply.ok ? reply.result.losses.map((loss) => [loss.clause, loss.display.lost]) : []);
    for (const clause of page.clauses) {
      const [points, faults] = [lost.get(clause.id), leftOut.get(clause.id) ?? []];
      if (changed(clause, JSON.stringify([points, faults]))) showMarks(page, clause, points, faults);
    }
  };
}

/**
 * @param {Page} page
 * @param {Clause} clause
 * @param {string | undefined} points lost
 * @param {import("../engine/ask.js").Fault[]} faults
 */
function showMarks(page, clause, points, faults) {
  clause.element.toggleAttribute("data-is-lost", points !== undefined);
  one(clause.element, "[data-lost]", HTMLOutputElement).value = points ? lostPoints(page, points) : "";
  const line = one(clause.element, "[data-fault]", HTMLElement);
  tellBeside(line, faults.length ? [page.say("unfinished"), ...faults.map((fault) => faultOf(page, clause, fault))] : []);
  clause.element.toggleAttribute("data-unfinished", faults.length > 0);
  for (const field of fieldsOf(clause)) markWrong(field, faults.some((fault) => isAbout(field, fault)));
}

/**
 * What is wrong, by the name of its field: a sample has two.
 * @param {Page} page
 * @param {Clause} clause
 * @param {import("../engine/ask.js").Fault} fault
 */
function faultOf(page, clause, fault) {
  const at = fieldsOf(clause).find((field) => isAbout(field, fault))?.closest("label")?.textContent?.trim();
  return at ? page.say("fault_at", { at, fault: faultText(page, fault) }) : faultText(page, fault);
}

/**
 * @param {Field} field
 * @param {import("../engine/ask.js").Fault} fault
 */
const isAbout = ({ dataset: { field } }, { at }) => at.endsWith(`.${field === "reason" ? "not_applicable" : field}`);

/** @param {Entry} entry */
const isNoted = ({ note }) => note.trim() !== "";

/**
 * Tells whether what a clause is to show is another thing than the last time: one answer changes one clause of many.
 * @param {string} first what each shows as the page comes
 * @returns {(clause: Clause, now: string) => boolean}
 */
function changedSince(first) {
  /** @type {Map<string, string>} */
  const last = new Map();
  return ({ id }, now) => (last.get(id) ?? first) !== now && Boolean(last.set(id, now));
}
