import assert from "node:assert/strict";
import test from "node:test";
import { asSeen } from "../../docs/assets/foundation/names.js";
import { toCsv } from "../../docs/assets/foundation/save.js";
import { everyEntry, isMapping, isText } from "../../docs/assets/foundation/shapes.js";
import { languageOf, picker, readJson, sayer, withMinus } from "../../docs/assets/foundation/words.js";
import { isWorkbook, tooLarge } from "../../docs/assets/frame/files.js";
import { otherReadings } from "../../docs/assets/frame/grounds.js";
import { outcomes } from "../../docs/assets/frame/assessment/outcome.js";

test("the blanks of a label are filled once, and with nothing that stands in a value", () => {
  const say = sayer({ line: "{at}：{found}，{at}" });
  assert.equal(say("line", { at: "{found}", found: 0 }), "{found}：0，{found}");
  assert.equal(say("line"), "{at}：{found}，{at}");
  assert.equal(say("unknown"), "unknown");
});

test("a word beside a number agrees with it, however the number is written", () => {
  const say = sayer({ versions: "{count} {count:version|versions}", days: "{value} {value:person-day|person-days}", are: "{n:is|are} {other:a|b}" });
  assert.deepEqual([0, 1, 2, 11].map((count) => say("versions", { count })), ["0 versions", "1 version", "2 versions", "11 versions"]);
  assert.deepEqual(["1", "1/2", "1.5"].map((value) => say("days", { value })), ["1 person-day", "1/2 person-days", "1.5 person-days"]);
  assert.equal(say("are", { n: 1 }), "is {other:a|b}");
});

test("a negative figure has a minus sign where people read it, and what was typed stays", () => {
  const read = { "-3": "−3", "-1.5": "−1.5", "-17/10": "−17/10", "<-0.5": "<−0.5", 3: "3" };
  for (const [written, shown] of Object.entries(read)) assert.equal(withMinus(written), shown);
  assert.equal(withMinus(-3), "−3");
  for (const text of ["", "-", "-3-4", "2026-12-01", "7-1", "-3 dB", "甲-3", "–"]) assert.equal(withMinus(text), text);
  const say = sayer({ line: "{points} {points:point|points}: {found}" });
  assert.equal(say("line", { points: "-1", found: "-1" }), "−1 point: -1");
  assert.equal(say("line", { points: -2, found: "x" }), "−2 points: x");
});

test("from one outcome to another is said in the language of the page", () => {
  const say = sayer({ outcome: "{level}, {final}", from_to: "{worst} to {best}" });
  const verdict = (en, final) => ({ level_label: { zh: "", en }, display: { final } });
  const page = { say, pick: picker("en") };
  assert.equal(outcomes(page, [verdict("Three-star", "82.0"), verdict("Four-star", "91.0")]), "Three-star, 82.0 to Four-star, 91.0");
  assert.equal(outcomes(page, [verdict("Three-star", "82.0")]), "Three-star, 82.0");
});

test("what is not translated is told in Chinese", () => {
  assert.equal(picker("en")({ zh: "条款", en: "" }), "条款");
  assert.equal(picker("en")({ zh: "条款", en: "clause" }), "clause");
  assert.equal(picker("zh")(null), "");
  assert.equal(languageOf({ dataset: { language: "en" } }), "en");
  assert.equal(languageOf({ dataset: {} }), "zh");
  assert.deepEqual(readJson({ querySelector: () => null }, "x"), {});
});

test("a table opens as it is meant: marked as UTF-8, quoted where it must be, no cell a formula", () => {
  const table = toCsv([["名称", 'a"b', "c,d"], ["=1+1", "+1", "-1"], ["@x", "\tx", "e\nf"], ["1-2", "", "x=y"]], "self-made");
  // The guard of the terminal's tables holds here too: +1 and -1 are numbers, 1-2 would become a day.
  assert.equal(table, '\ufeff名称,"a""b","c,d"\r\n\'=1+1,+1,-1\r\n\'@x,\'\tx,"e\nf"\r\n\'1-2,,x=y\r\nself-made\r\n');
});

test("a workbook is known by its name", () => {
  for (const name of ["a.xlsx", "A.XLS", "甲.et", "b.ods", "c.xlsm", "d.xlsb", "表.docx"]) assert.ok(isWorkbook({ name }));
  for (const name of ["a.json", "xlsx", "a.xlsx.json", ""]) assert.ok(!isWorkbook({ name }));
});

test("a text may be small only, a workbook with photos large", () => {
  const mebibyte = 1024 * 1024;
  assert.equal(tooLarge({ name: "a.json", size: mebibyte }, mebibyte), null);
  assert.equal(tooLarge({ name: "a.json", size: mebibyte + 1 }, mebibyte), "1 MiB");
  assert.equal(tooLarge({ name: "a.csv", size: 600_000 }, 500 * 1024), "500 KiB");
  assert.equal(tooLarge({ name: "a.xlsx", size: 32 * mebibyte }, mebibyte), null);
  assert.equal(tooLarge({ name: "a.docx", size: 32 * mebibyte + 1 }, mebibyte), "32 MiB");
});

test("what comes from outside is taken for what it is", () => {
  for (const other of [null, undefined, [], "x", 3]) assert.equal(isMapping(other), false);
  assert.equal(everyEntry([], () => true), false);
  assert.equal(everyEntry({ a: 1, b: 2 }, (key, value) => key !== "b" || value === 1), false);
  assert.ok(isText("x".repeat(40)) && !isText("x".repeat(41)) && !isText(3));
});

test("other readings are those that the result was not calculated by", () => {
  const readings = [{ discrepancy: "a", reading: "x" }, { discrepancy: "a", reading: "y" }, { discrepancy: "b", reading: "x" }];
  const left = otherReadings({ readings, chosen_readings: { a: "x" } });
  assert.deepEqual(left, readings.slice(1));
});

test("a name is what shows of it: a colleague's full-width space makes no second department", () => {
  for (const typed of ["质检部", "质检部\u3000", " 质检部\u200b", "\ufeff质检部"]) assert.equal(asSeen(typed), "质检部");
  assert.equal(asSeen("李  四（华东）"), "李 四（华东）");
  assert.equal(asSeen("\u200b "), "");
});
