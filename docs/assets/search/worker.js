// The search worker in the place of Material's own: the same four messages, another search behind them.
// It is a classic worker, because that is what the theme starts; its parts are modules all the same.
// The entries are loaded when the reader turns to the search box (the theme then sends an empty query).

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

/** @typedef {{results: (asked: string) => {items: import("./types.js").ResultItem[][], suggest: string[]}}} Search */

/** @type {Promise<Search> | undefined} */
let search;

addEventListener("message", (event) => {
  void answer(event.data);
});

/** @param {import("./types.js").Message} message */
async function answer(message) {
  if (message.type === SETUP) {
    postMessage({ type: READY });
  } else if (message.type === QUERY) {
    try {
      search ??= load();
      postMessage({ type: RESULT, data: (await search).results(message.data) });
    } catch (error) {
      search = undefined; // the next key tries again: the network may be back
      console.warn("The search could not be loaded.", error);
      postMessage({ type: RESULT, data: { items: [] } });
    }
  }
}

/** @returns {Promise<Search>} */
async function load() {
  const here = self.location.href;
  const [response, { makeFinder }, { toGroups }, { default: MiniSearch }] = await Promise.all([
    fetch(new URL("../../search/entries.json", here)),
    import("./finder.js"),
    import("./results.js"),
    import("../vendor/minisearch.js"),
  ]);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const finder = makeFinder(MiniSearch, await response.json());
  return {
    results: (asked) => ({
      items: toGroups(finder.find(asked), finder.places),
      suggest: finder.complete(asked),
    }),
  };
}
