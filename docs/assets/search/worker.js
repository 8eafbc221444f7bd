// The search worker in the place of Material's own: the same four messages, another search behind them. The box of
// Zensical, its successor, has the same four with other contents (zensical.js).
// It is a classic worker, because that is what the theme starts; its parts are modules all the same.
// The head of the index is loaded when the reader turns to the search box (wake.js says so), not with every page, and
// texts with the questions that need them.

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
const NOTHING_FOR_ZENSICAL = { items: [], query: { select: {}, values: [] }, pagination: { total: 0 } };

/**
 * What answers a message of the theme's, by the kind of its contents.
 *
 * @typedef {{material: (asked: string) => Promise<import("./types.js").MaterialAnswer>,
 *   zensical: (query: import("./types.js").ZensicalQuery) => Promise<import("./types.js").ZensicalAnswer>}} Search
 */

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
    postMessage({ type: RESULT, data: await results(message.data) });
  }
}

/**
 * The theme asks for nothing as soon as a page stands; that is no reason to load anything.
 *
 * @param {string | import("./types.js").ZensicalQuery} query
 */
async function results(query) {
  const nothing = typeof query === "string" ? { items: [] } : NOTHING_FOR_ZENSICAL;
  if (typeof query === "string" ? !query.trim() : !query.input) return nothing;
  try {
    const { material, zensical } = await ready();
    return await (typeof query === "string" ? material(query) : zensical(query));
  } catch (error) {
    console.warn("The search could not be loaded.", error);
    return nothing;
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
  /** @param {string} path */
  const addressOf = (path) => new URL(`../../search/${path}.json`, here);
  /** @param {string} path */
  const read = async (path) => {
    const response = await fetch(addressOf(path));
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return response.json();
  };
  const [head, { makeLibrary }, { toResults }, { questionOf, toAnswer }, { isSparing }, { default: MiniSearch }] = await Promise.all([
    read("entries"),
    import("./library.js"),
    import("./results.js"),
    import("./zensical.js"),
    import("../foundation/sparing.js"),
    import("../vendor/minisearch.js"),
  ]);
  // Of no cost where the reader has had the site kept, whatever the line.
  /** @param {string} path */
  const isKept = async (path) => Boolean(await globalThis.caches?.match(addressOf(path)));
  let last = "";
  /** @param {import("./library.js").Finder} finder */
  const found = (finder) => {
    const answer = finder.find(last);
    channel.postMessage({ asked: last, answered: answer.answered });
    return answer;
  };
  const library = makeLibrary(
    MiniSearch,
    head,
    (part) => read(`texts/${part}`),
    async (part) => !isSparing() || isKept(`texts/${part}`),
    // Whether a question is answered may only now be known; results under the reader's eyes stay where they are.
    (finder) => last && found(finder),
  );
  return {
    material: async (asked) => {
      const finder = await library.finderFor(asked);
      last = asked;
      return { items: toResults(found(finder)), suggest: finder.complete(asked) };
    },
    zensical: async (query) => {
      const asked = questionOf(query);
      return toAnswer((await library.finderFor(asked)).find(asked));
    },
  };
}
