// Asking the engine, and reading what it replies.

/** @typedef {import("../foundation/words.js").Text} Text */
/** @typedef {Record<string, unknown>} Mapping */
/** @typedef {(json: string) => Promise<string>} Request the reply to a request, both JSON */
/** @typedef {{ at: string, found: string, expected: Text }} Fault */

/**
 * @template Result
 * @typedef {{ ok: true, result: Result } | { ok: false, faults: Fault[] }} Reply
 */

export const FORMAT = "request/1";

/**
 * MAPPING without its empty texts.
 * @param {Record<string, unknown>} mapping
 * @returns {Mapping}
 */
export const filled = (mapping) =>
  Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== "" && value !== undefined));

/**
 * @template Result
 * @param {Request} request
 * @param {Mapping} asked
 * @returns {Promise<Reply<Result>>}
 */
export const ask = async (request, asked) => JSON.parse(await request(JSON.stringify({ format: FORMAT, ...asked })));

/** The kinds whose result says what it is under the other readings only where that is asked: it takes as long again for each. */
const WITH_OTHERS = ["forecast", "improve"];

/**
 * A record of what is ASKED, as text, with what it is under the other readings. It is taken as it stands in the reply: its digest is of these very
 * numbers, however long, and reading and writing them anew might change one.
 * @param {Request} request
 * @param {Mapping} asked
 * @param {Mapping} signed who made it, and when; what is empty is left out
 * @param {string | undefined} integrity the root hash of the site
 * @returns {Promise<{ text: string, faults: null } | { text: null, faults: Fault[] }>}
 */
export async function recordOf(request, asked, signed, integrity) {
  const others = WITH_OTHERS.includes(String(asked.kind)) ? { other_readings: true } : {};
  const inner = { format: FORMAT, ...asked, ...others };
  const text = await request(
    JSON.stringify({ format: FORMAT, kind: "record", request: inner, signed: filled(signed), integrity }),
  );
  /** @type {Reply<unknown>} */
  const reply = JSON.parse(text);
  if (!reply.ok) return { text: null, faults: reply.faults };
  const mark = '"result":';
  return { text: `${text.slice(text.indexOf(mark) + mark.length, text.lastIndexOf("}"))}\n`, faults: null };
}
