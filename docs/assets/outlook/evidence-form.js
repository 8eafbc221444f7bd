// The clauses of the evidence page: one is unfolded at a time, and only then has fields.
import { all, button, element, one } from "../foundation/dom.js";
import { note } from "../foundation/notes.js";
import { typingOn } from "../foundation/typing.js";
import { documentFields } from "./evidence-fields.js";
import { forget, namesUsed, ownerOf, record, recordedOn, setOwner, setOwners } from "./evidence-keeping.js";
import { bindTyped, keepTyped, typedAt } from "../frame/unfinished.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../frame/assessment/page.js").Clause} Clause */
/** @typedef {import("../workspace/store.js").Store<import("../workspace/state.js").State>} Store */
/** @typedef {import("../frame/unfinished.js").Waiting} Waiting */
/** @typedef {{ store: Store, waiting: Waiting }} Kept */

/**
 * @param {Page} page
 * @param {Store} store
 * @param {Waiting} waiting
 */
export function bindEvidenceForm(page, store, waiting) {
  const kept = { store, waiting };
  for (const clause of page.clauses) {
    const fold = one(clause.element, "details", HTMLDetailsElement);
    fold.addEventListener("toggle", () => draw(page, kept, clause));
  }
  bindBulk(page, kept);
  const drawAll = () => typingOn(page.form, () => page.clauses.forEach((clause) => draw(page, kept, clause)));
  store.listen((state, replaced) => {
    suggest(page, namesUsed(state));
    if (replaced) drawAll();
  });
  waiting.listen((_, replaced) => {
    markUnfinished(page, kept);
    if (replaced) drawAll();
  });
}

/** Where what is half typed on CLAUSE waits. @param {string} clause */
const placeOf = (clause) => `evidence/${clause}`;

/**
 * A folded clause says that something in it is half typed.
 * @param {Page} page
 * @param {Kept} kept
 */
function markUnfinished(page, { store, waiting }) {
  const places = Object.keys(waiting.get().unfinished);
  for (const { id, element: own } of page.clauses) {
    const shown = Object.keys(recordedOn(store.get(), id)).map((name) => `${placeOf(id)}/${name}/`);
    const waits = places.some((place) => place === `${placeOf(id)}/` || shown.some((start) => place.startsWith(start)));
    one(own, "[data-unfinished]", HTMLElement).textContent = waits ? page.say("ev_unfinished") : "";
  }
}

/**
 * @param {Page} page
 * @param {Kept} kept
 * @param {Clause} clause
 */
function draw(page, kept, clause) {
  const place = one(clause.element, "[data-body]", HTMLElement);
  if (!one(clause.element, "details", HTMLDetailsElement).open) {
    place.replaceChildren();
    return;
  }
  const named = all(clause.element, "[data-evidence] > li", HTMLElement).map((line) => ({ name: line.dataset.zh ?? "", shown: line.textContent ?? "" }));
  const known = new Set(named.map(({ name }) => name));
  const own = Object.keys(recordedOn(kept.store.get(), clause.id)).filter((name) => !known.has(name));
  const documents = element("div", {}, ...[...named, ...own.map((name) => ({ name, shown: name }))].map((each) => fieldsFor(page, kept, clause, each)));
  place.replaceChildren(ownerField(page, kept, clause), documents, adding(page, kept, clause, documents, known));
}

/**
 * @param {Page} page
 * @param {Kept} kept
 * @param {Clause} clause
 * @param {{ name: string, shown: string }} what
 */
const fieldsFor = (page, { store, waiting }, clause, { name, shown }) =>
  documentFields(page, {
    clause: clause.id,
    name,
    shown,
    recorded: recordedOn(store.get(), clause.id)[name],
    now: () => recordedOn(store.get(), clause.id)[name],
    waiting,
    place: `${placeOf(clause.id)}/${name}`,
    keep: (values) => store.change((state) => (values === null ? forget(state, clause.id, name) : record(state, clause.id, name, values))),
  });

/**
 * @param {Page} page
 * @param {Kept} kept
 * @param {Clause} clause
 */
function ownerField(page, { store }, clause) {
  const field = element("input", { type: "text", maxlength: "100", list: "evidence-names", "data-key": "owner", "data-owner": true });
  field.value = ownerOf(store.get(), clause.id);
  field.addEventListener("input", () => store.change((state) => setOwner(state, clause.id, field.value)));
  return element("label", { class: "evidence-owner" }, element("span", {}, page.say("ev_clause_owner")), " ", field);
}

/**
 * Evidence that the rubric does not name.
 * @param {Page} page
 * @param {Kept} kept
 * @param {Clause} clause
 * @param {HTMLElement} documents
 * @param {Set<string>} known
 */
function adding(page, kept, clause, documents, known) {
  const { store, waiting } = kept;
  const place = `${placeOf(clause.id)}/`;
  const field = element("input", { type: "text", maxlength: "200", "data-key": "own", "data-own": true, "aria-label": page.say("ev_own") });
  const add = () => {
    const name = field.value.trim();
    if (!name || known.has(name) || name in recordedOn(store.get(), clause.id)) return field.focus();
    field.value = "";
    keepTyped(waiting, place, ""); // first: what is undone in one step is what was added
    store.change((state) => record(state, clause.id, name, {}));
    documents.append(fieldsFor(page, kept, clause, { name, shown: name }));
    field.focus();
  };
  field.value = typedAt(waiting, place); // a name that waits for its button
  field.addEventListener("input", () => keepTyped(waiting, place, field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    add();
  });
  return element("p", { class: "evidence-own" }, field, " ", button(page.say("ev_add"), add, { "data-action": "add-own" }));
}

/**
 * One owner for all clauses of an indicator, a section or the whole form.
 * @param {Page} page
 * @param {Kept} kept
 */
function bindBulk(page, { store, waiting }) {
  const scope = one(page.form, "[data-scope]", HTMLSelectElement);
  const name = one(page.form, "[data-bulk-owner]", HTMLInputElement);
  const empty = bindTyped(waiting, "owner", name);
  one(page.form, "[data-action=set-owners]", HTMLButtonElement).addEventListener("click", () => {
    const clauses = (scope.selectedOptions[0]?.dataset.clauses ?? "").split(" ").filter(Boolean);
    const owner = name.value;
    empty(); // first: what is undone in one step is what was set
    let count = 0;
    store.change((state) => (count = setOwners(state, clauses, owner)));
    note(page, page.say(owner.trim() ? "ev_owners_set" : "ev_owners_cleared", { count }));
    for (const clause of page.clauses) draw(page, { store, waiting }, clause);
  });
}

/**
 * @param {Page} page
 * @param {string[]} names
 */
function suggest(page, names) {
  const list = one(page.form, "#evidence-names", HTMLDataListElement);
  if (names.join("\n") === all(list, "option", HTMLOptionElement).map((option) => option.value).join("\n")) return;
  list.replaceChildren(...names.map((name) => element("option", { value: name })));
}
