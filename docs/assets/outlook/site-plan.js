// The sites that the site plan of the case at work has drawn, and what it says of the audit.
import { ask, filled } from "../engine/ask.js";
import { today, wholeDay } from "../foundation/day.js";
import { isMapping } from "../foundation/shapes.js";

/** @typedef {import("../engine/ask.js").Request} Request */
/** @typedef {{ office: string[], sites: string[], stage: string | null, refused: boolean }} Drawn STAGE null where there is no plan; REFUSED: there is one, and the engine asks about it */

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
 * The request for the sites that a plan draws, as its own page asks it; null where it draws none.
 * @param {Record<string, unknown>} fields
 * @returns {import("../engine/ask.js").Mapping | null}
 */
export function drawRequest(fields) {
  const { mode = "", list = "", stage = "initial", seed = "", issued = "", document = "", in_force_on: day = "" } = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
  if (mode !== "list" || !list.trim() || !seed.trim()) return null;
  return { kind: "sites", typed: true, list, stage, seed: seed.trim(), today: today(), ...filled({ issued: wholeDay(issued), document, in_force_on: wholeDay(day) }) };
}

/**
 * @param {Request} request
 * @returns {Promise<Drawn>}
 */
export async function drawnSites(request) {
  const asked = drawRequest(await fieldsOf("sites"));
  if (!asked) return { office: [], sites: [], stage: null, refused: false };
  /** @type {import("../engine/ask.js").Reply<import("../engine/api.js").SitesResult>} */
  const reply = await ask(request, asked);
  const draw = reply.ok ? reply.result.draw : null;
  if (!draw) return { office: [], sites: [], stage: null, refused: !reply.ok };
  return { office: draw.central_office, sites: draw.choices.map(({ name }) => name), stage: String(asked.stage), refused: false };
}
