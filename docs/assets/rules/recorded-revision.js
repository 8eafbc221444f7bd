// Which revision a record is of, and what this browser knows of it.
import { clock } from "../foundation/clock.js";
import { read } from "../workspace/database.js";
import { whole } from "../workspace/revisions.js";

/** @typedef {import("../frame/page.js").Page} Page */

/**
 * The revision in words: its id, and where it is kept here its case, its time, its number as a final version, its name.
 * @param {Page} page
 * @param {import("../workspace/lineage.js").Lineage} lineage
 * @returns {Promise<string>}
 */
export async function told(page, { revision: id }) {
  const found = await kept(id).catch(() => null);
  if (!found) return id;
  const { time, finalised, name } = found.revision;
  const number = finalised === null ? "" : page.say("finalised_version", { number: finalised.number });
  const version = [clock(page, new Date(time)), number, name ?? ""].filter(Boolean).join(" ");
  return page.say("verify_revision_here", { revision: id, case: found.name || page.say("my_cases"), version });
}

/**
 * @param {string} id
 * @returns {Promise<{ revision: import("../workspace/revisions.js").Revision, name: string } | null>} NAME of its case; raises `Unkept`
 */
const kept = (id) =>
  read(["cases", "documents", "revisions"], async (transaction) => {
    const revision = await transaction.objectStore("revisions").get(id);
    const document = revision && (await transaction.objectStore("documents").get(revision.document));
    const place = document && (await transaction.objectStore("cases").get(document.case));
    const known = revision && place?.deleted === null && revision.origin !== "unknown";
    return known ? { revision: whole(revision), name: place.name } : null;
  });
