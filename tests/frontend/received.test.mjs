// A file on its way from another program to the page that opens it: through the service worker, and what the page says.
import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { page as words } from "./page.mjs";
import { startWorker } from "./service-worker.mjs";

class Element {
  dataset = {};
  children = [];
  heard = {};
  append(...children) {
    this.children.push(...children);
  }
  setAttribute() {}
  addEventListener(type, act) {
    this.heard[type] = act;
  }
  scrollIntoView() {}
  get textContent() {
    return this.children.map((each) => each.textContent ?? each).join("|");
  }
}
Object.assign(globalThis, { Node: Element, HTMLElement: Element });
globalThis.document = { createElement: () => new Element(), baseURI: "https://site.example/" };
globalThis.history = { state: null, replaceState: (_, __, address) => Object.assign(location, { href: address, search: new URL(address).search }) };
const { firstOf, openReceived, tellOthers } = await import("../../docs/assets/frame/receiving.js");
const { handOn } = await import("../../docs/assets/workspace/received.js");

let [worker, banners, page] = [];
beforeEach(async () => {
  worker = await startWorker();
  const match = async (request, { cacheName }) => (await worker.caches.open(cacheName)).match(request);
  Object.defineProperty(globalThis, "caches", { value: { ...worker.caches, match }, configurable: true });
  banners = new Element();
  page = { ...words, root: Object.assign(new Element(), { querySelector: (what) => (what === "[data-banners]" ? banners : null) }) };
});

/** What a page opens that is led to ADDRESS. */
async function opened(address) {
  globalThis.location = { href: address, search: new URL(address).search };
  const found = [];
  await openReceived(page, async (file, others) => found.push([file.name, await file.text(), others]));
  return found;
}

test("of several files that are shared at once the first is opened, and the others are named", async () => {
  const names = ["甲 的.json", "乙,丙.json", "100%.json"]; // blanks, commas and percent signs stand for themselves
  const led = await worker.share(...names.map((name) => new File([`of ${name}`], name)));
  assert.deepEqual(await opened(led), [["甲 的.json", "of 甲 的.json", ["乙,丙.json", "100%.json"]]]);
  tellOthers(page, ["乙,丙.json", "100%.json"]);
  assert.equal(banners.textContent, 'received_others {"count":2}|乙,丙.json|100%.json|close');
});

test("a page that hands a file on says which came with it", async () => {
  await handOn(new File(["one"], "一.json"), ["二.json"]);
  assert.deepEqual(await opened("https://site.example/calculators/x/?received"), [["一.json", "one", ["二.json"]]]);
});

test("one file alone is opened without a word", async () => {
  assert.deepEqual(await opened(await worker.share(new File(["one"], "一.json"))), [["一.json", "one", []]]);
  tellOthers(page, []);
  assert.equal(banners.textContent, "");
});

test("every page that is opened for a file that is gone says so, once", async () => {
  assert.deepEqual(await opened("https://site.example/calculators/x/?received"), []);
  assert.equal(banners.textContent, "received_gone|close");
  assert.equal(location.search, ""); // a reload does not ask for it again
});

test("so does one that the browser keeps nothing for, and one that was opened for no file says nothing", async () => {
  globalThis.caches.open = () => Promise.reject(new DOMException("insecure", "SecurityError"));
  assert.deepEqual(await opened("https://site.example/calculators/x/"), []);
  assert.equal(banners.textContent, "");
  assert.deepEqual(await opened("https://site.example/calculators/x/?received"), []);
  assert.equal(banners.textContent, "received_gone|close");
});

test("of several files that are dropped on a page the first is opened, and the others are named", () => {
  const files = ["一.csv", "二.csv"].map((name) => new File(["x"], name));
  assert.equal(firstOf(page, files), files[0]);
  assert.equal(banners.textContent, 'received_others {"count":1}|二.csv|close');
  assert.equal(firstOf(page, undefined), undefined);
});
