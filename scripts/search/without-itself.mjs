// Asks every everyday question of a finder that does not know it; called by scripts/bench_search.py.
// {"indexes": {"zh": path, "en": path}} -> {"zh": [rank or null of the first right place], "en": […]}
// A finder without one of 3,000 phrases would be made 3,000 times; one without every twentieth is made twenty times.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import MiniSearch from "minisearch";
import { makeFinder } from "../../docs/assets/search/finder.js";
import { unpack, withPhrases, withTexts } from "../../docs/assets/search/packed.js";

const PARTS = 20;

/** @param {string} path */
async function readWhole(path) {
  const packed = JSON.parse(await readFile(path, "utf8"));
  const read = async (part) => JSON.parse(await readFile(join(dirname(path), "texts", `${part}.json`), "utf8"));
  let file = withPhrases(unpack(packed), await read(packed.further));
  for (const [part] of packed.parts) file = withTexts(file, part, await read(part));
  return { file, vectors: packed.vectors && (await read(packed.vectors)) };
}

const { indexes } = JSON.parse(await text(process.stdin));
/** @type {Record<string, (number | null)[]>} */
const ranks = {};
for (const [language, path] of Object.entries(indexes)) {
  const { file, vectors } = await readWhole(path);
  const all = file.questions.flatMap(({ phrases, at }) => phrases.map((asked) => ({ asked, at })));
  ranks[language] = [];
  for (let part = 0; part < PARTS; part += 1) {
    const left = all.filter((_, at) => at % PARTS === part);
    const out = new Set(left.map(({ asked }) => asked));
    const questions = file.questions.map(({ phrases, at }) => ({ at, phrases: phrases.filter((phrase) => !out.has(phrase)) }));
    const finder = makeFinder(MiniSearch, { ...file, questions });
    if (vectors) finder.learn(vectors);
    for (const { asked, at } of left) {
      const rank = finder.find(asked).hits.findIndex(({ place }) => at.includes(place.entry.location));
      ranks[language].push(rank < 0 ? null : rank + 1);
    }
  }
}
process.stdout.write(JSON.stringify(ranks));
