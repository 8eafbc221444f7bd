// The time of day as the browser's own formats of both languages write it, but for midnight, which some of them call 24:00.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clock } from "../../docs/assets/foundation/clock.js";

const ZH = /** @type {const} */ ({ language: "zh" });
const EN = /** @type {const} */ ({ language: "en" });

test("a time of another day has its date, one of today has not", () => {
  const at = new Date(2026, 8, 5, 9, 3, 7, 45);
  assert.equal(clock(ZH, at), "9月5日 09:03");
  assert.equal(clock(EN, at), "5 Sept 09:03");
  const today = new Date();
  today.setHours(23, 4, 0, 0);
  assert.equal(clock(ZH, today), "23:04");
});

test("it is told to the second and to the millisecond where that is asked for", () => {
  const at = new Date(2026, 11, 31, 23, 59, 7, 45);
  assert.equal(clock(ZH, at, 1), "12月31日 23:59:07");
  assert.equal(clock(EN, at, 2), "31 Dec 23:59:07.045");
});

test("midnight is the first minute of a day", () => {
  assert.equal(clock(ZH, new Date(2026, 0, 1, 0, 0)), "1月1日 00:00");
});

test("every month is called as by the formats of the platform", () => {
  for (let month = 0; month < 12; month += 1) {
    const at = new Date(2025, month, 17, 8, 30);
    for (const [page, locale] of /** @type {const} */ ([[ZH, "zh-CN"], [EN, "en-GB"]])) {
      const day = at.toLocaleDateString(locale, { month: "short", day: "numeric" });
      assert.equal(clock(page, at), `${day} 08:30`);
    }
  }
});
