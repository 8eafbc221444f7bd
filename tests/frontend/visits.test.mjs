// Findings by site: what a clause was answered before them is not lost.
import assert from "node:assert/strict";
import test from "node:test";
import { emptyRound, keepBefore, putExtent, putSample, readRound, sitesIn, sitesOn } from "../../docs/assets/outlook/site-samples.js";
import { blankState } from "../../docs/assets/workspace/state.js";

const CLAUSE = "5.1.1.2";

/** A page of visits on a clause that is answered so; what is typed goes the way that the form takes. */
function visits(answer) {
  const [state, round] = [blankState([CLAUSE]), emptyRound()];
  const entry = state.entries[CLAUSE];
  Object.assign(entry, answer);
  const type = (site, sampled, nonconforming) => {
    const typed = { sampled, nonconforming, reason: "" };
    keepBefore(round, state, CLAUSE, typed);
    putSample(state, CLAUSE, site, typed, round.before[CLAUSE]);
  };
  return { round, entry, type };
}

for (const answer of [
  { choice: "not_met", sampled: "", nonconforming: "", reason: "3 of 9 complaints had no reply" },
  { choice: "sampled", sampled: "12", nonconforming: "3" },
  { choice: "not_applicable", sampled: "", nonconforming: "", reason: "no repair" },
]) {
  test(`${answer.choice} comes back once the sites are empty again`, () => {
    const { round, entry, type } = visits(answer);
    type("甲店", "6", "");
    assert.equal(entry.choice, answer.choice); // half a site is none
    type("甲店", "6", "1");
    type("乙店", "4", "2");
    assert.deepEqual([entry.choice, entry.sampled, entry.nonconforming], ["sampled", "10", "3"]);
    assert.equal(round.before[CLAUSE].choice, answer.choice);
    type("甲店", "", "1"); // while another count is typed
    type("甲店", "5", "1");
    type("乙店", "", "");
    assert.deepEqual([entry.sampled, entry.nonconforming], ["5", "1"]);
    type("甲店", "", "");
    assert.deepEqual({ ...entry, ...answer }, entry);
    assert.equal("by_site" in entry.besides, false);
  });
}

test("a clause that was open is open again, whatever it was answered earlier", () => {
  const { round, entry, type } = visits({ choice: "met" });
  type("甲店", "6", "1");
  type("甲店", "", "");
  assert.equal(entry.choice, "met");
  entry.choice = "open"; // taken back on the page of the score
  type("甲店", "6", "1");
  assert.deepEqual(round.before, {});
  type("甲店", "", "");
  assert.equal(entry.choice, "open");
});

test("what was kept by an earlier release is read, and what is no answer is not", () => {
  const { before: _, ...earlier } = emptyRound();
  assert.deepEqual(readRound(earlier), emptyRound());
  const answer = { choice: "met", sampled: "", nonconforming: "" };
  assert.deepEqual(readRound({ ...earlier, before: { [CLAUSE]: answer } })?.before, { [CLAUSE]: answer });
  for (const wrong of ["met", { choice: "open", sampled: "", nonconforming: "" }, { ...answer, more: "" }, { ...answer, sampled: 3 }]) {
    assert.equal(readRound({ ...earlier, before: { [CLAUSE]: wrong } }), null);
  }
});

test("a site that two assessors write in two ways is one: the engine refuses the whole page over two", () => {
  const state = blankState([CLAUSE, "5.1.1.3"]);
  const found = { sampled: 3, nonconforming: 1 };
  state.entries[CLAUSE].besides.by_site = { "甲（店）": found };
  state.entries["5.1.1.3"].besides.by_site = { "甲(店)": found, 乙店: found };
  const round = { ...emptyRound(), sites: ["丙店", "甲 (店)"], unfinished: { [CLAUSE]: { "丙 店": { sampled: "3", nonconforming: "", reason: "" } } } };
  const sites = sitesIn(state, round);
  assert.deepEqual(sites, ["丙店", "甲 (店)", "乙店"]);
  // each clause has one line a site, under the name that its finding goes by
  assert.deepEqual(sitesOn(state, round, CLAUSE, sites), ["丙 店", "甲（店）", "乙店"]);
  assert.deepEqual(sitesOn(state, round, "5.1.1.3", sites), ["丙店", "甲(店)", "乙店"]);
  // where one finding has both already, neither is hidden from view
  state.entries[CLAUSE].besides.by_site = { "甲（店）": found, "甲(店)": found };
  assert.deepEqual(sitesOn(state, round, CLAUSE, sites), ["丙 店", "甲（店）", "乙店", "甲(店)"]);
});

test("how far a finding reaches stays as a colleague's file has it, whatever was chosen here before", () => {
  const [state, round] = [blankState([CLAUSE]), { ...emptyRound(), extents: { [CLAUSE]: "isolated" } }];
  putExtent(state, round, CLAUSE);
  assert.equal(state.entries[CLAUSE].besides.extent, "isolated"); // it waited for a finding
  state.entries[CLAUSE].besides.extent = "systemic"; // the file came in
  putExtent(state, round, CLAUSE); // and a count is typed
  assert.equal(state.entries[CLAUSE].besides.extent, "systemic");
});
