// Whether two contents say the same, and where they do not.
import { isMapping } from "../foundation/shapes.js";

/**
 * @param {unknown} one
 * @param {unknown} other
 * @returns {boolean}
 */
export function same(one, other) {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, index) => same(each, other[index]));
  }
  if (!isMapping(one) || !isMapping(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}

/**
 * The places at which BEFORE and AFTER differ, as the engine names them: a key, or a key in one of the mappings.
 * @param {Record<string, unknown>} before
 * @param {Record<string, unknown>} after
 * @returns {string[]}
 */
export function changedPlaces(before, after) {
  return differing(before, after).flatMap((key) => {
    const [one, other] = [before[key] ?? {}, after[key] ?? {}];
    if (!isMapping(one) || !isMapping(other)) return [key];
    return differing(one, other).map((inner) => `${key}.${inner}`);
  });
}

/**
 * @param {Record<string, unknown>} one
 * @param {Record<string, unknown>} other
 */
const differing = (one, other) =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((key) => !same(own(one, key), own(other, key)));

/**
 * @param {Record<string, unknown>} mapping
 * @param {string} key
 */
const own = (mapping, key) => (Object.hasOwn(mapping, key) ? mapping[key] : undefined);
