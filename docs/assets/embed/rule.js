// An embedded calculator of a rule: a few of the fields of its page, and what comes of them.
import { all, one } from "../foundation/dom.js";
import { latest } from "../foundation/latest.js";
import { answerTo } from "../frame/asking.js";
import { dressDays } from "../frame/day-field.js";
import { calculatorRoot, readPage } from "../frame/page.js";
import * as auditTime from "../rules/audit-time-form.js";
import * as calendar from "../rules/calendar-form.js";
import { documentIn, showDocument } from "../rules/documents.js";
import { fillWhole, formOn, noteFitted } from "../rules/entering.js";
import { readFields } from "../rules/fields.js";
import { changedIn, fromFragment, toFragment } from "../rules/form.js";
import * as managers from "../rules/managers-form.js";
import { showOutcome } from "../rules/outcome.js";
import * as sites from "../rules/sites-form.js";
import { dates, numbers } from "./figures.js";
import { followDevice, linkWhole, prefill, pythonWhenUsed } from "./page.js";

/** @typedef {import("../rules/form.js").Fields} Fields */
/** @typedef {import("../rules/grounds.js").RuleResult} RuleResult */
/** @typedef {import("../engine/api.js").CalendarResult} CalendarResult */

/** @type {Record<string, { unit: string, request: (fields: Fields) => import("../engine/ask.js").Mapping | null, place: (at: string, fields: Fields) => import("../frame/faults.js").Place }>} */
const KINDS = {
  "audit-time": { unit: "days_value", ...auditTime },
  calendar: { unit: "date", ...calendar },
  managers: { unit: "managers_value", ...managers },
  sites: { unit: "sites_value", ...sites },
};

/** @param {HTMLElement} root */
function start(root) {
  followDevice();
  const page = readPage(root);
  const kind = KINDS[page.kind];
  if (!kind) return;
  const { unit, request, place } = kind;
  const shown = {
    unit,
    request,
    place,
    show: (/** @type {typeof page} */ _, /** @type {RuleResult} */ result) =>
      "timeline" in result ? dates(page, result) : numbers(page, result, unit),
    announce: () => "",
  };
  dressDays(page, page.form);
  const form = formOn(page, {});
  const python = pythonWhenUsed(page);
  const answer = async (/** @type {Fields} */ fields) => {
    const asked = documentIn(fields) === "" ? null : request(fields);
    if (!asked) return { fields, asked: null, result: null, adopted: null, faults: [], readings: {} };
    /** @type {import("../frame/asking.js").Answer<RuleResult>} */
    const { reply, ...rest } = await answerTo(python, asked, {});
    return { fields, readings: {}, result: reply.ok ? reply.result : null, ...rest };
  };
  const ask = latest(root, answer, (answered) => {
    showOutcome(page, shown, answered);
    showGrounds(root, answered.result);
  });
  const whole = linkWhole(page, async () => {
    const entered = changedIn(form, readFields(page.form));
    return entered.length ? toFragment(Object.fromEntries(entered)) : null;
  });
  const read = () => {
    showDocument(page, documentIn(readFields(page.form)) ?? "");
    showNextVisit(page.form);
    noteFitted(page);
    whole.renew();
    ask(readFields(page.form));
  };
  page.form.addEventListener("input", read);
  page.form.addEventListener("change", read);
  page.form.addEventListener("submit", (event) => event.preventDefault());
  void prefill(page, whole, async (fragment) => fillWhole(page, form, (await fromFragment(form, fragment)).fields)).then(read);
}

/**
 * The grounds are folded away, but for a result that another reading changes: both are shown.
 * @param {HTMLElement} root
 * @param {RuleResult | null} result
 */
function showGrounds(root, result) {
  const fold = one(root, "[data-grounds-fold]", HTMLDetailsElement);
  fold.hidden = !result;
  if (result?.readings.some(({ differs }) => differs)) fold.open = true;
}

/**
 * As many dates of visits as are given, and one more.
 * @param {HTMLFormElement} form
 */
function showNextVisit(form) {
  const visits = all(form, "[data-visit]", HTMLElement);
  const given = visits.map((visit) => Boolean(visit.querySelector("input")?.value));
  visits.forEach((visit, index) => (visit.hidden = index > given.lastIndexOf(true) + 1));
}

const root = calculatorRoot();
if (root) start(root);
