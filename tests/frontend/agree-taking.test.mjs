// The consensus as the case's own: what it does not speak of stays, and what goes is counted.
import assert from "node:assert/strict";
import test from "node:test";
import { marked } from "./drawn.mjs";
import { page as words } from "./page.mjs";

const { bindTaking } = await import("../../docs/assets/outlook/agree-taking.js");
const { fromAssessment, toAssessment } = await import("../../docs/assets/workspace/assessment.js");

const clauses = new Map(["1.1", "1.2", "1.3"].map((id) => [id, { deletable: true }]));
const OWN = {
  format: "assessment/1",
  rubric: "r",
  findings: { 1.1: "met", 1.2: "met" },
  notes: { 1.1: "看过", 1.2: "旧的" },
  organisation: { name: "某某电器" },
  evidence: { 1.1: { 台账: { state: "at-hand" }, 制度: { state: "missing" } }, 1.3: { 照片: { state: "at-hand" } } },
  owners: { 1.1: "售后部", 1.2: "质检部" },
  actions: { 1.2: { what: "补签字" } },
  decisions: { 1.1: { stands: "赵六", reason: "早先" } },
  as_of: "2026-11-28",
  in_force_on: "2020-01-01",
};
const CONSENSUS = {
  format: "assessment/1",
  rubric: "r",
  findings: { 1.1: "met", 1.3: "not_met" },
  notes: { 1.2: "新的" },
  evidence: { 1.1: { 台账: { state: "not-needed" } } },
  owners: { 1.2: "客服部" },
  decided_from: [{ by: "张三", sha256: "0" }],
};

/** What comes of the button: the assessment that replaces, its message, and what else is said. */
async function taken(own, consensus) {
  const form = marked("form", [], marked("button", ["data-action=take-consensus"]));
  const banners = marked("div", ["data-banners"]);
  const root = marked("div", [], form, banners);
  const page = { ...words, root, form, rubric: "r", byId: clauses, certificates: new Set() };
  const found = { replaced: null, message: "", said: [], banners };
  const store = { get: () => fromAssessment(own, page) };
  const replace = (state, message) => Object.assign(found, { replaced: toAssessment("r", state), message });
  bindTaking(page, { store, replace, say: (text) => found.said.push(text) }, () => consensus && { consensus: { assessment: consensus } });
  await form.querySelector("[data-action=take-consensus]").happen("click");
  return found;
}

test("evidence, owners, actions, notes and the head that the consensus does not speak of stay", async () => {
  const { replaced, message } = await taken(OWN, CONSENSUS);
  assert.deepEqual(replaced, {
    ...CONSENSUS,
    notes: { 1.1: "看过", 1.2: "新的" },
    organisation: { name: "某某电器" },
    // 台账 is spoken of, 制度 and 照片 are not
    evidence: { 1.1: { 台账: { state: "not-needed" }, 制度: { state: "missing" } }, 1.3: { 照片: { state: "at-hand" } } },
    owners: { 1.1: "售后部", 1.2: "客服部" },
    actions: { 1.2: { what: "补签字" } },
    as_of: "2026-11-28", // the day whose edition counts is the consensus's own: none
  });
  const of = (kind, count) => `consensus_of_${kind} {"count":${count}}`;
  for (const said of [of("evidence", 2), of("owners", 1), of("actions", 1), of("notes", 1), of("organisation", 1), of("dates", 1)]) {
    assert.ok(message.split("consensus_gone")[0].includes(said.replaceAll('"', '\\"')), said);
  }
  // Open again: the finding on 1.2, which nobody decided on. Gone: its note and owner, and 台账, which are others now; the earlier decision and day of edition.
  const [, replacedNow] = message.split("consensus_gone");
  assert.match(replacedNow, /consensus_reopened \{"count":1\}/);
  assert.doesNotMatch(replacedNow, /consensus_of_findings/);
  for (const said of [of("notes", 1), of("owners", 1), of("evidence", 1), of("decisions", 1), of("edition", 1)]) {
    assert.ok(message.split("consensus_gone")[1].includes(said.replaceAll('"', '\\"')), said);
  }
  assert.doesNotMatch(message.split("consensus_gone")[1], /actions|organisation|specials|dates/);
});

test("of a case of another company nothing is mixed in; what goes is counted", async () => {
  const other = { ...CONSENSUS, organisation: { name: "另一家" } };
  const { replaced, message } = await taken(OWN, other);
  assert.deepEqual(replaced, other);
  assert.doesNotMatch(message, /consensus_kept/);
  for (const said of ["consensus_of_evidence", "consensus_of_owners", "consensus_of_actions", "consensus_of_organisation"]) assert.ok(message.includes(said), said);
});

test("an action on a special deduction that both have stays with it", async () => {
  const own = { ...OWN, special_deductions: [{ reason: "违反制度", clause: "4.4", action: { owner: "品质部" } }] };
  const { replaced } = await taken(own, { ...CONSENSUS, special_deductions: [{ reason: "违反制度", clause: "4.4" }] });
  assert.deepEqual(replaced.special_deductions, own.special_deductions);
});

test("with nothing of its own in the case nothing is told but that it is kept", async () => {
  const { message } = await taken({ format: "assessment/1", rubric: "r", findings: {} }, CONSENSUS);
  assert.equal(message, "consensus_taken");
});

test("a consensus that the form has no place for is not taken, and that is said", async () => {
  const { replaced, banners } = await taken(OWN, { ...CONSENSUS, findings: { 1.1: "partly" } });
  assert.equal(replaced, null);
  assert.match(banners.text, /consensus_unfit/);
  const none = await taken(OWN, null);
  assert.deepEqual([none.replaced, none.said], [null, ["consensus_none"]]);
});

test("what the case has of clauses that are gone stays with it", async () => {
  const own = { ...structuredClone(OWN), findings: { ...OWN.findings, 9.9: "not_met" }, notes: { ...OWN.notes, 9.9: "去年的" } };
  const { replaced } = await taken(own, CONSENSUS);
  assert.equal(replaced.findings["9.9"], "not_met");
  assert.equal(replaced.notes["9.9"], "去年的");
});

test("a finding that is another now is replaced, one that is left open is open again, and neither is counted twice", async () => {
  // 1.1 is met by both, 1.2 by the case alone; 1.3 is met by the case, and not met by the consensus.
  const { message } = await taken({ format: "assessment/1", rubric: "r", findings: { 1.1: "met", 1.2: "met", 1.3: "met" } }, { ...CONSENSUS, notes: {} });
  assert.match(message, /consensus_of_findings \{\\"count\\":1\}/);
  assert.match(message, /consensus_reopened \{"count":1\}/);
});

test("a certificate that this edition knows none of stays with the case, and is counted", async () => {
  const own = { ...structuredClone(OWN), certificates: ["old-one", "both"] };
  const { replaced, message } = await taken(own, { ...CONSENSUS, certificates: ["both"] });
  assert.deepEqual(replaced.certificates, ["both", "old-one"]);
  assert.match(message.split("consensus_gone")[0], /consensus_of_specials \{\\"count\\":1\}/);
});
