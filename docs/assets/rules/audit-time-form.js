// Audit time: what the form asks, and where its fields stand in the request.
import { filled } from "../engine/ask.js";
import { wholeDay } from "../foundation/day.js";
import { all, one } from "../foundation/dom.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("./form.js").Fields} Fields */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */

const PLANNED = /^planned\.(\w+)\.(days|reason)$/;

/** @param {Fields} fields */
export function request(fields) {
  const { headcount = "", document, organisation, headcount_basis, prepared_by, date } = fields;
  if (!headcount.trim()) return null;
  const head = { organisation, headcount_basis, prepared_by, date: wholeDay(date) };
  const planned = plannedIn(fields);
  const worksheet = { ...filled(head), ...(Object.keys(planned).length ? { planned } : {}) };
  return {
    kind: "audit-time",
    typed: true,
    headcount,
    document,
    ...(Object.keys(worksheet).length ? { worksheet } : {}),
  };
}

/**
 * Days and reasons by the figure that they are planned for.
 * @param {Fields} fields
 */
function plannedIn(fields) {
  /** @type {Record<string, Mapping>} */
  const planned = {};
  for (const [name, value] of Object.entries(fields)) {
    const [, figure, part] = PLANNED.exec(name) ?? [];
    if (figure && part && value.trim()) planned[figure] = { days: "", ...planned[figure], [part]: value.trim() };
  }
  return planned;
}

/**
 * A plan that lacks its reason does not hide the figures of the rule.
 * @param {Mapping} asked
 * @param {import("../engine/ask.js").Fault[]} faults
 */
export function less({ worksheet, ...asked }, faults) {
  return worksheet && faults.every((fault) => fault.at.startsWith("worksheet")) ? asked : null;
}

/**
 * A reason is asked for where something is planned.
 * @param {Page} page
 * @param {Fields} fields
 */
export function adapt(page, fields) {
  for (const line of all(page.root, "[data-row]", HTMLElement)) {
    const name = `planned.${line.dataset.row}`;
    const open = Boolean(fields[`${name}.days`] || fields[`${name}.reason`]);
    one(line, "[data-reason] textarea", HTMLTextAreaElement).hidden = !open;
    one(line, "[data-reason]", HTMLElement).toggleAttribute("data-empty", !open);
  }
}

/** @param {string} at */
export const place = (at) => ({ field: at.replace(/^worksheet\./, "") });
