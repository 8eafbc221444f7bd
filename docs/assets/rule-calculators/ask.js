// Asking the engine about what is in the form: one question at a time, always the latest.

/** @typedef {import("./page.js").Fields} Fields */
/** @typedef {import("./reply.js").Mapping} Mapping */
/** @typedef {import("./reply.js").Grounded} Grounded */
/** @typedef {import("./reply.js").Fault} Fault */
/** @typedef {import("./reply.js").Reply} Reply */

/**
 * FAULTS beside a RESULT mean that part of the form was left out to get it.
 * @typedef {{ fields: Fields, request: Mapping, result: Grounded | null, faults: Fault[] }} Answer
 *
 * @typedef {object} Asking
 * @property {(fields: Fields) => Mapping | null} request
 * @property {(request: Mapping, faults: Fault[]) => Mapping | null} [less]
 */

/**
 * @param {(json: string) => Promise<string>} ask
 * @param {Asking} kind
 * @param {Fields} fields
 * @returns {Promise<Answer>}
 */
export async function answerTo(ask, kind, fields) {
  const request = kind.request(fields);
  if (!request) return { fields, request: {}, result: null, faults: [] };
  const reply = await put(ask, request);
  if (reply.ok) return { fields, request, result: reply.result, faults: [] };
  const lesser = kind.less?.(request, reply.faults) ?? null;
  const second = lesser && (await put(ask, lesser));
  return { fields, request, result: second?.ok ? second.result : null, faults: reply.faults };
}

/**
 * @param {(json: string) => Promise<string>} ask
 * @param {Mapping} request
 * @returns {Promise<Reply>}
 */
export const put = async (ask, request) => JSON.parse(await ask(JSON.stringify({ format: "request/1", ...request })));

/**
 * A function that takes what is in the form each time it changes; SHOW hears the answer to the latest.
 * @param {(json: string) => Promise<string>} ask
 * @param {Asking} kind
 * @param {(answer: Answer) => void} show
 * @returns {(fields: Fields) => void}
 */
export function asker(ask, kind, show) {
  /** @type {Fields | null} */
  let wanted = null;
  let busy = false;

  async function work() {
    busy = true;
    while (wanted) {
      const fields = wanted;
      wanted = null;
      const answer = await answerTo(ask, kind, fields);
      if (!wanted) show(answer);
    }
    busy = false;
  }

  return (fields) => {
    wanted = fields;
    if (!busy) void work();
  };
}
