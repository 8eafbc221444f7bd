// A page is answered from the documents that it was made of, or not at all; a wrong copy of a file is fetched anew.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { mock, test } from "node:test";
import * as download from "../../docs/assets/engine/download.js";

const URL_OF = "https://site.example/data/rubrics/x.json";
const [BEFORE, NOW] = ['{"format":"rubric/1","points":1}', '{"format":"rubric/1","points":2}'];
const edition = (text) => ({ bytes: Buffer.byteLength(text), sha256: createHash("sha256").update(text).digest("hex") });

/** A browser that gives ANSWERS in turn, the last for ever, and has KEPT copies; gives what it was asked for. */
function browser(answers, kept = []) {
  const asked = [];
  globalThis.fetch = async (_, { cache = "default" } = {}) => {
    asked.push(cache);
    return new Response(answers.length > 1 ? answers.shift() : answers[0]);
  };
  globalThis.caches = {
    keys: async () => kept.map((_, at) => String(at)),
    open: async (name) => ({ match: async () => new Response(kept[Number(name)]) }),
  };
  return asked;
}

test("a document of the page's edition is taken as it comes", async () => {
  const asked = browser([NOW]);
  assert.equal(await download.downloadDocument(URL_OF, edition(NOW)), NOW);
  assert.deepEqual(asked, ["default"]);
});

test("a new page on a weak line, where the copy of the build before came: it is asked for anew", async () => {
  const asked = browser([BEFORE, NOW]);
  assert.equal(await download.downloadDocument(URL_OF, edition(NOW)), NOW);
  assert.deepEqual(asked, ["default", "reload"]);
});

test("an older page, when the site was updated: from what is kept of its own build", async () => {
  browser([NOW], [NOW, BEFORE]);
  assert.equal(await download.downloadDocument(URL_OF, edition(BEFORE)), BEFORE);
});

test("where that edition is nowhere, nothing is computed, and it is said to be the documents", async () => {
  browser([NOW], [NOW]);
  await assert.rejects(download.downloadDocument(URL_OF, edition(BEFORE)), { stage: "library" });
  delete globalThis.caches;
  await assert.rejects(download.downloadDocument(URL_OF, edition(BEFORE)), { stage: "library" });
});

test("what is published nowhere else is taken unseen", async () => {
  browser([NOW]);
  assert.equal(await download.downloadDocument(URL_OF), NOW);
});

test("the worker asks for documents by what the page means", async () => {
  const source = await readFile(new URL("../../docs/assets/engine/worker.js", import.meta.url), "utf8");
  assert.match(source, /downloadDocument\(url, boot\.editions\[url\]\)/);
});

const FILE = { name: "engine.zip", ...edition("the engine") };
const HOME = "https://site.example/runtime/1/";

for (const [what, wrong] of [["another file", "<html>Please log in, then go on</html>"], ["one that is too short", "<p>"], ["one of the same length", "THE ENGINE"]]) {
  test(`a runtime's file: where the browser has ${what}, it is fetched past that`, async () => {
    const asked = browser([wrong, "the engine"]);
    let counted = 0;
    const bytes = await download.downloadFile(FILE, HOME, (more) => (counted += more));
    assert.equal(new TextDecoder().decode(bytes), "the engine");
    assert.deepEqual(asked, ["default", "reload"]);
    assert.equal(counted, FILE.bytes);
  });
}

test("a runtime's file that is wrong twice is not used", async () => {
  browser(["<html>Please log in</html>"]);
  await assert.rejects(download.downloadFile(FILE, HOME, () => {}), { stage: "verify" });
});

/** A response that brings TEXT and then nothing more, and never ends. */
const stalled = (text) => new Response(new ReadableStream({ start: (to) => text && to.enqueue(new TextEncoder().encode(text)) }));
const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
};

test("a line that goes dead in the middle of a file is given up, and the file fetched anew from its start", async (t) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  t.after(() => mock.timers.reset());
  const asked = browser([]);
  const answers = [stalled("the eng"), new Response("the engine")];
  globalThis.fetch = async (_, { cache }) => (asked.push(cache), answers.shift());
  let counted = 0;
  const arriving = download.downloadFile(FILE, HOME, (more) => (counted += more));
  await turns();
  mock.timers.tick(44_000); // slow is not dead
  await turns();
  assert.deepEqual(asked, ["default"]);
  mock.timers.tick(1_000);
  assert.equal(new TextDecoder().decode(await arriving), "the engine");
  assert.deepEqual(asked, ["default", "reload"]);
  assert.equal(counted, FILE.bytes);
});

for (const [what, answer] of [
  ["no answer at all", () => new Promise(() => {})],
  ["an answer without an end", async () => stalled("{")],
]) {
  test(`${what} to the request for a document is told as a failed download`, async (t) => {
    mock.timers.enable({ apis: ["setTimeout"] });
    t.after(() => mock.timers.reset());
    globalThis.fetch = answer;
    const told = assert.rejects(download.downloadDocument(URL_OF, edition(NOW)), { stage: "download" });
    await turns();
    mock.timers.tick(45_000);
    await told;
  });
}

test("a line that brings a little now and then is waited for", async (t) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  t.after(() => mock.timers.reset());
  let line;
  globalThis.fetch = async () => new Response(new ReadableStream({ start: (to) => void (line = to) }));
  const arriving = download.downloadDocument(URL_OF, edition(NOW));
  await turns();
  for (const letter of NOW) {
    mock.timers.tick(40_000);
    line.enqueue(new TextEncoder().encode(letter));
    await turns();
  }
  line.close();
  assert.equal(await arriving, NOW);
});
