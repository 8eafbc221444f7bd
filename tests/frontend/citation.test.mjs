import assert from "node:assert/strict";
import test from "node:test";
import { citationBehind, placeBeingRead, placeIn } from "../../docs/assets/site/citation.js";

test("an address whose end is no text that addresses write cites what is being read", () => {
  globalThis.innerHeight = 900;
  globalThis.location = { hash: "#100%" };
  const place = { id: "5.1", tagName: "H2", cloneNode: () => ({ querySelectorAll: () => [], textContent: "5.1 目录" }), getBoundingClientRect: () => ({ top: 10 }) };
  globalThis.document = { getElementById: () => null, querySelector: () => null, querySelectorAll: () => [place] };
  assert.equal(placeBeingRead(), "5.1");
  assert.equal(placeIn("#%E4%B8%80"), "一");
  assert.equal(placeIn("#%E4%B8"), "%E4%B8");
});

test("a link with such an end is followed to its page", async () => {
  globalThis.fetch = async () => ({ ok: false, text: async () => "" });
  globalThis.DOMParser = class {
    parseFromString() {
      return { querySelector: () => null };
    }
  };
  await assert.rejects(citationBehind({ href: "https://a.example/x/#100%", hash: "#100%" }), /no page of a document/);
});
