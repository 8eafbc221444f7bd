// Files that the engine makes or reads: the first request loads what makes them.

/** @typedef {import("./ask.js").Fault} Fault */
/** @typedef {import("./ask.js").Mapping} Mapping */
/** @typedef {import("./client.js").Engine} Engine */
/** @typedef {import("./protocol.js").Bytes} Bytes */

/** @typedef {"reading" | "spreadsheet" | "calendar" | "rubric"} PartName */

const FORMAT = "files/1";

/**
 * What came back: a result (and the file, if one was made), faults, or null where what makes files did not arrive.
 * @template Result
 * @typedef {{ result: Result, content: Bytes | null, faults: null } | { result: null, content: null, faults: Fault[] } | null} Answer
 */

/**
 * @template Result
 * @param {Engine} python
 * @param {PartName} part
 * @param {Mapping} asked
 * @param {Bytes | null} content the file to read
 * @param {import("./client.js").Tick} tick hears how much of what makes files has arrived
 * @returns {Promise<Answer<Result>>}
 */
export async function exchange(python, part, asked, content, tick) {
  const reply = await python.exchange(part, JSON.stringify({ format: FORMAT, ...asked }), content, tick);
  if (!reply) return null;
  /** @type {import("./ask.js").Reply<Result>} */
  const answer = JSON.parse(reply.json);
  return answer.ok
    ? { result: answer.result, content: reply.content, faults: null }
    : { result: null, content: null, faults: answer.faults };
}
