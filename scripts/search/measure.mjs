// Runs the search as the page's worker runs it, over queries from standard input; called by scripts/bench_search.py.
// {"indexes": {"zh": path, "en": path}, "queries": [{"language", "asked"}]} -> {"answers": [{"places": [...], "answered", "ms"}], "ready_ms"}

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import MiniSearch from "minisearch";
import { makeLibrary } from "../../docs/assets/search/library.js";
import { toResults } from "../../docs/assets/search/results.js";

const { indexes, queries, rounds } = JSON.parse(await text(process.stdin));
const libraries = {};
const ready_ms = {};
for (const [language, path] of Object.entries(indexes)) {
  const head = JSON.parse(await readFile(path, "utf8"));
  const read = async (part) => JSON.parse(await readFile(join(dirname(path), "texts", `${part}.json`), "utf8"));
  const started = performance.now();
  libraries[language] = makeLibrary(MiniSearch, head, read);
  await libraries[language].finderFor("");
  ready_ms[language] = performance.now() - started;
  await libraries[language].learn();
}
if (rounds > 1) for (const { language, asked } of queries) (await libraries[language].finderFor(asked)).find(asked);
const answers = [];
for (const { language, asked } of queries) {
  const finder = await libraries[language].finderFor(asked);
  let found = { hits: [], marks: [], answered: false };
  let ms = Infinity; // the quickest round: the others measure what else the machine does
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    found = finder.find(asked);
    toResults(found);
    ms = Math.min(ms, performance.now() - started);
  }
  const places = toResults(found).flat().map((item) => item.location);
  answers.push({ places, answered: found.answered, ms });
}

process.stdout.write(JSON.stringify({ answers, ready_ms }));
