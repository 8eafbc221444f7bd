// The sites that the site plan of the case at work has drawn, and what it says of the audit.
import { ask } from "../engine/ask.js";
import { isMapping } from "../foundation/shapes.js";

/** @typedef {import("../engine/ask.js").Request} Request */
/** @typedef {{ office: string[], sites: string[], stage: string | null }} Drawn STAGE null where there is no plan */

/**
 * What stands in the fields of KEY in the case at work; empty where there is none.
 * @param {string} key
 * @returns {Promise<Record<string, unknown>>}
 */
export async function fieldsOf(key) {
  const { listCases } = await import("../workspace/cases.js");
  const cases = await listCases().catch(() => []);
  const kept = cases.find(({ current }) => current)?.documents.find((each) => each.key === key)?.content;
  return isMapping(kept?.fields) ? kept.fields : {};
}

/**
 * @param {Request} request
 * @returns {Promise<Drawn>}
 */
export async function drawnSites(request) {
  const { list, stage = "initial", seed, issued, document } = await fieldsOf("sites");
  if (typeof list !== "string" || !list.trim() || !seed) return { office: [], sites: [], stage: null };
  const asked = { kind: "sites", typed: true, list, stage, seed, ...(issued ? { issued } : {}), ...(document ? { document } : {}) };
  /** @type {import("../engine/ask.js").Reply<import("../engine/api.js").SitesResult>} */
  const reply = await ask(request, asked);
  const draw = reply.ok ? reply.result.draw : null;
  if (!draw) return { office: [], sites: [], stage: null };
  return { office: draw.central_office, sites: draw.choices.map(({ name }) => name), stage: String(stage) };
}
