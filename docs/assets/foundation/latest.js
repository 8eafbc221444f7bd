// One piece of work at a time, always on the latest input; the page knows while any is under way.

/** How many queues of a page are at work. @type {WeakMap<HTMLElement, number>} */
const atWork = new WeakMap();

/** Who waits for the queues of a page to be done. @type {WeakMap<HTMLElement, (() => void)[]>} */
const waiting = new WeakMap();

/**
 * Resolves once what ROOT shows is about what was entered: what is handed out at a click in the midst of typing would be
 * about what stood there before.
 * @param {HTMLElement} root
 * @returns {Promise<void>}
 */
export const settled = (root) =>
  new Promise((resolve) => {
    if (atWork.get(root)) waiting.set(root, [...(waiting.get(root) ?? []), resolve]);
    else resolve();
  });

/**
 * Do WORK for each input, one at a time; inputs that came meanwhile are skipped but for the last.
 * While any queue of ROOT is at work, ROOT has `data-busy`: what it shows is not yet about what was entered.
 * @template Input, Output
 * @param {HTMLElement} root
 * @param {(input: Input) => Promise<Output>} work
 * @param {(output: Output) => void} show
 * @returns {(input: Input) => void}
 */
export function latest(root, work, show) {
  /** @type {Input[]} */
  let wanted = [];
  let busy = false;
  const run = async () => {
    busy = true;
    count(root, 1);
    await null; // what is entered at one stroke is worked on once
    try {
      for (let input = wanted.pop(); input !== undefined; input = wanted.pop()) {
        wanted = [];
        const output = await work(input);
        if (!wanted.length) show(output);
      }
    } finally {
      busy = false;
      count(root, -1);
    }
  };
  return (input) => {
    wanted.push(input);
    if (!busy) void run();
  };
}

/**
 * @param {HTMLElement} root
 * @param {1 | -1} by
 */
function count(root, by) {
  const now = (atWork.get(root) ?? 0) + by;
  atWork.set(root, now);
  root.toggleAttribute("data-busy", now > 0);
  if (now) return;
  const done = waiting.get(root) ?? [];
  waiting.delete(root);
  for (const tell of done) tell();
}
