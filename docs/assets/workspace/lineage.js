// Which revision of which document a file was written from, and whether it was changed elsewhere since.
import { isMapping } from "../foundation/shapes.js";

/** @typedef {Record<string, unknown>} Mapping */
/** @typedef {import("../engine/api.js").Lineage} Lineage */

export const KEY = "lineage";

const ID = /^[0-9A-Za-z][0-9A-Za-z-]{0,63}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * CONTENT without its lineage, which is none of it.
 * @param {Mapping} content
 * @returns {Mapping}
 */
export function withoutLineage(content) {
  const { [KEY]: _, ...rest } = content;
  return rest;
}

/**
 * The lineage that a file says it has; null where it says none, or something that is none.
 * @param {unknown} content
 * @returns {Lineage | null}
 */
export function lineageOf(content) {
  const found = isMapping(content) ? content[KEY] : null;
  if (!isMapping(found) || !isMapping(found.ancestors)) return null;
  const { document, revision, content: digest, ancestors } = found;
  const shaped =
    isId(document) &&
    isId(revision) &&
    typeof digest === "string" &&
    SHA256.test(digest) &&
    Object.entries(ancestors).every(([id, parents]) => isId(id) && Array.isArray(parents) && parents.every(isId));
  return shaped ? /** @type {Lineage} */ (/** @type {unknown} */ ({ document, revision, content: digest, ancestors })) : null;
}

/**
 * SHA-256 of CONTENT as the engine takes it: by RFC 8785, whole numbers as text, without lineage. Null where the page
 * is not served securely (plain http in an office network): there the browser takes no digests.
 * @param {Mapping} content
 * @returns {Promise<string | null>}
 */
export async function digestOf(content) {
  if (!globalThis.crypto?.subtle) return null;
  const bytes = new TextEncoder().encode(canonical(withoutLineage(content)));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The revision that LINEAGE names, and all that it grew out of as far as the file knows; a ring among them ends.
 * @param {Lineage} lineage
 * @returns {Set<string>}
 */
export function knownTo({ revision, ancestors }) {
  /** @type {Set<string>} */
  const known = new Set();
  const ahead = [revision];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (known.has(next)) continue;
    known.add(next);
    ahead.push(...(Object.hasOwn(ancestors, next) ? ancestors[next] ?? [] : []));
  }
  return known;
}

/**
 * VALUE as the text that a digest is taken of: the order of keys is that of their code units, as RFC 8785 has it.
 * @param {unknown} value
 * @returns {string}
 */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (isMapping(value)) {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
  }
  return JSON.stringify(Number.isInteger(value) ? String(value) : value);
}

/** @param {unknown} value @returns {value is string} */
const isId = (value) => typeof value === "string" && ID.test(value);
