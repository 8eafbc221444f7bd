// The documents that this browser keeps: whole or not at all, and never thrown away unasked.
//
// How they are kept (a text each, by name) is nobody else's business. Opening is asynchronous, so that another
// way of keeping them can take its place.
import { hearWrites, NotKept, readText, writeText } from "./browser-storage.js";

/** @typedef {Record<string, unknown>} Mapping */

/**
 * How what a document holds is written and read.
 * @template Content
 * @typedef {object} Writing
 * @property {string} name under which it is kept
 * @property {(content: Content) => Mapping | null} write null where there is nothing worth keeping
 * @property {(mapping: Mapping) => Content | null} read null where any part of MAPPING has no place in it
 */

/**
 * A text that could not be read: it is offered until it is discarded.
 * @typedef {{ text: string, discard: () => void }} SetAside
 */

/**
 * @template Content
 * @typedef {object} Document
 * @property {Content | null} content what was kept
 * @property {SetAside[]} setAside what was kept and could not be read, now or earlier
 * @property {(content: Content) => void} save after a moment of quiet, or when the page is left
 * @property {(hear: (content: Content) => void) => void} listen to what another window saves
 */

const PAUSE = 250; // milliseconds of quiet before a document is written
const MOST = 100; // texts set aside of one document

/**
 * @template Content
 * @param {Writing<Content>} writing
 * @param {() => void} notKept called where this browser keeps nothing
 * @returns {Promise<Document<Content>>}
 */
export async function openDocument(writing, notKept) {
  const { name } = writing;
  const attempt = attempting(notKept);
  const text = attempt(() => readText(name), null);
  const content = text === null ? null : parsed(writing, text);
  // What cannot be moved out of the way must not be written over either.
  const free = text === null || content !== null || attempt(() => setAside(name, text), false);
  return {
    content,
    setAside: attempt(() => asideOf(name), []),
    save: saver((/** @type {Content} */ latest) => {
      if (free) attempt(() => writeText(name, written(writing, latest)), undefined);
    }),
    listen(hear) {
      hearWrites(name, (text) => {
        const other = parsed(writing, text);
        if (other !== null) hear(other);
      });
    },
  };
}

/**
 * The content that TEXT holds; null where it is none of WRITING's.
 * @template Content
 * @param {Writing<Content>} writing
 * @param {string} text
 */
function parsed(writing, text) {
  try {
    const mapping = JSON.parse(text);
    return typeof mapping === "object" && mapping !== null ? writing.read(mapping) : null;
  } catch {
    return null;
  }
}

/**
 * @template Content
 * @param {Writing<Content>} writing
 * @param {Content} content
 */
function written(writing, content) {
  const mapping = writing.write(content);
  return mapping && JSON.stringify(mapping);
}

/**
 * Write what came last, after a pause.
 * @template Content
 * @param {(content: Content) => void} write
 * @returns {(content: Content) => void}
 */
function saver(write) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let flush = () => {};
  addEventListener("pagehide", () => timer !== undefined && flush());
  return (content) => {
    clearTimeout(timer);
    flush = () => {
      clearTimeout(timer);
      timer = undefined;
      write(content);
    };
    timer = setTimeout(flush, PAUSE);
  };
}

/** @param {string} name */
const asideNames = (name) => Array.from({ length: MOST }, (_, index) => `${name}.refused${index ? `.${index + 1}` : ""}`);

/**
 * Keep TEXT under a name that is free, and forget it under its own; where there is no room for both, nothing changes.
 * @param {string} name
 * @param {string} text
 * @returns {boolean} whether the name is free now
 */
function setAside(name, text) {
  const place = asideNames(name).find((aside) => readText(aside) === null);
  if (!place) return false;
  writeText(name, null);
  try {
    writeText(place, text);
    return true;
  } catch (error) {
    writeText(name, text);
    throw error;
  }
}

/**
 * @param {string} name
 * @returns {SetAside[]}
 */
function asideOf(name) {
  return asideNames(name).flatMap((aside) => {
    const text = readText(aside);
    return text === null ? [] : [{ text, discard: () => writeText(aside, null) }];
  });
}

/**
 * A function that tries, and gives something else instead where the browser keeps nothing.
 * @param {() => void} notKept
 */
function attempting(notKept) {
  /**
   * @template Result
   * @param {() => Result} act
   * @param {Result} instead
   * @returns {Result}
   */
  return (act, instead) => {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof NotKept)) throw error;
      notKept();
      return instead;
    }
  };
}
