// The index in parts: the head first, then the further phrases of its questions and the texts of the documents in which
// a question may be answered; what words mean comes behind all else, and no answer waits for it.
//
// A reader loads what the questions need, and no more than a budget with each: with ten times the documents it is other
// documents that are loaded, not ten times as many.

import { makeFinder } from "./finder.js";
import { unpack, withPhrases, withTexts } from "./packed.js";

/** @typedef {import("./types.js").IndexFile} IndexFile */
/** @typedef {ReturnType<typeof makeFinder>} Finder */

const BUDGET = 100_000; // bytes of texts that one question may bring, gzip

/**
 * @param {typeof import("minisearch").default} MiniSearch
 * @param {import("./types.js").PackedFile} packed
 * @param {(part: string) => Promise<string[]>} fetchTexts
 * @param {(part: string) => Promise<boolean>} isWelcome whether what is of use but not needed may be fetched now
 * @param {(finder: Finder) => void} learnt told when a finder that has answered comes to know what words mean
 * @returns {{finderFor: (asked: string) => Promise<Finder>, learn: () => Promise<void>}}
 */
export function makeLibrary(MiniSearch, packed, fetchTexts, isWelcome = async () => true, learnt = () => undefined) {
  const bytes = new Map(packed.parts);
  /** @type {Set<string>} */
  const here = new Set();
  let file = unpack(packed);
  /** @type {Finder | undefined} */
  let finder;
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();

  /** @type {Promise<string[]> | undefined} of how people ask, what the head has no room for; not asked for again once it is here */
  let further;
  const fetchPhrases = () => {
    const fetching = packed.further ? fetchTexts(packed.further) : Promise.resolve([]);
    further = fetching;
    fetching.catch(() => (further = undefined)); // the next question asks again
    return fetching;
  };

  /** @type {import("./types.js").WordVectors | undefined} */
  let vectors;
  /** @type {Promise<void> | undefined} */
  let learning;
  /** Once what words mean is here, the finder knows it; what failed or was not welcome is asked for again with the next question. */
  const learn = () => {
    learning ??= fetchVectors()
      .catch(() => false)
      .then((isDone) => {
        if (!isDone) learning = undefined;
      });
    return learning;
  };
  const fetchVectors = async () => {
    if (!packed.vectors) return true;
    if (!(await isWelcome(packed.vectors))) return false;
    const [words, figures, elsewhere = ""] = await fetchTexts(packed.vectors);
    if (words === undefined || figures === undefined) return true;
    vectors = [words, figures, elsewhere];
    if (finder) {
      finder.learn(vectors);
      learnt(finder);
    }
    return true;
  };
  void fetchPhrases().then(learn, () => undefined); // while the reader is still typing

  /** @param {string} asked */
  const finderFor = async (asked) => {
    const missing = [...bytes.keys()].filter((part) => !here.has(part));
    const wanted = within(missing, bytes) ? missing : chosen(finder ?? makeFinder(MiniSearch, file), asked, bytes, here);
    if (finder) void learn();
    if (!wanted.length && finder) return finder;
    const [phrases, ...loaded] = await Promise.all([
      finder ? [] : (further ?? fetchPhrases()),
      ...wanted.map(async (part) => /** @type {const} */ ([part, await fetchTexts(part)])),
    ]);
    file = withPhrases(file, phrases);
    for (const [part, texts] of loaded) {
      file = withTexts(file, part, texts);
      here.add(part);
    }
    finder = makeFinder(MiniSearch, file);
    if (vectors) finder.learn(vectors);
    return finder;
  };
  // One question after another: the next may need the same parts. One that failed does not stop those behind it.
  return {
    finderFor: (asked) => {
      const next = last.then(() => finderFor(asked), () => finderFor(asked));
      last = next;
      return next;
    },
    learn,
  };
}

/** @param {string[]} parts @param {Map<string, number>} bytes */
const within = (parts, bytes) => parts.reduce((sum, part) => sum + (bytes.get(part) ?? 0), 0) <= BUDGET;

/**
 * The parts that are not HERE in which ASKED may be answered, by what titles and words of the trade say, the most
 * likely first, as many as the budget allows.
 *
 * @param {Finder} finder
 * @param {string} asked
 * @param {Map<string, number>} bytes
 * @param {Set<string>} here
 */
function chosen(finder, asked, bytes, here) {
  /** @type {string[]} */
  const wanted = [];
  for (const { place } of finder.find(asked).hits) {
    const { part } = place.entry;
    if (part && !here.has(part) && !wanted.includes(part) && within([...wanted, part], bytes)) wanted.push(part);
  }
  return wanted;
}
