// Special deductions, the special bonus and certificates: a list, one tick, several ticks.
import { all, button, element } from "../foundation/dom.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../workspace/state.js").State} State */
/** @typedef {import("../workspace/store.js").Store<State>} Store */
/** @typedef {import("../workspace/state.js").Special} Special */

/**
 * @param {Page} page
 * @param {Store} store
 */
export function bindSpecials(page, store) {
  bindDeductions(page, store);
  bindBonus(page, store);
  bindCertificates(page, store);
}

/**
 * @param {Page} page
 * @param {Store} store
 */
function bindDeductions(page, store) {
  const list = page.form.querySelector("[data-deduction-list]");
  const add = page.form.querySelector("[data-action=add-deduction]");
  if (!list || !add) return;

  const draw = () => {
    const rows = store.get().deductions.map((special, index) => deductionRow(page, store, special, index, remove));
    const focused = fieldsIn(list).findIndex((field) => field === document.activeElement);
    list.replaceChildren(...rows);
    fieldsIn(list)[focused]?.focus(); // whoever is typing goes on typing
  };
  /** @param {number} index */
  const remove = (index) => {
    store.change((state) => state.deductions.splice(index, 1));
    draw();
    (list.querySelectorAll("textarea")[Math.max(0, index - 1)] ?? /** @type {HTMLElement} */ (add)).focus();
  };
  add.addEventListener("click", () => {
    store.change((state) => state.deductions.push({ reason: "", clause: "" }));
    draw();
    list.querySelector("li:last-child textarea")?.dispatchEvent(new CustomEvent("take-focus"));
  });
  store.listen((_, replaced) => replaced && draw());
}

/** @param {Element} list */
const fieldsIn = (list) => all(list, "textarea, input, button", HTMLElement);

/**
 * @param {Page} page
 * @param {Store} store
 * @param {Special} special
 * @param {number} index
 * @param {(index: number) => void} remove
 */
function deductionRow(page, store, special, index, remove) {
  const reason = element("textarea", { rows: "1", maxlength: "2000" });
  const clause = element("input", { type: "text", maxlength: "200", list: CLAUSES });
  reason.value = special.reason;
  clause.value = special.clause;
  offerClauses(page, clause);
  reason.addEventListener("take-focus", () => reason.focus());
  reason.addEventListener("input", () => store.change(() => (special.reason = reason.value)));
  clause.addEventListener("input", () => store.change(() => (special.clause = clause.value)));
  const number = index + 1;
  return element(
    "li",
    { class: "calc-deduction", "aria-label": page.say("deduction", { number }) },
    element("label", {}, page.say("deduction_reason"), " ", reason),
    element("label", {}, page.say("deduction_clause"), " ", clause),
    button(page.say("remove"), () => remove(index), { "aria-label": page.say("remove_deduction", { number }) }),
  );
}

const CLAUSES = "calc-clauses"; // the list of the rubric's clauses that a field offers; what is typed may be another

/**
 * The rubric's clauses as a list, made once it is wanted.
 * @param {Page} page
 * @param {HTMLElement} field
 */
function offerClauses(page, field) {
  field.addEventListener("focus", () => {
    if (page.form.querySelector(`#${CLAUSES}`)) return;
    const options = page.clauses.map(({ id, title }) => element("option", { value: id }, `${id} ${title}`));
    page.form.append(element("datalist", { id: CLAUSES }, ...options));
  });
}

/**
 * Put what stands in the fields of bonus and certificates into STATE.
 * @param {Page} page
 * @param {State} state
 */
export function readSpecials(page, state) {
  const { check, reason, clause } = bonusFields(page);
  if (check?.checked) state.bonus = { ...state.bonus, reason: reason?.value ?? "", clause: clause?.value ?? "" };
  else state.bonus = null;
  state.certificates = certificateBoxes(page).filter((each) => each.checked).map((each) => each.value);
}

/** @param {Page} page */
const certificateBoxes = (page) => all(page.form, "[data-certificate]", HTMLInputElement);

/** @param {Page} page */
function bonusFields({ form }) {
  const [check] = all(form, "[data-bonus-check]", HTMLInputElement);
  const [reason] = all(form, "[data-bonus-reason]", HTMLTextAreaElement);
  const [clause] = all(form, "[data-bonus-clause]", HTMLInputElement);
  return { check, reason, clause };
}

/**
 * @param {Page} page
 * @param {Store} store
 */
function bindBonus(page, store) {
  const { check, reason, clause } = bonusFields(page);
  if (!check || !reason || !clause) return;
  offerClauses(page, clause);
  const read = () => store.change((state) => readSpecials(page, state));
  check.addEventListener("input", read);
  reason.addEventListener("input", read);
  clause.addEventListener("input", read);
  store.listen((state, replaced) => {
    if (replaced) {
      check.checked = state.bonus !== null;
      reason.value = state.bonus?.reason ?? "";
      clause.value = state.bonus?.clause ?? "";
    }
    for (const field of [reason, clause]) field.closest("label")?.toggleAttribute("hidden", !state.bonus);
  });
}

/**
 * @param {Page} page
 * @param {Store} store
 */
function bindCertificates(page, store) {
  const boxes = certificateBoxes(page);
  for (const box of boxes) box.addEventListener("input", () => store.change((state) => readSpecials(page, state)));
  store.listen((state, replaced) => {
    if (replaced) boxes.forEach((box) => (box.checked = state.certificates.includes(box.value)));
  });
}
