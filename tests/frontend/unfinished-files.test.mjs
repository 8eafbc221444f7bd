import assert from "node:assert/strict";
import test, { after } from "node:test";
import { startEngine } from "./engine.mjs";
import { page as words } from "./page.mjs";

class Element {
  children = [];
  append(...children) {
    this.children.push(...children);
  }
  setAttribute() {}
}
Object.assign(globalThis, { Node: Element, HTMLElement: Element });
globalThis.document = { createElement: () => new Element() };
const { assessmentOpening } = await import("../../docs/assets/frame/assessment/opening.js");
const { blankState } = await import("../../docs/assets/workspace/state.js");
const { toAssessment } = await import("../../docs/assets/workspace/assessment.js");

const engine = startEngine();
after(() => engine.stop());

const CLAUSES = [["5.1.1.1", false], ["5.1.1.2", false], ["5.2.2.1", true]].map(([id, deletable]) => ({ id, title: id, deletable }));
const RUBRIC = "gbt-27922-2011";
const page = { ...words, rubric: RUBRIC, clauses: CLAUSES, byId: new Map(CLAUSES.map((each) => [each.id, each])), certificates: new Set() };
const opening = assessmentOpening(page, { get: () => blankState([]) }, engine);

/** What comes of opening the file with TEXT. */
const opened = (text) => opening.fromFile(new File([text], "x.json", { type: "application/json" }));
const file = (findings, more = "") => `{"format":"assessment/1","rubric":"${RUBRIC}","findings":${findings}${more}}`;

test("the file that a page hands out of all that is entered opens again: what is unfinished is told, and is there", async () => {
  const state = blankState(page.byId.keys());
  Object.assign(state.entries["5.1.1.1"], { choice: "met" });
  Object.assign(state.entries["5.1.1.2"], { choice: "sampled", sampled: "12" }); // how many do not conform is not entered yet
  Object.assign(state.entries["5.2.2.1"], { choice: "not_applicable" }); // nor is the reason
  const incoming = await opened(JSON.stringify(toAssessment(RUBRIC, state)));
  assert.deepEqual(incoming.reasons, undefined);
  assert.deepEqual(incoming.cautions, ['incoming_unfinished {"count":2,"clauses":"5.1.1.2clause_comma5.2.2.1"}']);
  assert.deepEqual(incoming.work.entries, state.entries);
});

test("a finished one has nothing to be told", async () => {
  assert.deepEqual((await opened(file('{"5.1.1.1":"met"}'))).cautions, []);
});

test("so does one of another edition: what this one has no place for is told, and is there", async () => {
  const incoming = await opened(file('{"9.9":"met","5.1.1.1":{"not_applicable":"x"},"5.2.2.1":{"not_applicable":""}}'));
  const names = ["5.2.2.1", 'placeless_findings {"id":"9.9"}', 'placeless_findings {"id":"5.1.1.1"}'];
  assert.deepEqual(incoming.cautions, [words.say("incoming_unfinished", { count: 3, clauses: names.join("clause_comma") })]);
  assert.deepEqual(Object.keys(toAssessment(RUBRIC, incoming.work).findings).sort(), ["5.1.1.1", "5.2.2.1", "9.9"]);
});

for (const [what, text, told] of [
  ["a clause that is there twice", file('{"5.1.1.1":"met","5.1.1.1":"not_met"}'), /5\.1\.1\.1/],
  ["a clause twice beside an unfinished one", file('{"5.1.1.1":"met","5.1.1.1":"not_met","5.2.2.1":{"not_applicable":""}}'), /5\.1\.1\.1/],
  ["an unfinished clause beside something else", file('{"5.2.2.1":{"not_applicable":""}}', ',"evidence":7'), /evidence/],
]) {
  test(`it is refused as a whole, as before: ${what}`, async () => {
    const { reasons } = await opened(text);
    assert.ok(reasons?.some((each) => told.test(each)), JSON.stringify(reasons));
  });
}
