// The clauses of the evidence page: one is unfolded at a time, and only then has fields.
import { all, button, element, one } from "../foundation/dom.js";
import { documentFields } from "./evidence-fields.js";
import { forget, namesUsed, ownerOf, record, recordedOn, setOwner } from "./evidence-keeping.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../frame/assessment/page.js").Clause} Clause */
/** @typedef {import("../workspace/store.js").Store<import("../workspace/state.js").State>} Store */

/**
 * @param {Page} page
 * @param {Store} store
 */
export function bindEvidenceForm(page, store) {
  for (const clause of page.clauses) {
    const fold = one(clause.element, "details", HTMLDetailsElement);
    fold.addEventListener("toggle", () => draw(page, store, clause));
  }
  bindBulk(page, store);
  store.listen((state, replaced) => {
    suggest(page, namesUsed(state));
    if (replaced) for (const clause of page.clauses) draw(page, store, clause);
  });
}

/**
 * @param {Page} page
 * @param {Store} store
 * @param {Clause} clause
 */
function draw(page, store, clause) {
  const place = one(clause.element, "[data-body]", HTMLElement);
  if (!one(clause.element, "details", HTMLDetailsElement).open) {
    place.replaceChildren();
    return;
  }
  const named = all(clause.element, "[data-evidence] > li", HTMLElement).map((line) => ({ name: line.dataset.zh ?? "", shown: line.textContent ?? "" }));
  const known = new Set(named.map(({ name }) => name));
  const own = Object.keys(recordedOn(store.get(), clause.id)).filter((name) => !known.has(name));
  const documents = element("div", {}, ...[...named, ...own.map((name) => ({ name, shown: name }))].map((each) => fieldsFor(page, store, clause, each)));
  place.replaceChildren(ownerField(page, store, clause), documents, adding(page, store, clause, documents, known));
}

/**
 * @param {Page} page
 * @param {Store} store
 * @param {Clause} clause
 * @param {{ name: string, shown: string }} what
 */
const fieldsFor = (page, store, clause, { name, shown }) =>
  documentFields(page, {
    clause: clause.id,
    name,
    shown,
    recorded: recordedOn(store.get(), clause.id)[name],
    keep: (values) => store.change((state) => (values === null ? forget(state, clause.id, name) : record(state, clause.id, name, values))),
  });

/**
 * @param {Page} page
 * @param {Store} store
 * @param {Clause} clause
 */
function ownerField(page, store, clause) {
  const field = element("input", { type: "text", maxlength: "100", list: "evidence-names", "data-owner": true });
  field.value = ownerOf(store.get(), clause.id);
  field.addEventListener("input", () => store.change((state) => setOwner(state, clause.id, field.value)));
  return element("label", { class: "evidence-owner" }, element("span", {}, page.say("ev_clause_owner")), " ", field);
}

/**
 * Evidence that the rubric does not name.
 * @param {Page} page
 * @param {Store} store
 * @param {Clause} clause
 * @param {HTMLElement} documents
 * @param {Set<string>} known
 */
function adding(page, store, clause, documents, known) {
  const field = element("input", { type: "text", maxlength: "200", "data-own": true, "aria-label": page.say("ev_own") });
  const add = () => {
    const name = field.value.trim();
    if (!name || known.has(name) || name in recordedOn(store.get(), clause.id)) return field.focus();
    store.change((state) => record(state, clause.id, name, {}));
    documents.append(fieldsFor(page, store, clause, { name, shown: name }));
    field.value = "";
    field.focus();
  };
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
 * @param {Store} store
 */
function bindBulk(page, store) {
  const scope = one(page.form, "[data-scope]", HTMLSelectElement);
  const name = one(page.form, "[data-bulk-owner]", HTMLInputElement);
  one(page.form, "[data-action=set-owners]", HTMLButtonElement).addEventListener("click", () => {
    const clauses = (scope.selectedOptions[0]?.dataset.clauses ?? "").split(" ").filter(Boolean);
    store.change((state) => clauses.forEach((clause) => setOwner(state, clause, name.value)));
    for (const clause of page.clauses) draw(page, store, clause);
    name.value = "";
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
