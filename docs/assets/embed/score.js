// The embedded calculator of a rubric: the clauses of its form, and its result.
import { all } from "../foundation/dom.js";
import { latest } from "../foundation/latest.js";
import { sealed, textIn } from "../foundation/link.js";
import { canPack, pack, unpack } from "../foundation/packing.js";
import { readAssessmentPage } from "../frame/assessment/page.js";
import { score } from "../frame/assessment/scoring.js";
import { BETWEEN } from "../frame/assessment/sharing.js";
import { calculatorRoot } from "../frame/page.js";
import { bindForm, bindMarks } from "../score/form.js";
import { bindResult } from "../score/result.js";
import { bindSpecials } from "../score/specials.js";
import { fromAssessment, toAssessment } from "../workspace/assessment.js";
import { blankState, isBlank } from "../workspace/state.js";
import { makeStore } from "../workspace/store.js";
import { followDevice, linkWhole, prefill, pythonWhenUsed } from "./page.js";

/** @typedef {import("../workspace/state.js").State} State */

/** @param {HTMLElement} root */
function start(root) {
  followDevice();
  const page = readAssessmentPage(root);
  const store = makeStore(blankState(page.byId.keys()));
  const python = pythonWhenUsed(page);
  const showMarks = bindMarks(page);
  const showResult = bindResult(page, (state) => store.replace(state));
  const ask = latest(
    root,
    (/** @type {State} */ state) => score(page, python, state, {}),
    (scored) => {
      showMarks(scored);
      showResult(scored);
    },
  );
  const whole = linkWhole(page, async () => {
    const state = store.get();
    return canPack() && !isBlank(state) ? sealed(await pack(JSON.stringify(toAssessment(page.rubric, state)))) : null;
  });
  bindForm(page, store);
  bindSpecials(page, store);
  bindRestMet(page, store);
  bindGoing(root);
  store.listen((state, replaced) => {
    if (replaced && isBlank(state)) return; // nothing is asked yet, and Python need not be fetched
    whole.renew();
    ask(structuredClone(state));
  });
  page.form.addEventListener("submit", (event) => event.preventDefault());
  store.replace(store.get());
  void prefill(page, whole, async (fragment) => {
    const [packed = ""] = textIn(fragment).split(BETWEEN);
    const state = fromAssessment(JSON.parse(await unpack(packed)), page);
    if (!state || state.besides.in_force_on) return false; // the frame does not show by which edition it scores
    store.replace(state);
    return true;
  });
}

/**
 * All clauses of a section that are still open are met.
 * @param {import("../frame/assessment/page.js").Page} page
 * @param {import("../workspace/store.js").Store<State>} store
 */
function bindRestMet(page, store) {
  page.form.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest("[data-action=rest-met]") : null;
    const section = pressed?.closest("[data-section]");
    if (!section) return;
    const state = store.get();
    for (const { id, element } of page.clauses) {
      const entry = state.entries[id];
      if (section.contains(element) && entry?.choice === "open") entry.choice = "met";
    }
    store.replace(state);
  });
}

/**
 * A clause that the result names is gone to here; every other link opens a window of its own.
 * @param {HTMLElement} root
 */
function bindGoing(root) {
  root.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-go]") : null;
    if (!(link instanceof HTMLElement)) return;
    event.preventDefault();
    const clause = root.querySelector(`[data-clause="${CSS.escape(link.dataset.go ?? "")}"]`);
    for (const fold of all(root, "details", HTMLDetailsElement)) if (clause && fold.contains(clause)) fold.open = true;
    clause?.querySelector("input")?.focus();
  });
}

const root = calculatorRoot();
if (root) start(root);
