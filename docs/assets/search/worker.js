// The search worker in the place of Material's own: the same four messages, another search behind them.
// It is a classic worker, because that is what the theme starts; its parts are modules all the same.
// The entries are loaded when the reader turns to the search box (wake.js says so), not with every page.

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

/** @typedef {(asked: string) => {items: import("./types.js").ResultItem[][], suggest: string[]}} Search */

/** @type {Promise<Search> | undefined} */
let search;

addEventListener("message", (event) => {
  void answer(event.data);
});
const channel = new BroadcastChannel(self.location.href);
channel.addEventListener("message", ({ data }) => {
  if (data === "wake") void ready().catch(() => undefined); // the first query says what went wrong
});

/** @param {import("./types.js").Message} message */
async function answer(message) {
  if (message.type === SETUP) {
    postMessage({ type: READY });
  } else if (message.type === QUERY) {
    // The theme asks for nothing as soon as a page stands; that is no reason to load anything.
    const data = message.data.trim() ? await results(message.data) : { items: [] };
    postMessage({ type: RESULT, data });
  }
}

/** @param {string} asked */
async function results(asked) {
  try {
    return (await ready())(asked);
  } catch (error) {
    console.warn("The search could not be loaded.", error);
    return { items: [] };
  }
}

/** The search; after a failure the next key tries again, for the network may be back. */
function ready() {
  search ??= load().catch((error) => {
    search = undefined;
    throw error;
  });
  return search;
}

/** @returns {Promise<Search>} */
async function load() {
  const here = self.location.href;
  const [response, { makeFinder }, { unpack }, { toResults }, { default: MiniSearch }] = await Promise.all([
    fetch(new URL("../../search/entries.json", here)),
    import("./finder.js"),
    import("./packed.js"),
    import("./results.js"),
    import("../vendor/minisearch.js"),
  ]);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const finder = makeFinder(MiniSearch, unpack(await response.json()));
  return (asked) => {
    const found = finder.find(asked);
    channel.postMessage({ asked, answered: found.answered });
    return { items: toResults(found), suggest: finder.complete(asked) };
  };
}
