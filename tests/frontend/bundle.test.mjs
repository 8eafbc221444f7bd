import assert from "node:assert/strict";
import test from "node:test";
import { page as words } from "./page.mjs";
import { Plain } from "./plain-elements.mjs";

const { checkBundle } = await import("../../docs/assets/rules/bundle.js");

/** What the page says of a bundle to which the engine gives REPLY. */
async function told(reply) {
  const banners = new Plain();
  const root = new Plain();
  root.querySelector = (what) => (what === "[data-banners] [data-complaint]" ? null : banners);
  const python = { exchange: async () => reply && { json: JSON.stringify(reply), content: null } };
  assert.equal(await checkBundle({ ...words, root }, python, new File(["x"], "handed-in.zip")), null);
  return banners.textContent;
}

test("a bundle that the engine refuses says why; going online would help nobody", async () => {
  const fault = { at: "", found: "64 MiB", expected: { zh: "至多 32 MiB", en: "at most 32 MiB" } };
  const said = await told({ ok: false, faults: [fault] });
  assert.match(said, /not_a_record/);
  assert.match(said, /64 MiB.*至多 32 MiB/);
  assert.doesNotMatch(said, /file_missing/);
});

test("what could not be downloaded is told as that", async () => {
  assert.match(await told(null), /file_missing/);
});
