// What a page lets somebody type, paste or take over can be read again: with one text that is too long nothing that is kept
// beside it would come back.
import assert from "node:assert/strict";
import test from "node:test";
import { cut, namesListed } from "../../docs/assets/foundation/names.js";
import { inOneLine, takeLines } from "../../docs/assets/foundation/pasting.js";
import { keepTyped } from "../../docs/assets/frame/unfinished.js";
import { emptyRound, putAdding, readRound } from "../../docs/assets/outlook/site-samples.js";
import { emptyPlan, readPlan } from "../../docs/assets/outlook/timetable-settings.js";
import { makeStore } from "../../docs/assets/workspace/store.js";

const SITES = Array.from({ length: 300 }, (_, index) => `上海浦东新区第${index + 1}门店`).join("、"); // 300 of 11 to 13 signs

test("a pasted list of names that waits for its button does not take the timetable away", () => {
  for (const pasted of [SITES, "店".repeat(50_000)]) {
    const settings = makeStore({ ...emptyPlan(), lead: "张三" });
    keepTyped(settings, "sites", pasted);
    assert.equal(readPlan(structuredClone(settings.get()))?.lead, "张三");
  }
  const settings = makeStore(emptyPlan());
  keepTyped(settings, "sites", SITES);
  assert.equal(settings.get().unfinished.sites, SITES);
});

test("nor the visits, and names that are longer than any site has do not either", () => {
  const round = { ...emptyRound(), sites: namesListed(`甲店、${"乙".repeat(300)}`) };
  assert.deepEqual(round.sites, ["甲店", "乙".repeat(200)]);
  putAdding(round, SITES);
  assert.equal(round.adding, SITES);
  putAdding(round, "店".repeat(50_000));
  assert.deepEqual(readRound(structuredClone(round))?.sites, round.sites);
  assert.equal(cut(` 甲\u200b店 `), "甲店");
});

test("a column that is pasted into one line keeps its names apart", () => {
  assert.equal(inOneLine("甲店\r\n乙店\t上海\r\n\r\n 丙店 \r\n"), "甲店、乙店\t上海、丙店");
  assert.deepEqual(namesListed(inOneLine("甲店\n乙店\t上海\n")), ["甲店", "乙店 上海"]);
  /** Paste TEXT into a field with 旧店、 in it, the caret at its end; whether the browser is left to it, and what stands there. */
  const pasted = (text) => {
    const field = {
      value: "旧店、",
      selectionStart: 3,
      selectionEnd: 3,
      heard: new Map(),
      told: 0,
      addEventListener: (type, act) => field.heard.set(type, act),
      setRangeText: (put, from, to) => (field.value = field.value.slice(0, from) + put + field.value.slice(to)),
      dispatchEvent: ({ type }) => (field.told += type === "input" ? 1 : 0),
    };
    takeLines(field);
    let left = true;
    field.heard.get("paste")({ clipboardData: { getData: () => text }, preventDefault: () => (left = false) });
    return [left, field.value, field.told];
  };
  assert.deepEqual(pasted("甲店\r\n乙店\r\n"), [false, "旧店、甲店、乙店", 1]);
  assert.deepEqual(pasted("甲店\r\n"), [true, "旧店、", 0]); // one cell: the browser does it, and a step to undo of its own
});
