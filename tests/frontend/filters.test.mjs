// A form of which a part is shown says so on paper, where the buttons that chose it are not.
import assert from "node:assert/strict";
import test from "node:test";
import { printedAlone } from "../../docs/assets/score/filters.js";
import { page as speaking } from "./page.mjs";

const page = { ...speaking, clauses: Array.from({ length: 51 }, (_, id) => ({ id: String(id) })) };

test("what is printed of a form that is filtered", () => {
  assert.equal(printedAlone(page, "all", 51), "");
  assert.equal(printedAlone(page, "lost", 7), 'filter_printed {"filter":"filter_lost","count":7,"all":51}');
  assert.equal(printedAlone(page, "open", 0), 'filter_printed {"filter":"filter_open","count":0,"all":51}');
  assert.equal(printedAlone(page, "open", 51), ""); // nothing is left out
});
