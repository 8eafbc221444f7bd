import assert from "node:assert/strict";
import test from "node:test";

test("another link in the frame's address fills the form in anew; the name of a place does not", async () => {
  const heard = new Map();
  let loaded = 0;
  globalThis.addEventListener = (type, act) => heard.set(type, act);
  globalThis.document ??= { documentElement: { lang: "zh" }, querySelector: () => null, querySelectorAll: () => [], addEventListener() {} };
  globalThis.location = { hash: "", href: "https://a.example/embed/audit-time/", reload: () => (loaded += 1) };
  const { prefill } = await import("../../docs/assets/embed/page.js");
  await prefill({}, async () => true);
  location.hash = "#result";
  heard.get("hashchange")?.();
  assert.equal(loaded, 0);
  location.hash = "#a=2,0000000,headcount=180"; // the page around set iframe.src to a second example
  heard.get("hashchange")?.();
  assert.equal(loaded, 1);
});
