// What the case at work already says of the audit: its days on site, the sites that were drawn, whose audit it is.
import { ask, filled } from "../engine/ask.js";
import { wholeDay } from "../foundation/day.js";
import { neighbour } from "../workspace/neighbour.js";
import { drawnSites, fieldsOf } from "./site-plan.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/ask.js").Request} Request */
/** @typedef {import("../engine/api.js").AuditTimeResult} AuditTime */
/** @typedef {{ days: string, source: import("../frame/page.js").Reference, label: string } | null} OnSite */

/** Which figures say how long an audit of a stage is on site, the exact one first. @type {Record<string, string[]>} */
const FIGURES = {
  initial: ["on_site_minimum", "initial"],
  surveillance: ["surveillance_on_site_minimum", "surveillance"],
  recertification: ["recertification_on_site_minimum", "recertification"],
};

/**
 * @param {Page} page
 * @param {Request} request
 * @returns {Promise<{ onSite: OnSite, office: string, sites: string[], refused: boolean }>} REFUSED: the site plan is
 */
export async function fromCase(page, request) {
  const { office, sites, stage, refused } = await drawnSites(request);
  const visited = await neighbour(`${page.rubric}.visits`).catch(() => null);
  const noted = Array.isArray(visited?.sites) ? visited.sites.filter((each) => typeof each === "string") : [];
  const [first = "", ...others] = office;
  return {
    onSite: await daysOnSite(page, request, stage ?? "initial"),
    refused,
    office: first,
    sites: [...new Set([...others, ...sites, ...noted])].filter((name) => name !== first),
  };
}

/**
 * What is planned on site if somebody planned it, else what the rule asks for at least.
 * @param {Page} page
 * @param {Request} request
 * @param {string} stage
 * @returns {Promise<OnSite>}
 */
async function daysOnSite(page, request, stage) {
  const fields = await fieldsOf("audit-time");
  const { headcount, document, in_force_on: day } = fields;
  if (typeof headcount !== "string" || !headcount.trim()) return null;
  /** @type {import("../engine/ask.js").Reply<AuditTime>} */
  const reply = await ask(request, { kind: "audit-time", typed: true, headcount, ...filled({ document, in_force_on: wholeDay(String(day ?? "")) }) });
  if (!reply.ok) return null;
  const { rows } = reply.result.worksheet;
  const row = (FIGURES[stage] ?? []).map((name) => rows.find(({ figure }) => figure === name)).find(Boolean);
  if (!row) return null;
  const planned = String(fields[`planned.${row.figure}.days`] ?? "").trim();
  return { days: planned || row.days, source: row.source, label: page.pick(row.label) };
}
