// Keeping the site at hand: where it cannot begin, the reader may ask again.
import assert from "node:assert/strict";
import { test } from "node:test";

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

test("a click on the offer that finds no network leaves the offer", async () => {
  const meta = Object.assign(new HTMLMetaElement(), { content: "sw.js" });
  meta.dataset = { offered: "save {megabytes}", megabytes: "5", unfinished: "not all" };
  const footer = new Element();
  let tries = 0;
  const serviceWorker = {
    addEventListener() {},
    startMessages() {},
    register: async () => {
      tries += 1;
      throw new TypeError("Failed to register a ServiceWorker");
    },
  };
  const navigator = { onLine: true, connection: { saveData: true }, serviceWorker };
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
  Object.assign(globalThis, {
    HTMLElement: Element,
    HTMLMetaElement,
    addEventListener() {},
    requestIdleCallback: (act) => setTimeout(act),
    document: {
      baseURI: "https://site.example/",
      readyState: "complete",
      head: new Element(),
      documentElement: { lang: "zh-CN" },
      createElement: () => new Element(),
      querySelector: (selector) => (selector.startsWith("meta") ? meta : selector === ".as-footer__inner" ? footer : null),
    },
  });
  const unheard = [];
  process.on("unhandledRejection", (error) => unheard.push(error));
  console.warn = () => {};
  await import("../../docs/assets/offline/register.js");
  const pause = () => new Promise((done) => setTimeout(done, 30));
  await pause();
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
