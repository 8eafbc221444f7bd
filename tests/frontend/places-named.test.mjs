// What was taken back, or came from another window, is told by names of the page, never by keys of a file.
import assert from "node:assert/strict";
import test from "node:test";
import { assessmentWords } from "../../docs/assets/frame/assessment/words.js";
import { emptyPair } from "../../docs/assets/outlook/agree-settings.js";
import { evenChances } from "../../docs/assets/outlook/forecast-settings.js";
import { emptyPlan as emptyWay } from "../../docs/assets/outlook/improve-settings.js";
import { emptyRound } from "../../docs/assets/outlook/site-samples.js";
import { emptyPlan as emptyTimetable } from "../../docs/assets/outlook/timetable-settings.js";
import { page } from "./page.mjs";

const { place } = assessmentWords({ ...page, clauses: [{ id: "5.1.1.1" }] });

test("whatever is set on a page that looks ahead has a name", () => {
  const set = { ...emptyPair(), names: {}, ...evenChances(), ...emptyWay(), ...emptyRound(), ...emptyTimetable(), by: "" };
  const named = Object.keys(set).map((key) => [key, place(key), place(`${key}.0`)]);
  assert.deepEqual(named.filter((names) => !names.slice(1).every((name) => ["settings_place", "unfinished_place"].includes(name))), []);
  assert.equal(place("settled.5.1.1.1.reason"), "5.1.1.1");
});

test("so has what stands around the findings, of a clause or of none", () => {
  assert.equal(place("besides.actions.5.1.1.1.what"), "5.1.1.1");
  assert.deepEqual(["actions.quality.what", "evidence", "owners", "decided_from", "as_of"].map((each) => place(`besides.${each}`)), [
    "actions_title", "evidence_title", "evidence_title", "agree_title", "evidence_title",
  ]);
});
