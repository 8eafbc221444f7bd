// The documents of the workspace that calculate something, as the engine takes them.
import { FORMAT as REQUEST } from "../engine/ask.js";
import { isMapping } from "../foundation/shapes.js";
import { onDay } from "../rules/form.js";
import { FORMAT as ASSESSMENT } from "../workspace/assessment.js";
import { listCases } from "../workspace/cases.js";

/** @typedef {import("./page.js").ImpactPage} ImpactPage */
/** @typedef {import("./archive.js").ArchiveDocument} ArchiveDocument */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */

/** What each form of a rule asks of the engine. @type {Record<string, () => Promise<{ request: (fields: any) => Mapping | null }>>} */
const FORMS = {
  "audit-time": () => import("../rules/audit-time-form.js"),
  sites: () => import("../rules/sites-form.js"),
  calendar: () => import("../rules/calendar-form.js"),
  managers: () => import("../rules/managers-form.js"),
};

/**
 * @param {ImpactPage} page
 * @returns {Promise<ArchiveDocument[]>} raises `Unkept`
 */
export async function inWorkspace(page) {
  const cases = (await listCases()).filter(({ deleted }) => deleted === null);
  const found = [];
  for (const { name, documents } of cases) {
    for (const { id, key, content } of documents) {
      const under = page.pages.get(key);
      const asked = content && under ? await askedBy(key, content) : null;
      if (!under || !asked) continue;
      const shown = `${name || organisationIn(content) || page.say("impact_unnamed")} · ${under.title}`;
      found.push({ name: shown, file: "document.json", text: JSON.stringify(asked), address: addressOf(under.address, id) });
    }
  }
  return found;
}

/**
 * @param {string} key
 * @param {Mapping} content
 * @returns {Promise<Mapping | null>} null where nothing is asked yet, or it calculates nothing
 */
async function askedBy(key, content) {
  if (content.format === ASSESSMENT) return content;
  const form = FORMS[key];
  if (!form || !isMapping(content.fields)) return null;
  const asked = onDay((await form()).request(content.fields), /** @type {Record<string, string>} */ (content.fields));
  return asked && { format: REQUEST, ...asked };
}

/** @param {Mapping | null} content */
function organisationIn(content) {
  const { organisation } = content ?? {};
  const name = isMapping(organisation) ? organisation.name : null;
  return typeof name === "string" ? name.trim() : "";
}

/**
 * @param {string} address of a page
 * @param {string} id of the document that it opens
 */
function addressOf(address, id) {
  const [path = "", place] = address.split("#");
  return `${path}?document=${encodeURIComponent(id)}${place === undefined ? "" : `#${place}`}`;
}
