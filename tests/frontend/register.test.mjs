// Keeping the site at hand: where it cannot begin, the reader may ask again; a worker that falls silent is asked again.
import assert from "node:assert/strict";
import { mock, test } from "node:test";

class Element {
  constructor() {
    Object.assign(this, { dataset: {}, children: [], heard: {}, hidden: false, textContent: "" });
  }
  setAttribute() {}
  append(...nodes) {
    this.children.push(...nodes);
  }
  replaceChildren(...nodes) {
    this.children = nodes;
  }
  addEventListener(type, listener) {
    this.heard[type] = listener;
  }
}
class HTMLMetaElement extends Element {}

let pages = 0;

/** A page that loads with CONNECTION and a browser's SERVICE WORKERS; gives the footer, in which the note stands. */
async function openPage(connection, serviceWorker) {
  const meta = Object.assign(new HTMLMetaElement(), { content: "sw.js" });
  meta.dataset = { offered: "save {megabytes}", megabytes: "5", unfinished: "not all", saving: "{percent}" };
  const footer = new Element();
  Object.defineProperty(globalThis, "navigator", { value: { onLine: true, connection, serviceWorker }, configurable: true });
  Object.assign(globalThis, {
    HTMLElement: Element,
    HTMLMetaElement,
    addEventListener() {},
    requestIdleCallback: (act) => setImmediate(act),
    document: {
      baseURI: "https://site.example/",
      readyState: "complete",
      head: new Element(),
      documentElement: { lang: "zh-CN" },
      createElement: () => new Element(),
      querySelector: (selector) => (selector.startsWith("meta") ? meta : selector === ".as-footer__inner" ? footer : null),
    },
  });
  console.warn = () => {};
  await import(`../../docs/assets/offline/register.js?${(pages += 1)}`);
  return footer;
}

const turn = () => new Promise((done) => setImmediate(done));

/** Wait for what modules that are still being read will do: how many turns that takes is the machine's. */
async function until(seen) {
  const ends = Date.now() + 20_000;
  while (!seen() && Date.now() < ends) await turn();
  assert.ok(seen());
}

/** Let everything happen that waits for nothing. */
const rest = async () => {
  for (let turns = 0; turns < 20; turns += 1) await turn();
};

test("a click on the offer that finds no network leaves the offer", async () => {
  let tries = 0;
  const footer = await openPage(
    { saveData: true },
    {
      addEventListener() {},
      startMessages() {},
      register: async () => {
        tries += 1;
        throw new TypeError("Failed to register a ServiceWorker");
      },
    },
  );
  const unheard = [];
  process.on("unhandledRejection", (error) => unheard.push(error));
  const offered = () => footer.children[0]?.children[0];
  await until(offered);
  for (let times = 1; times <= 2; times += 1) {
    const before = offered();
    before.heard.click();
    await until(() => offered() !== before); // a button is heard once
    assert.equal(tries, times);
    assert.equal(offered().textContent, "save 5");
    assert.equal(typeof offered().heard.click, "function");
  }
  assert.deepEqual(unheard, []);
});

test("a worker that falls silent in the middle is asked to go on, one that is done is not", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const asked = [];
  let hear;
  await openPage(undefined, {
    addEventListener: (_, listener) => (hear = listener),
    startMessages() {},
    register: async () => ({ active: { postMessage: ({ type }) => asked.push(type) } }),
  });
  const news = (state) => hear({ data: { type: "offline", state, share: 0.4 } });
  await until(() => asked.length === 1);
  news("saving");
  mock.timers.tick(29_000);
  news("saving"); // it goes on by itself
  mock.timers.tick(29_000);
  await rest();
  assert.deepEqual(asked, ["keep"]);
  mock.timers.tick(2_000);
  await until(() => asked.length === 2);
  news("ready");
  mock.timers.tick(120_000);
  await rest();
  assert.deepEqual(asked, ["keep", "keep"]);
  mock.timers.reset();
});
