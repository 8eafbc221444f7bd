// The form in the fragment of an address, which no server ever sees: plain parameters, or packed where they are long.
import { canLink, isLink, pack, unpack } from "../foundation/fragment.js";
import { fitting } from "./fields.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Fields} Fields */

const LONGEST_PLAIN = 1500;

/**
 * @param {Fields} fields
 * @returns {Promise<string | null>} the fragment; null where this browser cannot pack one
 */
export async function toFragment(fields) {
  const plain = `#${new URLSearchParams(fields)}`;
  if (plain.length <= LONGEST_PLAIN) return plain;
  return canLink() ? pack(JSON.stringify(fields)) : null;
}

/**
 * Whether FRAGMENT holds a form, and not the name of a place on the page.
 * @param {string} fragment
 */
export const holdsForm = (fragment) => isLink(fragment) || /^#[\w.-]+=/.test(fragment);

/**
 * The fields in FRAGMENT; null if it is damaged or names a field that this form does not have.
 * @param {Page} page
 * @param {string} fragment
 * @returns {Promise<Fields | null>}
 */
export async function fromFragment(page, fragment) {
  try {
    if (isLink(fragment)) return fitting(page.form, JSON.parse(await unpack(fragment)));
    return fitting(page.form, Object.fromEntries(new URLSearchParams(fragment.slice(1))));
  } catch {
    return null;
  }
}
