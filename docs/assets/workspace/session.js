// What a tab works on: a document, the revision it stands on, what the page shows, and whom to tell of it.
import { isMapping } from "../foundation/shapes.js";
import { randomId, THIS_TAB } from "./identifiers.js";
import { changedPlaces, same } from "./differences.js";

/** @typedef {import("./revisions.js").Revision} Revision */
/** @typedef {import("./revisions.js").Mapping} Mapping */
/** @typedef {import("./appending.js").Plan} Plan */
/** @typedef {import("./database.js").DocumentRow} DocumentRow */

/**
 * @template Content
 * @typedef {object} Session
 * @property {import("./documents.js").Writing<Content>} writing
 * @property {string} key
 * @property {string} document its id, also before there is any
 * @property {DocumentRow | null} row null while nothing is kept
 * @property {boolean} apart whether a new document is begun although one is there: that one cannot be read here
 * @property {string | null} case where a new document goes
 * @property {string | null} revision that the next one goes on top of
 * @property {Mapping | null} ground what that one says, since others may drop it meanwhile
 * @property {Mapping} shown what the page shows, whether it is written or not
 * @property {string | null} theirs the other head, while there are conflicts with it
 * @property {import("./documents.js").Conflict[]} conflicts that are left with it
 * @property {(news: import("./documents.js").News<Content>) => void} tell
 * @property {AbortSignal} signal the page is done with it
 */

/**
 * @template Content
 * @param {import("./documents.js").Writing<Content>} writing
 * @param {string} key
 * @param {Session<Content>["tell"]} tell
 * @param {AbortSignal} signal
 * @returns {Session<Content>}
 */
export const makeSession = (writing, key, tell, signal) => ({
  signal,
  writing,
  key,
  tell,
  document: randomId(),
  row: null,
  apart: false,
  case: null,
  revision: null,
  ground: null,
  shown: writing.blank,
  theirs: null,
  conflicts: [],
});

/**
 * CONTENT as the page itself would write it: a copy, since a page changes its work in place, and what was written before would
 * change with it and never differ from what is there now.
 * @template Content
 * @param {import("./documents.js").Writing<Content>} writing
 * @param {Content} content
 */
export const asWritten = ({ write, blank }, content) => structuredClone(write(content) ?? blank);

/**
 * What MAPPING says to the page; null where it is none, or has no place in it: storage may hold whatever.
 * @template Content
 * @param {import("./documents.js").Writing<Content>} writing
 * @param {unknown} mapping
 * @returns {Content | null}
 */
export function understood(writing, mapping) {
  try {
    return isMapping(mapping) ? writing.read(mapping) : null;
  } catch {
    return null;
  }
}

/**
 * The plan to append CONTENT.
 * @template Content
 * @param {Session<Content>} session
 * @param {Mapping} content
 * @param {Partial<Plan["revision"]> & { parents?: string[] }} how
 * @returns {Plan}
 */
export function planOf(session, content, { parents, ...how }) {
  const revision = { id: randomId(), time: Date.now(), by: null, tab: THIS_TAB, words: null, name: null, finalised: null };
  return {
    document: session.document,
    key: session.key,
    format: String(session.writing.blank.format),
    apart: session.apart,
    case: session.case,
    blank: session.writing.blank,
    revision: { ...revision, origin: "typed", ...how },
    parents: parents ?? (session.revision === null ? null : [session.revision]),
    ...(!parents && session.ground && { ground: session.ground }),
    content,
  };
}

/**
 * The session stands on what was appended, or on what it goes on from: REVISION, which says GROUND.
 * @template Content
 * @param {Session<Content>} session
 * @param {DocumentRow} row
 * @param {string} revision
 * @param {Mapping} ground
 */
export function standOn(session, row, revision, ground) {
  session.document = row.id;
  session.row = row;
  session.case = row.case;
  session.apart = false;
  session.revision = revision;
  session.ground = ground;
}

/**
 * Have the page show CONTENT, if it can; tell where that is another one.
 * @template Content
 * @param {Session<Content>} session
 * @param {Mapping} content
 * @param {"tab" | "file" | "merge" | "restore"} from
 * @returns {boolean} whether it can be read here
 */
export function show(session, content, from) {
  const read = understood(session.writing, content);
  if (read === null) return false;
  const before = session.shown;
  session.shown = asWritten(session.writing, read);
  if (!same(before, session.shown)) {
    session.tell({ type: "came", content: read, from, changed: changedPlaces(before, session.shown) });
  }
  return true;
}
