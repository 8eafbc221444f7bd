// What the page of cases shows and does, in terms of the workspace.
import { isMapping } from "../foundation/shapes.js";
import { backUp } from "../workspace/backup.js";
import { copyCase, createCase, listCases, openCase, putAway, remove, renameCase, restoreRemoved } from "../workspace/cases.js";
import { Unkept } from "../workspace/database.js";
import { daysLeft } from "../workspace/deleted-days.js";
import { purge, seenOfDeleted } from "../workspace/housekeeping.js";
import { hearPutDown, tryToWriteUp } from "../workspace/journal.js";
import { restoreBackup } from "../workspace/restoring.js";
import { hearTabs } from "../workspace/tabs.js";
import { keepsKey, lasts, persist, removeEverything, sizeOfWork } from "../workspace/usage.js";

/** @typedef {Record<string, unknown>} Mapping */

/**
 * @typedef {object} ShownDocument
 * @property {string} id
 * @property {string} key under which its page keeps it
 * @property {Date} changed
 * @property {Mapping | null} assessment what its level is asked for; null where it is none
 * @property {{ number: number, latest: boolean } | null} finalised LATEST: nothing came after it
 * @property {number} heads more than one while conflicts are left
 */

/**
 * @typedef {object} ShownCase
 * @property {string} id
 * @property {string} name as given, else of the organisation; "" for neither
 * @property {Date} changed
 * @property {boolean} current whether new documents go into it
 * @property {boolean} putAway
 * @property {number | null} daysLeft to restore it; null where it was not deleted
 * @property {ShownDocument[]} documents
 */

/** @typedef {{ bytes: number, lasts: boolean | null }} Room LASTS: whether the browser has promised so; null where it does not say */

/**
 * @typedef {object} Shelf
 * @property {() => Promise<ShownCase[]>} read the one changed last first
 * @property {() => Promise<Room>} room
 * @property {(id: string) => Promise<void>} use
 * @property {(name: string) => Promise<void>} create
 * @property {(id: string, name: string) => Promise<unknown>} rename
 * @property {(id: string, name: string) => Promise<unknown>} copy
 * @property {(id: string, away: boolean) => Promise<unknown>} putAway
 * @property {(id: string) => Promise<unknown>} remove
 * @property {(id: string) => Promise<unknown>} undelete
 * @property {() => Promise<Mapping>} backUp
 * @property {typeof import("../workspace/restoring.js").restoreBackup} restoreBackup
 * @property {() => Promise<boolean>} persist
 * @property {() => Promise<void>} removeEverything
 * @property {() => boolean} keepsKey whether a key to sign with goes with it
 * @property {(hear: () => void) => void} listen to what other tabs change
 */

/** @returns {Promise<Shelf | { unkept: import("../workspace/database.js").Reason }>} */
export async function openShelf() {
  try {
    await purge();
  } catch (error) {
    if (error instanceof Unkept) return { unkept: error.reason };
    throw error;
  }
  return {
    read,
    room: async () => ({ bytes: await sizeOfWork(), lasts: await lasts() }),
    use: async (id) => void (await openCase(id)),
    create: async (name) => void (await createCase(name)),
    rename: renameCase,
    copy: async (id, name) => openCase(await copyCase(id, name)),
    putAway,
    remove,
    undelete: restoreRemoved,
    backUp: async () => {
      await tryToWriteUp();
      return backUp();
    },
    restoreBackup,
    persist,
    removeEverything,
    keepsKey,
    listen: (hear) => {
      hearTabs(() => hear());
      hearPutDown(hear);
    },
  };
}

/** What a page was left with before it had written it is in it. @returns {Promise<ShownCase[]>} */
async function read() {
  await tryToWriteUp();
  const [seen, now] = [await seenOfDeleted(), Date.now()];
  return (await listCases()).map(({ current, documents, ...row }) => ({
    id: row.id,
    name: row.name || organisationIn(documents),
    changed: until(now, row.changed),
    current,
    putAway: row.put_away !== null,
    daysLeft: row.deleted === null ? null : daysLeft(seen, row),
    documents: documents.map((document) => shown(document, now)),
  }));
}

/** A moment; nothing was changed later than NOW, whatever the clock said then. @param {number} now @param {number} moment */
const until = (now, moment) => new Date(Math.min(now, moment));

/**
 * @param {import("../workspace/cases.js").DocumentNow} document
 * @param {number} now
 * @returns {ShownDocument}
 */
const shown = ({ id, key, changed, heads, content, finalised }, now) => ({
  id,
  key,
  changed: until(now, changed),
  assessment: content?.format === "assessment/1" ? content : null,
  finalised,
  heads,
});

/**
 * The name of the organisation in the first document that has one.
 * @param {{ content: Mapping | null }[]} documents
 */
function organisationIn(documents) {
  const names = documents.flatMap(({ content }) => {
    const { organisation, fields } = content ?? {};
    const inForm = isMapping(fields) ? fields.organisation : null;
    return [isMapping(organisation) ? organisation.name : organisation, inForm];
  });
  const found = names.find((name) => typeof name === "string" && name.trim());
  return typeof found === "string" ? found.trim() : "";
}
