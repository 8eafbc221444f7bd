// What is set on an outlook page (chances, efforts, a target), kept in this browser beside the assessment.
import { keep, kept } from "../workspace/kept.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */

const FORMAT = "outlook/1";

/**
 * @template Values
 * @typedef {object} Settings
 * @property {() => Values} get
 * @property {(change: (values: Values) => void) => void} change change them in place and tell everyone
 * @property {(values: unknown) => void} replace take others over, as far as they fit; the form is written anew
 * @property {(listener: (values: Values, replaced: boolean) => void) => void} listen
 */

/**
 * @template Values
 * @param {Page} page
 * @param {string} view
 * @param {(values: unknown) => Values} clean what fits of anything at all: storage and links may hold whatever
 * @returns {Settings<Values>}
 */
export function keepSettings(page, view, clean) {
  const key = `aftersales.${page.rubric}.${view}`;
  /** @type {((values: Values, replaced: boolean) => void)[]} */
  const listeners = [];
  let values = clean(parsed(kept(page, key)));
  /** @param {boolean} replaced */
  const tell = (replaced) => {
    keep(page, key, JSON.stringify({ format: FORMAT, ...values }));
    listeners.forEach((listener) => listener(values, replaced));
  };
  return {
    get: () => values,
    change(change) {
      change(values);
      tell(false);
    },
    replace(other) {
      values = clean(other);
      tell(true);
    },
    listen: (listener) => listeners.push(listener),
  };
}

/**
 * A text that is not too long to be a number or a name; "" for anything else.
 * @param {unknown} value
 * @param {number} [longest]
 */
export const shortText = (value, longest = 40) => (typeof value === "string" && value.length <= longest ? value : "");

/**
 * The entries of a mapping whose names are known.
 * @param {unknown} value
 * @param {(name: string) => boolean} known
 * @returns {[string, unknown][]}
 */
export function knownEntries(value, known) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).filter(([name]) => known(name));
}

/**
 * The value under NAME, if VALUE is a mapping that has it.
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown}
 */
export const valueOf = (value, name) => new Map(knownEntries(value, (each) => each === name)).get(name);

/**
 * @param {string | null} text
 * @returns {unknown} null where it is no JSON
 */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
