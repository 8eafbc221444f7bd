// The page before handing in: what still lacks, clause by clause, and the bundle once nothing does.
import { ask } from "../engine/ask.js";
import { today } from "../foundation/day.js";
import { button, element, one } from "../foundation/dom.js";
import { settled } from "../foundation/latest.js";
import { isText } from "../foundation/shapes.js";
import { showTyped, typingOn } from "../foundation/typing.js";
import { readAs } from "../frame/asking.js";
import { outcomes } from "../frame/assessment/outcome.js";
import { scoreRequest } from "../frame/assessment/scoring.js";
import { fingerprint } from "../frame/grounds.js";
import { following } from "./following.js";
import { dayField } from "./waiting-day.js";
import { asOf, set } from "./evidence-keeping.js";
import { openOutlook, tellRefused, tellShown } from "./outlook.js";
import { settingsOf } from "../workspace/settings.js";
import { isUnfinished } from "../frame/unfinished.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} Frame */
/** @typedef {import("../engine/api.js").HandInResult} HandIn */
/** @typedef {HandIn["checks"][number]} Checked */
/** @typedef {import("./outlook.js").Ground} Ground */
/** BY: who makes the bundle. @typedef {{ by: string, unfinished: Record<string, string> }} Maker */
/** @typedef {{ on: Ground, asked: Record<string, unknown>, reply: import("../engine/ask.js").Reply<HandIn> }} Checks */

/** Where what a check finds is mended: on the score page or on that of evidence. @type {Record<string, string>} */
const MENDED = { complete: "../#c-", reasons: "../#c-", evidence: "../evidence/#e-", valid: "../evidence/#e-" };

/** @type {import("./outlook.js").View<Maker>["start"]} */
function start(page, frame, settings) {
  const { store } = frame;
  bindMaker(page, store, settings);
  /** @type {Record<string, unknown> | null} */
  let ready = null;
  const pack = one(page.root, "[data-action=pack]", HTMLButtonElement);
  pack.addEventListener("click", async () => {
    const { handOut } = await import("../frame/files.js");
    await settled(page.root);
    if (!ready) return;
    const { assessment, readings } = ready;
    const [by, on] = [settings.get().by.trim(), today()];
    const known = await frame.leaving(/** @type {Record<string, unknown>} */ (assessment), `${page.rubric}-hand-in-${on}.zip`);
    const asked = { kind: "hand-in", on, assessment: known, ...(readings ? { readings } : {}), ...(by ? { by } : {}) };
    const name = await handOut(page, frame.python, "spreadsheet", asked, pack);
    if (name) frame.say(page.say("saved_file", { name }));
  });
  store.listen(() => {
    ready = null; // until the engine has looked at what stands there now
    pack.disabled = true;
  });
  return following(
    page.root,
    async (on) => {
      const asked = readAs(scoreRequest(page, on.state, on.leftOut.keys()), on.readings);
      return { on, asked, reply: await ask(frame.python.request, { ...asked, kind: "hand-in" }) };
    },
    (/** @type {Checks | null} */ found) => {
      const reply = found?.reply;
      ready = found && reply?.ok && reply.result.ready && !found.on.leftOut.size ? found.asked : null;
      pack.disabled = !ready;
      if (found && reply?.ok) {
        show(page, store, reply.result);
        tellShown(page, frame, found.on, { bar: headlineOf(page, reply.result) });
      } else {
        one(page.form, "[data-checks]", HTMLElement).replaceChildren();
        if (reply && !reply.ok) tellRefused(page, frame, reply.faults);
      }
    },
  ).hear;
}

/**
 * @param {Page} page
 * @param {Frame["store"]} store
 * @param {import("../workspace/store.js").Store<Maker>} settings
 */
function bindMaker(page, store, settings) {
  const by = one(page.form, "[data-by]", HTMLInputElement);
  let shown = "";
  const keep = (/** @type {string} */ day) => {
    shown = day;
    store.change((state) => set(state, "as_of", day));
  };
  const show = () => {
    shown = asOf(store.get());
    const field = dayField(page, { day: shown, waiting: settings, place: "as_of", keep, attributes: { id: "hi-as-of", "data-key": "as_of", "data-as-of": "" } });
    const place = one(page.form, "[data-day]", HTMLElement);
    typingOn(place, () => place.replaceChildren(field));
  };
  show();
  by.addEventListener("input", () => settings.change((maker) => (maker.by = by.value)));
  store.listen((state, replaced) => (replaced || asOf(state) !== shown) && show());
  settings.listen((maker, replaced) => {
    if (replaced) show();
    showTyped(by, maker.by, replaced);
  });
}

