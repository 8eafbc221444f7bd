// Special deductions, the special bonus and certificates: a list, one tick, several ticks.
import { all, button, element } from "../foundation/dom.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../workspace/store.js").Store<import("../workspace/state.js").State>} Store */
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
    list.replaceChildren(...rows);
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

/**
 * @param {Page} page
 * @param {Store} store
 * @param {Special} special
 * @param {number} index
 * @param {(index: number) => void} remove
 */
function deductionRow(page, store, special, index, remove) {
  const reason = element("textarea", { rows: "1", maxlength: "2000" });
  const clause = element("input", { type: "text", maxlength: "200" });
  reason.value = special.reason;
  clause.value = special.clause;
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

/**
 * @param {Page} page
 * @param {Store} store
 */
function bindBonus(page, store) {
  const check = page.form.querySelector("[data-bonus-check]");
  const reason = page.form.querySelector("[data-bonus-reason]");
  if (!(check instanceof HTMLInputElement) || !(reason instanceof HTMLTextAreaElement)) return;
  const read = () =>
    store.change((state) => {
      state.bonus = check.checked ? { reason: reason.value, clause: state.bonus?.clause ?? "" } : null;
    });
  check.addEventListener("input", read);
  reason.addEventListener("input", read);
  store.listen((state, replaced) => {
    if (replaced) {
      check.checked = state.bonus !== null;
      reason.value = state.bonus?.reason ?? "";
    }
    reason.closest("label")?.toggleAttribute("hidden", !state.bonus);
  });
}

/**
 * @param {Page} page
 * @param {Store} store
 */
function bindCertificates(page, store) {
  const boxes = all(page.form, "[data-certificate]", HTMLInputElement);
  for (const box of boxes) {
    box.addEventListener("input", () =>
      store.change((state) => {
        state.certificates = boxes.filter((each) => each.checked).map((each) => each.value);
      }),
    );
  }
  store.listen((state, replaced) => {
    if (replaced) boxes.forEach((box) => (box.checked = state.certificates.includes(box.value)));
  });
}
