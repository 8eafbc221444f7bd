// A calculator whose own scripts do not arrive says so and takes nothing that it would lose.
import assert from "node:assert/strict";
import { test } from "node:test";

class HTMLElement {
  constructor(selectors = [], inner = {}) {
    Object.assign(this, { selectors, inner, dataset: {}, attributes: {}, hidden: false, children: [], heard: {}, textContent: "" });
    this.classes = new Set(["is-live"]);
    this.classList = { add: (name) => this.classes.add(name), remove: (name) => this.classes.delete(name), contains: (name) => this.classes.has(name) };
  }
  matches = (selector) => this.selectors.includes(selector);
  querySelector = (selector) => this.inner[selector]?.[0] ?? null;
  querySelectorAll = (selector) => this.inner[selector] ?? [];
  getAttribute = (name) => this.attributes[name] ?? null;
  setAttribute = (name, value) => (this.attributes[name] = value);
  toggleAttribute = (name, on) => (this.attributes[name] = on);
  addEventListener = (type, listener) => (this.heard[type] = listener);
  append = (...nodes) => this.children.push(...nodes);
  replaceWith = (node) => (this.instead = node);
}
class HTMLMetaElement extends HTMLElement {}

const place = new HTMLElement();
const [field, words] = [new HTMLElement(), new HTMLElement()];
words.textContent = JSON.stringify({ lost: "not complete", failed_download: "broke off", failed_offline: "no network", failed_file: "from a folder", retry: "retry" });
const root = new HTMLElement([], { "[data-static]": [place], "[data-words]": [words], "input, select, textarea, button": [field] });
const meta = new HTMLMetaElement();
Object.assign(meta, { content: "runtime/1/manifest.json" });
meta.dataset = { library: "", worker: "modules/worker.js" };
const heard = {};
let reloads = 0;
/** @type {string[]} */
const fetched = [];
const preloaded = Object.assign(new HTMLElement(), { attributes: { href: "../../modules/chunk-2.js" } });
const script = (/** @type {string} */ src, ...more) => Object.assign(new HTMLElement(["script", "script[src]", ...more]), { attributes: { src } });
Object.assign(globalThis, {
  HTMLElement,
  HTMLMetaElement,
  Worker: class { postMessage() {} },
  location: { protocol: "https:", reload: () => (reloads += 1) },
  fetch: async (/** @type {URL} */ url, /** @type {RequestInit} */ { cache }) => void fetched.push(`${cache} ${url}`),
  addEventListener: (type, listener, options) => (heard[type] = { listener, options }),
  document: {
    baseURI: "https://site.example/calculators/x/",
    readyState: "complete",
    head: { append() {} },
    createElement: () => new HTMLElement(),
    querySelectorAll: (selector) => (selector === "link[rel=modulepreload]" ? [preloaded] : []),
    querySelector: (selector) => (selector === ".calc" ? root : selector.startsWith('meta[name="as-engine"') || selector === "meta[data-worker]" ? meta : null),
    documentElement: new HTMLElement(),
  },
});
Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true });

await import("../../docs/assets/engine/start.js");

test("a tool or the theme that fails changes nothing", () => {
  heard.error?.listener({ target: script("../../modules/register-1.js") });
  assert.equal(place.instead, undefined);
});

test("a module that fails is fetched past what the browser has kept, with all that it may stand on", async () => {
  await new Promise((resolve) => setTimeout(resolve));
  const modules = ["register-1.js", "chunk-2.js"].map((name) => `reload https://site.example/modules/${name}`);
  assert.deepEqual(fetched, modules);
});

test("the page's own script fails: it is said, the way on is offered, and nothing can be entered in vain", async () => {
  assert.equal(heard.error?.options?.capture, true);
  heard.error.listener({ target: script("../../modules/x-1.js", "script[data-of-page]") });
  const told = place.instead;
  assert.equal(told.attributes.role, "alert");
  assert.deepEqual(told.children.map(({ textContent }) => textContent), ["not complete", "broke off", "retry"]);
  assert.equal(root.classes.has("is-live"), false);
  assert.equal(field.attributes.disabled, true);
  told.children[2].heard.click();
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(reloads, 1);
});

test("a page for frames, which has no text for those without scripts, says it in the place of its banners", () => {
  const banners = new HTMLElement();
  const inner = root.inner;
  root.inner = { ...inner, "[data-static]": [], "[data-banners]": [banners] };
  heard.error.listener({ target: script("../../modules/embed/score-1.js", "script[data-of-page]") });
  assert.deepEqual(banners.instead.children.map(({ textContent }) => textContent), ["not complete", "broke off", "retry"]);
  root.inner = inner;
});

test("opened from a folder: no network would help, and trying again would not", () => {
  globalThis.location.protocol = "file:";
  heard.error.listener({ target: script("../../modules/x-1.js", "script[data-of-page]") });
  assert.deepEqual(place.instead.children.map(({ textContent }) => textContent), ["not complete", "from a folder"]);
});
setTimeout(() => process.exit(process.exitCode ?? 0), 1500).unref();
