// The theme's own search worker over the same entries and queries as measure.mjs, for comparison.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import vm from "node:vm";
import { unpack } from "../../docs/assets/search/packed.js";

const { indexes, queries, worker } = JSON.parse(await text(process.stdin));
const source = await readFile(worker, "utf8");
const searches = {};
const ready_ms = {};
for (const [language, path] of Object.entries(indexes)) {
  const { entries } = unpack(JSON.parse(await readFile(path, "utf8")));
  const { config } = JSON.parse(await readFile(join(dirname(path), "search_index.json"), "utf8"));
  searches[language] = await start();
  const docs = entries.map(({ location, title, text, boost }) => ({ location, title, text, boost }));
  const started = performance.now();
  // Without the segmenters and stemmers of languages that are files beside the worker; none is for Chinese.
  await searches[language]({ type: 0, data: { config: { ...config, lang: ["en"] }, docs, options: { suggest: false } } });
  ready_ms[language] = performance.now() - started;
}
const answers = [];
for (const { language, asked } of queries) {
  const started = performance.now();
  const { data } = await searches[language]({ type: 2, data: asked });
  const ms = performance.now() - started;
  answers.push({ places: data.items.flat().filter((item) => item.score > 0).map((item) => item.location), ms });
}
process.stdout.write(JSON.stringify({ answers, ready_ms }));

// A worker of its own in a context of its own: a function from a message to the reply.
async function start() {
  const waiting = [];
  const replies = [];
  const globals = { console: { warn() {} }, setTimeout, postMessage: (reply) => replies.push(reply) };
  globals.self = globals;
  globals.addEventListener = (_, listener) => waiting.push(listener);
  vm.runInNewContext(source, globals);
  return async (message) => {
    await waiting[0]({ data: message });
    while (!replies.length) await new Promise((resolve) => setTimeout(resolve, 0));
    return replies.shift();
  };
}
