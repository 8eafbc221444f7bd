import assert from "node:assert/strict";
import test from "node:test";
import { page as words } from "./page.mjs";

class Element {
  dataset = {};
  hidden = false;
  isConnected = true;
  attributes = new Map();
  heard = new Map();
  children = [];
  append(...children) {
    this.children.push(...children);
  }
  replaceChildren(...children) {
    this.children = children;
  }
  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }
  setAttribute(name, value) {
    this.attributes.set(name, value);
  }
  addEventListener(type, act) {
    this.heard.set(type, act);
  }
}
Object.assign(globalThis, { Node: Element, HTMLElement: Element, HTMLButtonElement: Element, HTMLInputElement: class {}, HTMLTextAreaElement: class {}, HTMLSelectElement: class {} });
const windowHeard = new Map();
globalThis.addEventListener = (type, act) => windowHeard.set(type, act);
globalThis.document = { activeElement: null, createElement: () => new Element(), querySelector: () => null, documentElement: new Element() };
const kept = new Map();
globalThis.sessionStorage = { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => kept.set(name, text) };

const { bindUndoing } = await import("../../docs/assets/frame/undoing.js");
const { makeStore } = await import("../../docs/assets/workspace/store.js");

/** A page with one part of work, its two buttons and what it tells. */
function opened(content) {
  const parts = new Map([["[data-action=undo]", new Element()], ["[data-action=redo]", new Element()], ["[data-toast]", new Element()]]);
  const root = new Element();
  root.querySelector = (what) => parts.get(what);
  const undoing = bindUndoing({ ...words, root }, "thing");
  const store = makeStore(content);
  undoing.watch("work", store, (place) => place);
  return {
    undoing,
    store,
    press: (way) => parts.get(`[data-action=${way}]`).heard.get("click")(),
    can: (way) => parts.get(`[data-action=${way}]`).attributes.get("aria-disabled") === "false",
  };
}

test("steps taken before the document is known belong to it", () => {
  const { undoing, store, press } = opened({ a: "" });
  store.replace({ a: "met" });
  undoing.belongs("work", "one");
  press("undo");
  assert.deepEqual(store.get(), { a: "" });
});

test("what was done in the document before is not taken back in the one that the page went over to", () => {
  const { undoing, store, press, can } = opened({ a: "", b: "" });
  undoing.belongs("work", "one");
  store.replace({ a: "met", b: "" });
  undoing.quietly(() => store.replace({ a: "met", b: "not_met" })); // a colleague's file, opened as another document
  undoing.belongs("work", "two");
  assert.equal(can("undo"), false);
  press("undo");
  assert.deepEqual(store.get(), { a: "met", b: "not_met" }); // the colleague answered a alike
  store.replace({ a: "met", b: "met" });
  press("undo");
  assert.deepEqual(store.get(), { a: "met", b: "not_met" });
});

test("a look at another document, or a page that is left at once, takes no steps away", () => {
  const first = opened({ a: "" });
  first.undoing.belongs("work", "mine");
  first.store.replace({ a: "met" });
  windowHeard.get("pagehide")();
  opened({ a: "met" }).undoing.belongs("work", "another case");
  windowHeard.get("pagehide")();
  opened({ a: "met" }); // left before it knew its document
  windowHeard.get("pagehide")();
  const again = opened({ a: "met" });
  again.undoing.belongs("work", "mine");
  again.press("undo");
  assert.deepEqual(again.store.get(), { a: "" });
});

test("what the other parts of the page hold can be taken back after one went over to another document", () => {
  const { undoing, store, press } = opened({ a: "" });
  const settings = makeStore({ chance: "1/2" });
  undoing.watch("settings", settings, (place) => place);
  undoing.belongs("work", "one");
  undoing.together(() => {
    store.replace({ a: "met" });
    settings.replace({ chance: "1/4" }); // as a link brings both
  }, "opened");
  undoing.belongs("work", "two");
  press("undo");
  assert.deepEqual([store.get(), settings.get()], [{ a: "met" }, { chance: "1/2" }]);
});

test("who comes back to the document before on one page finds its steps", () => {
  const { undoing, store, press } = opened({ a: "" });
  undoing.belongs("work", "first");
  store.replace({ a: "met" });
  undoing.belongs("work", "second");
  undoing.belongs("work", "first");
  press("undo");
  assert.deepEqual(store.get(), { a: "" });
});

test("steps outlive the page for their own document alone", () => {
  const first = opened({ a: "" });
  first.undoing.belongs("work", "one");
  first.store.replace({ a: "met" });
  windowHeard.get("pagehide")();
  const other = opened({ a: "met" });
  other.undoing.belongs("work", "two");
  assert.equal(other.can("undo"), false);
  const again = opened({ a: "met" });
  again.undoing.belongs("work", "one");
  again.press("undo");
  assert.deepEqual(again.store.get(), { a: "" });
});

test("steps that another release wrote otherwise are none, and the page works on", () => {
  for (const text of ["{", "{}", "[]", "null", '{"done":{},"undone":[]}']) {
    kept.set("aftersales.steps.thing.one", text);
    const { undoing, store, can, press } = opened({ a: "" });
    undoing.belongs("work", "one");
    assert.equal(can("undo"), false, text);
    store.replace({ a: "met" });
    press("undo");
    assert.deepEqual(store.get(), { a: "" }, text);
  }
});
