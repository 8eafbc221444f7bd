// All that is kept, in one file.
import { FORMAT, sorted, STORES } from "./backup-rows.js";
import { transact } from "./database.js";
import { graphOf, headsOf } from "./revisions.js";

/** @typedef {import("./backup-rows.js").Mapping} Mapping */

/**
 * All that is kept, as a mapping of the format workspace/1. Rows that a damaged disk left without their shape go into it as
 * texts: they would make it none.
 * @returns {Promise<Mapping>} raises `Unkept`
 */
export async function backUp() {
  const stores = await transact([...STORES, "settings"], async (transaction) => {
    /** @type {Mapping} */
    const found = {};
    const broken = [];
    for (const store of STORES) {
      const [fitting, rest] = sorted(store, await transaction.objectStore(store).getAll());
      found[store] = fitting;
      broken.push(...rest);
    }
    found.aside = [.../** @type {Mapping[]} */ (found.aside), ...broken];
    const heads = headsOf(graphOf(/** @type {import("./revisions.js").Revision[]} */ (found.revisions))).map(({ id }) => id);
    await transaction.objectStore("settings").put({ key: "backed up", value: heads });
    return found;
  });
  return { format: FORMAT, saved: new Date().toISOString(), ...stores };
}
