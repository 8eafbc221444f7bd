// Runs the search as the page's worker runs it, over queries from standard input; called by scripts/bench_search.py.
// {"indexes": {"zh": path, "en": path}, "queries": [{"language", "asked"}]} -> {"answers": [{"places": [...], "ms"}], "ready_ms"}

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import MiniSearch from "minisearch";
import { makeFinder } from "../../docs/assets/search/finder.js";
import { unpack } from "../../docs/assets/search/packed.js";
import { toResults } from "../../docs/assets/search/results.js";

const ROUNDS = 5;
const { indexes, queries } = JSON.parse(await text(process.stdin));
const finders = {};
const ready_ms = {};
for (const [language, path] of Object.entries(indexes)) {
  const file = unpack(JSON.parse(await readFile(path, "utf8")));
  const started = performance.now();
  finders[language] = makeFinder(MiniSearch, file);
  ready_ms[language] = performance.now() - started;
}
for (const { language, asked } of queries) finders[language].find(asked);
const answers = queries.map(({ language, asked }) => {
  let shown = [];
  let ms = Infinity; // the quickest round: the others measure what else the machine does
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    shown = toResults(finders[language].find(asked)).flat();
    ms = Math.min(ms, performance.now() - started);
  }
  return { places: shown.map((item) => item.location), ms };
});

process.stdout.write(JSON.stringify({ answers, ready_ms }));
