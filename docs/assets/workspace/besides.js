// What a finding says that the form has no field for: how far it reaches, and of what sites its sample is the sum.
//
// It goes through the form unchanged. Only a sample whose counts were changed by hand is a sample of its own from then on.
import { isMapping } from "../foundation/shapes.js";

/** @typedef {import("./state.js").Entry} Entry */
/** @typedef {Record<string, unknown>} Mapping */

/**
 * FINDING as the form shows it, null where it cannot; and what it has no field for.
 * @param {Mapping} finding
 * @returns {{ plain: Mapping | null, besides: Mapping }}
 */
export function takeBesides(finding) {
  const { by_site: given, extent, ...plain } = finding;
  const sites = numbered(given);
  const besides = { ...(sites === undefined ? {} : { by_site: sites }), ...(extent === undefined ? {} : { extent }) };
  if (sites === undefined) return { plain, besides };
  const sum = summed(sites);
  return { plain: sum && !("sampled" in plain) && !("nonconforming" in plain) ? { ...plain, ...sum } : null, besides };
}

/**
 * The sample of ENTRY: site by site as it came, while its counts are still their sum. Without words it is the sum alone,
 * as sites have names.
 * @param {Entry} entry
 * @param {(typed: string) => number | string} toCount
 * @param {boolean} worded
 * @returns {Mapping}
 */
export function countsOf(entry, toCount, worded) {
  const counts = { sampled: toCount(entry.sampled), nonconforming: toCount(entry.nonconforming) };
  const { by_site: sites } = entry.besides;
  const sum = worded && sites !== undefined ? summed(sites) : null;
  return sum?.sampled === counts.sampled && sum.nonconforming === counts.nonconforming ? { by_site: sites } : counts;
}

/** @param {Entry} entry @returns {Mapping} */
export const extentOf = ({ besides: { extent } }) => (extent === undefined ? {} : { extent });

/**
 * @param {unknown} sites
 * @returns {{ sampled: number, nonconforming: number } | null} null where they are no samples
 */
function summed(sites) {
  if (!isMapping(sites)) return null;
  const sum = { sampled: 0, nonconforming: 0 };
  for (const site of Object.values(sites)) {
    if (!isMapping(site) || !Number.isSafeInteger(site.sampled) || !Number.isSafeInteger(site.nonconforming)) return null;
    sum.sampled += Number(site.sampled);
    sum.nonconforming += Number(site.nonconforming);
  }
  return Number.isSafeInteger(sum.sampled) ? sum : null;
}

/**
 * SITES with counts that are given in digits as numbers: so they come from YAML, in which all is text, by way of the terminal.
 * @param {unknown} sites
 */
function numbered(sites) {
  if (!isMapping(sites)) return sites;
  const count = (/** @type {unknown} */ value) => (typeof value === "string" && /^[0-9]{1,15}$/.test(value) ? Number(value) : value);
  const counted = (/** @type {unknown} */ site) =>
    isMapping(site) ? { ...site, sampled: count(site.sampled), nonconforming: count(site.nonconforming) } : site;
  return Object.fromEntries(Object.entries(sites).map(([name, site]) => [name, counted(site)]));
}
