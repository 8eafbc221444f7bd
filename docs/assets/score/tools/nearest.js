// The shortest way to the next level, in the bar of a phone: how many points, and the clause to begin with.
import { ask } from "../../engine/ask.js";

/** @typedef {import("../../frame/assessment/page.js").Page} Page */
/** @typedef {import("../../engine/api.js").NearestResult} Nearest */

/**
 * @param {Page} page
 * @param {HTMLAnchorElement} link
 * @param {Nearest | null} result null where there is none to show
 */
export function showNearest(page, link, result) {
  const near = result?.nearest;
  const clause = page.byId.get(near?.lead?.id ?? "");
  const points = near?.target.limits.includes("points");
  link.hidden = !near || !clause || !points;
  if (!near || !clause || !points) return;
  link.href = `#c-${clause.id}`;
  link.dataset.go = clause.id;
  const values = { points: near.target.display.points, level: page.pick(near.target.label), clause: clause.id };
  link.textContent = page.say(near.single ? "nearest_single" : "nearest_more", values);
}

/**
 * @param {import("../../engine/ask.js").Request} request
 * @param {import("../../engine/ask.js").Mapping} asked a score request that was answered
 * @returns {Promise<Nearest | null>}
 */
export async function nearestTo(request, asked) {
  /** @type {import("../../engine/ask.js").Reply<Nearest>} */
  const reply = await ask(request, { ...asked, kind: "nearest" });
  return reply.ok ? reply.result : null;
}
