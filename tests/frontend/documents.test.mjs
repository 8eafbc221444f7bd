import assert from "node:assert/strict";
import test, { beforeEach, mock } from "node:test";
import { draftOf } from "../../docs/assets/workspace/draft.js";
import { openDocument } from "../../docs/assets/workspace/documents.js";
import { makeBrowser } from "./browser.mjs";

const WRITING = {
  name: "aftersales.thing",
  write: (words) => (words.length ? { format: "words/1", words } : null),
  read: ({ format, words, ...unknown }) => (format === "words/1" && !Object.keys(unknown).length ? words : null),
};
const KEPT = '{"format":"words/1","words":["a"]}';
const PAUSE = 250;

let browser;
let complaints;
const open = () => openDocument(WRITING, () => (complaints += 1));
beforeEach(() => {
  browser = makeBrowser();
  complaints = 0;
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

test("what was kept is there again, and nothing else is touched", async () => {
  browser.texts.set("aftersales.thing", KEPT).set("aftersales.other", "x");
  const opened = await open();
  assert.deepEqual(opened.content, ["a"]);
  assert.deepEqual(opened.setAside, []);
  assert.deepEqual([...browser.texts], [["aftersales.thing", KEPT], ["aftersales.other", "x"]]);
  assert.equal((await openDocument({ ...WRITING, name: "aftersales.none" }, () => {})).content, null);
});

test("changes are written once, after a pause, and the last of them", async () => {
  const { save } = await open();
  save(["b"]);
  save(["b", "c"]);
  assert.equal(browser.texts.size, 0);
  mock.timers.tick(PAUSE);
  assert.equal(browser.texts.get("aftersales.thing"), '{"format":"words/1","words":["b","c"]}');
  assert.equal(browser.state.writes, 1);
});

test("leaving the page writes at once, and only where there is something to write", async () => {
  const { save } = await open();
  browser.happen("pagehide");
  assert.equal(browser.texts.size, 0);
  save(["b"]);
  browser.happen("pagehide");
  assert.equal(browser.texts.get("aftersales.thing"), '{"format":"words/1","words":["b"]}');
  mock.timers.tick(PAUSE);
  assert.equal(browser.state.writes, 1);
});

test("nothing worth keeping leaves nothing behind", async () => {
  browser.texts.set("aftersales.thing", KEPT);
  (await open()).save([]);
  mock.timers.tick(PAUSE);
  assert.equal(browser.texts.size, 0);
});

for (const unreadable of ["{", "null", "3", '{"format":"words/2","words":[]}', '{"format":"words/1","words":["a"],"more":1}']) {
  test(`what cannot be read whole is set aside until it is discarded: ${unreadable}`, async () => {
    browser.texts.set("aftersales.thing", unreadable);
    const first = await open();
    assert.equal(first.content, null);
    assert.deepEqual(first.setAside.map(({ text }) => text), [unreadable]);
    first.save(["b"]);
    mock.timers.tick(PAUSE);
    const again = await open();
    assert.deepEqual(again.content, ["b"]);
    assert.deepEqual(again.setAside.map(({ text }) => text), [unreadable]);
    again.setAside[0].discard();
    assert.deepEqual((await open()).setAside, []);
    assert.deepEqual((await open()).content, ["b"]);
  });
}

const ASSESSMENT = '"format":"assessment/1","rubric":"gbt-27922-2011"';
for (const [what, text] of [
  ["broken", "{"],
  ["from the future", '{"format":"draft/9","assessment":{}}'],
  ["a clause that is gone", `{"format":"draft/1","assessment":{${ASSESSMENT},"findings":{"5.1.1.1":"met","9.9.9":"met"}}}`],
  ["names of JavaScript's own", `{"format":"draft/1","assessment":{${ASSESSMENT},"findings":{"__proto__x":"met"},"notes":{"constructor":"x"}}}`],
]) {
  test(`a draft of an assessment is never half applied: ${what}`, async () => {
    const form = { rubric: "gbt-27922-2011", byId: new Map([["5.1.1.1", { deletable: false }]]), certificates: new Set() };
    browser.texts.set("aftersales.gbt-27922-2011", text);
    const { content, setAside } = await openDocument(draftOf(form), () => {});
    assert.equal(content, null);
    assert.deepEqual(setAside.map((aside) => aside.text), [text]);
    assert.equal(browser.texts.has("aftersales.gbt-27922-2011"), false);
  });
}

test("a second text that cannot be read takes no place of the first", async () => {
  browser.texts.set("aftersales.thing.refused", "set aside last year").set("aftersales.thing", "{");
  const { setAside } = await open();
  assert.deepEqual(setAside.map(({ text }) => text), ["set aside last year", "{"]);
  setAside[0].discard();
  browser.texts.set("aftersales.thing", "[");
  assert.deepEqual((await open()).setAside.map(({ text }) => text), ["[", "{"]);
});

test("where there is no room to set it aside, it stays where it is and is not written over", async () => {
  browser.texts.set("aftersales.thing", "{");
  let left = 1; // the first write fails, as for want of room; putting it back works
  const write = localStorage.setItem;
  localStorage.setItem = (name, text) => {
    if (left-- > 0) throw new DOMException("full", "QuotaExceededError");
    write(name, text);
  };
  const { content, save } = await open();
  assert.equal(content, null);
  assert.equal(complaints, 1);
  save(["b"]);
  mock.timers.tick(PAUSE);
  assert.deepEqual([...browser.texts], [["aftersales.thing", "{"]]);
});

test("a browser that keeps nothing is told of, and the page works on", async () => {
  browser.state.closed = true;
  const { content, setAside, save } = await open();
  assert.equal(content, null);
  assert.deepEqual(setAside, []);
  const before = complaints;
  assert.ok(before > 0);
  save(["b"]);
  mock.timers.tick(PAUSE);
  assert.equal(complaints, before + 1);
});

test("what another window saves is heard; what it clears, or what is none of ours, is not", async () => {
  const heard = [];
  (await open()).listen((words) => heard.push(words));
  browser.happen("storage", { key: "aftersales.thing", newValue: KEPT });
  browser.happen("storage", { key: "aftersales.thing", newValue: null });
  browser.happen("storage", { key: "aftersales.thing", newValue: "{" });
  browser.happen("storage", { key: "aftersales.other", newValue: KEPT });
  assert.deepEqual(heard, [["a"]]);
});
