// What stands in the form of a calculator, by field, and how it is written: kept in this browser, or in a link.
import { wholeDay } from "../foundation/day.js";
import { LinkFault, NO_PLACE, sealed, textIn } from "../foundation/link.js";
import { canPack, pack, unpack } from "../foundation/packing.js";
import { everyEntry, isMapping, isText } from "../foundation/shapes.js";
import { KEY, lineageOf } from "../workspace/lineage.js";

/** @typedef {Record<string, string>} Fields what stands in the form, by field */

/** @typedef {import("../workspace/lineage.js").Lineage} Lineage */
/** @typedef {{ fields: Fields, lineage: Lineage | null }} Came what a link or a file holds, and where it comes from if it says so */

/**
 * What is known of a form besides what stands in it.
 * @typedef {object} Form
 * @property {string} kind
 * @property {Fields} blank as the page was made
 * @property {Set<string>} names of all its fields
 * @property {Set<string>} transient fields that are true only now
 * @property {Set<string>} hidden fields that may name somebody, or hold a list
 */

const FORMAT = "form/1";
const LONGEST_FIELD = 1024 * 1024; // the engine takes no more in a whole request
export const LONGEST_FORM = 2 * LONGEST_FIELD; // bytes of a file, with where it comes from
const BETWEEN = "."; // stands in no name of a revision, neither does PARENT
const PARENT = "_";
const LONGEST_PLAIN = 1500; // of a link in which the fields can be read

/**
 * @param {Form} form
 * @returns {import("../workspace/documents.js").Writing<Fields>}
 */
export const formOf = (form) => ({
  name: `aftersales.${form.kind}`,
  blank: { format: FORMAT, fields: {} },
  write(fields) {
    const changed = changedIn(form, fields);
    return changed.length ? { format: FORMAT, fields: Object.fromEntries(changed) } : null;
  },
  read: ({ format, fields }) => (format === FORMAT ? fitting(form, fields) : null),
});

/**
 * What is ASKED, by the editions in force on the day that FIELDS name, if they do.
 * @param {import("../engine/ask.js").Mapping | null} asked
 * @param {Fields} fields
 */
export const onDay = (asked, { in_force_on: typed }) => {
  const day = wholeDay(typed);
  return asked && day ? { ...asked, in_force_on: day } : asked;
};

/**
 * The fields that are not as the page was made; those that are true only now are not among them.
 * @param {Form} form
 * @param {Fields} fields
 */
export const changedIn = ({ blank, transient }, fields) =>
  Object.entries(fields).filter(([name, value]) => !transient.has(name) && value !== (blank[name] ?? ""));

/**
 * The form with FIELDS in it, if all of them are texts of fields that it has; else null.
 * @param {Form} form
 * @param {unknown} fields
 * @returns {Fields | null}
 */
export function fitting({ blank, names }, fields) {
  const fits = everyEntry(fields, (name, value) => names.has(name) && isText(value, LONGEST_FIELD));
  return fits ? { ...blank, .../** @type {Fields} */ (fields) } : null;
}

/**
 * FIELDS as the fragment of an address: plain parameters, or packed where they are long.
 * @param {Fields} fields
 * @param {Lineage | null} [lineage] of the revision that they are
 * @returns {Promise<string | null>} null where this browser cannot pack one
 */
export async function toFragment(fields, lineage = null) {
  const all = lineage ? { ...fields, [KEY]: told(lineage) } : fields;
  const plain = `${new URLSearchParams(all)}`;
  if (plain.length <= LONGEST_PLAIN) return sealed(plain);
  return canPack() ? sealed(await pack(JSON.stringify(all))) : null;
}

/**
 * The form with the fields in FRAGMENT in it, and where they come from if the link says so; throws if it is damaged or
 * names a field that this form does not have.
 * @param {Form} form
 * @param {string} fragment
 * @returns {Promise<Came>}
 */
export async function fromFragment(form, fragment) {
  const text = textIn(fragment);
  const plain = text === "" || text.includes("=");
  /** @type {unknown} */
  const all = plain ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(await unpack(text));
  if (!isMapping(all)) throw new TypeError("no fields");
  const { [KEY]: lineage, ...fields } = all;
  const fitted = fitting(form, fields);
  if (!fitted) throw new LinkFault(NO_PLACE);
  return { fields: fitted, lineage: lineageIn(lineage) };
}

/**
 * The same of the TEXT of a file; null where that is none of this form. Files of earlier releases do not say of which they are.
 * @param {Form} form
 * @param {string} text
 * @returns {Came | null}
 */
export function fromText(form, text) {
  /** @type {unknown} */
  let content;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return null;
  }
  if (!isMapping(content) || (content.kind ?? form.kind) !== form.kind) return null;
  const fields = formOf(form).read(content);
  return fields && { fields, lineage: lineageOf(content) };
}

/**
 * LINEAGE as a text: document, digest, and each revision with its parents, the revision itself first.
 * @param {Lineage} lineage
 */
function told({ document, content, revision, ancestors: { [revision]: parents = [], ...others } }) {
  const revisions = [[revision, parents], ...Object.entries(others)].map((each) => each.flat().join(PARENT));
  return [document, content, ...revisions].join(BETWEEN);
}

/**
 * The lineage that a link says it has; null where it says none, or something that is none: the fields are worth more.
 * @param {unknown} text
 */
function lineageIn(text) {
  if (typeof text !== "string") return null;
  const [document, content, ...revisions] = text.split(BETWEEN);
  const ancestors = revisions.map((each) => each.split(PARENT)).map(([id, ...parents]) => [id, parents]);
  return lineageOf({ [KEY]: { document, content, revision: ancestors[0]?.[0], ancestors: Object.fromEntries(ancestors) } });
}
