// Asking the engine: always the latest question, and again without what it refused.

/** @typedef {import("../calculator/reply.js").Fault} Fault */
/** @typedef {Record<string, unknown>} Mapping */

/**
 * @template Result
 * @typedef {{ ok: true, result: Result } | { ok: false, faults: Fault[] }} Reply
 */

/**
 * A reply, the request that it answers, and the entries that were left out of it because they were refused.
 * @template Result
 * @typedef {{ reply: Reply<Result>, asked: Mapping, wrong: Map<string, Fault[]> }} Answered
 */

/**
 * Do WORK for each input, one at a time; inputs that came meanwhile are skipped but for the last.
 * @template Input, Output
 * @param {(input: Input) => Promise<Output>} work
 * @param {(output: Output) => void} show
 * @returns {(input: Input) => void}
 */
export function latest(work, show) {
  /** @type {Input[]} */
  let wanted = [];
  let busy = false;
  const run = async () => {
    busy = true;
    for (let input = wanted.pop(); input !== undefined; input = wanted.pop()) {
      wanted = [];
      const output = await work(input);
      if (!wanted.length) show(output);
    }
    busy = false;
  };
  return (input) => {
    wanted.push(input);
    if (!busy) void run();
  };
}

/**
 * The reply to a request.
 * @template Result
 * @param {(json: string) => Promise<string>} request
 * @param {Mapping} asked
 * @returns {Promise<Reply<Result>>}
 */
export async function ask(request, asked) {
  return JSON.parse(await request(JSON.stringify({ format: "request/1", ...asked })));
}

/**
 * The reply to what BUILD makes. Entries that the engine refuses are left out in a second request,
 * so that one slip of the pen does not take the whole result away.
 * @template Result
 * @param {(json: string) => Promise<string>} request
 * @param {(without: Set<string>) => Mapping} build
 * @param {Map<string, string>} places where each entry stands in the request, by its name
 * @returns {Promise<Answered<Result>>}
 */
export async function askTolerant(request, build, places) {
  const asked = build(new Set());
  /** @type {Reply<Result>} */
  const reply = await ask(request, asked);
  /** @type {Map<string, Fault[]>} */
  const wrong = new Map();
  if (reply.ok) return { reply, asked, wrong };
  for (const [name, place] of places) {
    const own = reply.faults.filter(({ at }) => at === place || at.startsWith(`${place}.`));
    if (own.length) wrong.set(name, own);
  }
  if (!wrong.size) return { reply, asked, wrong };
  const rest = build(new Set(wrong.keys()));
  return { reply: await ask(request, rest), asked: rest, wrong };
}
