// What is taken back is shown in the field that somebody stands in, too: a field that says something else would be believed.
import assert from "node:assert/strict";
import test from "node:test";
import { page as words } from "./page.mjs";

class Element {
  dataset = {};
  children = [];
  heard = new Map();
  value = "";
  selectionStart = 0;
  attributes = {};
  append(...children) {
    this.children.push(...children);
  }
  replaceWith() {}
  setAttribute() {}
  setSelectionRange(start) {
    this.selectionStart = start;
  }
  addEventListener(type, act) {
    this.heard.set(type, [...(this.heard.get(type) ?? []), act]);
  }
  type(text) {
    this.value = text;
    for (const act of this.heard.get("input")) act();
  }
}
Object.assign(globalThis, { Node: Element, HTMLElement: Element, HTMLDetailsElement: Element, HTMLInputElement: Element });
globalThis.document = { activeElement: null, createElement: () => new Element() };

const { showTyped } = await import("../../docs/assets/foundation/typing.js");
const { bindInForce } = await import("../../docs/assets/frame/assessment/in-force.js");
const { makeStore } = await import("../../docs/assets/workspace/store.js");
const { blankState } = await import("../../docs/assets/workspace/state.js");

test("whoever types is not disturbed, and sees what is put in the place of it", () => {
  const field = Object.assign(new Element(), { value: "北京总", selectionStart: 2 });
  document.activeElement = field;
  showTyped(field, "北京总部", false);
  assert.equal(field.value, "北京总");
  showTyped(field, "上海", true); // Ctrl+Z
  assert.deepEqual([field.value, field.selectionStart], ["上海", 2]);
  document.activeElement = null;
  showTyped(field, "北京总部", false);
  assert.equal(field.value, "北京总部");
});

test("the day whose edition counts stands in its field after it was taken back there", async () => {
  const [place, field, said] = [new Element(), new Element(), new Element()];
  const parts = { "[data-in-force]": place, "[data-in-force-on]": field, "[data-in-force-said]": said };
  place.querySelector = (what) => parts[what];
  const store = makeStore(blankState([]));
  await bindInForce({ ...words, kept: "r", root: place }, { store, keep: async () => {} }, {});
  document.activeElement = field;
  field.type("2024-6-6");
  const before = structuredClone(store.get());
  field.type("2025-6-6");
  assert.deepEqual([store.get().besides.in_force_on, field.value], ["2025-06-06", "2025-6-6"]);
  store.replace(structuredClone(store.get())); // another window answered a clause: 2025-6-6 stays as it is being typed
  assert.equal(field.value, "2025-6-6");
  store.replace(before); // Ctrl+Z
  assert.deepEqual([said.textContent, field.value], ["2024-06-06", "2024-06-06"]);
});
