// Which document fits: three answers held against what each document asks, which stands in the page.
import { all, one } from "../foundation/dom.js";
import { ifKept, readText, writeText } from "../workspace/browser-storage.js";

const PREFIX = "aftersales.which.";

/** @param {HTMLFormElement} form */
function bind(form) {
  const questions = all(form, "[data-question]", HTMLElement).map(({ dataset }) => dataset.question ?? "");
  const documents = all(document, "[data-fitting]", HTMLElement);
  const said = one(form, "[data-which-said]", HTMLElement);
  const clear = one(form, "[data-which-clear]", HTMLButtonElement);
  const answers = () => new FormData(form);
  const show = () => {
    const given = answers();
    const fitting = documents.filter((each) => judge(each, given));
    const whole = questions.every((question) => given.has(question));
    said.textContent = whole ? wordsOf(said, fitting) : "";
    clear.hidden = !questions.some((question) => given.has(question));
  };
  for (const box of all(form, "input[type=radio]", HTMLInputElement)) {
    if (ifKept(() => readText(PREFIX + box.name)) === box.value && !answers().has(box.name)) box.checked = true;
  }
  form.addEventListener("change", () => {
    const given = answers();
    for (const question of questions) ifKept(() => writeText(PREFIX + question, String(given.get(question) ?? "") || null));
    show();
  });
  clear.addEventListener("click", () => {
    form.reset();
    for (const question of questions) ifKept(() => writeText(PREFIX + question, null));
    show();
    form.querySelector("input")?.focus();
  });
  form.hidden = false;
  show();
}

/**
 * Mark what FITTING asks for that GIVEN is not, and whether it fits; while it asks for more than is answered it may.
 * @param {HTMLElement} fitting
 * @param {FormData} given
 */
function judge(fitting, given) {
  const asked = all(fitting, "[data-asks]", HTMLElement);
  const [missed, open] = [/** @type {HTMLElement[]} */ ([]), /** @type {HTMLElement[]} */ ([])];
  for (const each of asked) {
    const answer = given.get(each.dataset.asks ?? "");
    const misses = answer !== null && !(each.dataset.answers ?? "").split(" ").includes(String(answer));
    each.toggleAttribute("data-missed", misses);
    if (misses) missed.push(each);
    else if (answer === null) open.push(each);
  }
  const fits = missed.length ? "no" : open.length ? "open" : "yes";
  fitting.dataset.fitting = fits;
  const verdict = one(fitting, "[data-verdict]", HTMLElement);
  verdict.textContent = (fits === "open" ? "" : verdict.dataset[fits]) ?? "";
  return fits === "yes";
}

/**
 * @param {HTMLElement} said
 * @param {HTMLElement[]} fitting
 */
function wordsOf(said, fitting) {
  const { words = "", none = "", comma = "" } = said.dataset;
  return fitting.length ? words.replace("{documents}", fitting.map(({ dataset }) => dataset.name).join(comma)) : none;
}

const form = document.querySelector("[data-which]");
if (form instanceof HTMLFormElement) bind(form);
