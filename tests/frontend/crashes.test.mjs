// A request over which the calculator stops is given up after it was tried again, and everything else is answered.
import assert from "node:assert/strict";
import { test } from "node:test";

/** Workers that stop over what STOPS says, as Python does that runs out of memory; SILENT: without saying over what. */
let stops = (/** @type {string} */ _json) => false;
let silent = false;
/** @type {string[]} */
let asked = [];

class FakeWorker {
  dead = false;
  onmessage = (/** @type {any} */ _) => {};
  onerror = (/** @type {any} */ _) => {};
  postMessage(/** @type {any} */ message) {
    if (this.dead) return;
    if (message.type === "boot") queueMicrotask(() => this.onmessage({ data: { type: "ready", seconds: 0 } }));
    else queueMicrotask(() => this.answer(message));
  }
  answer(/** @type {any} */ { id, json }) {
    if (this.dead) return;
    asked.push(JSON.parse(json).kind);
    if (!stops(json)) return this.onmessage({ data: { type: "reply", id, json: `{"ok":true,"of":${json}}`, content: null } });
    this.dead = true;
    if (silent) this.onerror({ preventDefault() {}, message: "out of memory" });
    else this.onmessage({ data: { type: "failed", stage: "crash", message: "out of memory", id } });
  }
  terminate() {
    this.dead = true;
  }
}
Object.assign(globalThis, { Worker: FakeWorker, document: { querySelector: () => null, baseURI: "https://site.example/" } });
Object.defineProperty(globalThis, "HTMLMetaElement", { value: class {} });

const { engine } = await import("../../docs/assets/engine/client.js");

/** An engine, and how often it said that it failed. */
function started() {
  asked = [];
  const said = { failed: 0 };
  const python = engine("manifest.json", [], {
    progress() {},
    ready() {},
    failed: () => (said.failed += 1),
    stopping: (kind) => ({ at: "", found: kind, expected: { zh: "别的", en: "something else" } }),
  });
  python.start();
  return { python, said };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

for (const quiet of [false, true])
  test(`it is tried once more, and then told, ${quiet ? "the first that waits" : "by its number"}`, async () => {
    stops = (json) => json.includes("merge");
    silent = quiet;
    const { python, said } = started();
    const [bad, good] = [python.request('{"kind":"merge"}'), python.request('{"kind":"score"}')];
    await settled();
    assert.deepEqual([asked, said.failed], [["merge"], 1]);
    python.start();
    await settled();
    assert.deepEqual([asked, said.failed], [["merge", "merge"], 2]);
    assert.deepEqual(JSON.parse(await bad), {
      format: "reply/1",
      ok: false,
      faults: [{ at: "", found: "merge", expected: { zh: "别的", en: "something else" } }],
    });
    python.start();
    assert.deepEqual(JSON.parse(await good), { ok: true, of: { kind: "score" } });
    assert.deepEqual([asked, said.failed], [["merge", "merge", "score"], 2]);
  });

test("what is answered when it is tried again is no request that stops anything", async () => {
  let times = 0;
  stops = () => (times += 1) === 1;
  silent = false;
  const { python, said } = started();
  const reply = python.request('{"kind":"score"}');
  await settled();
  python.start();
  assert.deepEqual(JSON.parse(await reply), { ok: true, of: { kind: "score" } });
  assert.equal(said.failed, 1);
});

test("an exchange of files is given up alike", async () => {
  stops = () => true;
  silent = false;
  const { python } = started();
  const reply = python.exchange("reading", '{"kind":"read-form"}', null, () => {});
  await settled();
  python.start();
  const { json, content } = /** @type {any} */ (await reply);
  assert.equal(JSON.parse(json).faults[0].found, "read-form");
  assert.equal(content, null);
});