/** @param {HandIn} result */
const lackingIn = ({ checks }) => checks.reduce((sum, { passed, clauses }) => sum + (passed ? 0 : Math.max(1, clauses.length)), 0);

/**
 * @param {Page} page
 * @param {HandIn} result
 */
const headlineOf = (page, result) => (result.ready ? page.say("hi_ready") : page.say("hi_lacking", { count: lackingIn(result) }));

/**
 * @param {Page} page
 * @param {Frame["store"]} store
 * @param {HandIn} result
 */
function show(page, store, result) {
  const place = one(page.root, "[data-outcome]", HTMLElement);
  const list = one(page.form, "[data-checks]", HTMLElement);
  const open = new Set([...list.querySelectorAll("details[open]")].map((each) => each.closest("[data-check]")?.getAttribute("data-check")));
  list.replaceChildren(...result.checks.map((checked) => line(page, store, checked, open.has(checked.check))));
  const { complete, range } = result.score;
  place.replaceChildren(
    element("div", { class: "calc-verdict", "data-outcome": result.ready ? "passed" : "failed" }, element("p", { class: "calc-level", "data-headline": true }, headlineOf(page, result))),
    element("p", {}, outcomes(page, complete ? [range.worst_verdict] : [range.worst_verdict, range.best_verdict])),
    element("p", { class: "calc-hint", "data-stamp": true }, page.pick(result.stamp)),
    fingerprint(page, result.rubric),
  );
}

/**
 * @param {Page} page
 * @param {Frame["store"]} store
 * @param {Checked} checked
 * @param {boolean} open
 */
function line(page, store, { check, label, passed, clauses }, open) {
  const state = passed ? page.say("hi_passed") : clauses.length ? page.say("hi_clauses", { count: clauses.length }) : page.say("hi_not_passed");
  const head = [
    element("span", { class: "hi-mark", "aria-hidden": "true" }, passed ? "✓" : "✗"),
    element("b", {}, page.pick(label)),
    element("span", { class: "hi-state" }, state),
  ];
  const named = check === "day" && !passed && button(page.say("hi_as_of_today"), () => store.change((kept) => set(kept, "as_of", today())), { "data-action": "as-of-today" });
  const fold = clauses.length
    ? element("details", { open: open || clauses.length <= 8 }, element("summary", {}, ...head), element("ul", {}, ...clauses.map((each) => lacking(page, check, each))))
    : element("p", {}, ...head, " ", named);
  return element("li", { "data-check": check, "data-passed": passed }, fold);
}

/**
 * The clause, what it lacks, and the way to where that is mended.
 * @param {Page} page
 * @param {string} check
 * @param {Checked["clauses"][number]} found
 */
function lacking(page, check, { clause, title, reasons }) {
  const address = `${page.home}${page.rubric}/${encodeURIComponent(clause)}/`;
  return element(
    "li",
    { "data-lacking": clause },
    element("a", { href: address }, element("b", {}, clause)),
    ` ${page.pick(title)} `,
    element("span", { class: "hi-reasons" }, reasons.map(page.pick).join(page.say("hi_semicolon"))),
    " ",
    element("a", { class: "hi-mend", href: `${MENDED[check] ?? "../#c-"}${encodeURIComponent(clause)}`, "aria-label": page.say("hi_mend_of", { clause }) }, page.say("hi_mend")),
  );
}

void openOutlook({
  blank,
  writing: (page) => settingsOf(page.kept, "hand-in", blank(), readMaker),
  read: readMaker,
  shared: () => ({}),
  start,
});

/** @param {Record<string, unknown>} values @returns {Maker | null} */
function readMaker({ by = "", unfinished = {}, ...unknown }) {
  const fits = !Object.keys(unknown).length && isText(by, 200) && isUnfinished(unfinished);
  return fits ? { by, unfinished: /** @type {Maker["unfinished"]} */ (unfinished) } : null;
}

/** @returns {Maker} */
function blank() {
  return { by: "", unfinished: {} };
}
