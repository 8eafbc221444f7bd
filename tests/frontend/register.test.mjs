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
  await pause();
  return footer;
}

const pause = async () => {
  for (let turns = 0; turns < 20; turns += 1) await new Promise((done) => setImmediate(done));
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
  for (let times = 1; times <= 2; times += 1) {
    const [line] = footer.children;
    line.children[0].heard.click();
    line.children[0].heard.click = undefined; // it is heard once
    await pause();
    assert.equal(tries, times);
    assert.equal(line.children[0].textContent, "save 5");
    assert.equal(typeof line.children[0].heard.click, "function");
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
  assert.deepEqual(asked, ["keep"]);
  news("saving");
  mock.timers.tick(29_000);
  news("saving"); // it goes on by itself
  mock.timers.tick(29_000);
  await pause();
  assert.deepEqual(asked, ["keep"]);
  mock.timers.tick(2_000);
  await pause();
  assert.deepEqual(asked, ["keep", "keep"]);
  news("ready");
  mock.timers.tick(120_000);
  await pause();
  assert.deepEqual(asked, ["keep", "keep"]);
  mock.timers.reset();
});
