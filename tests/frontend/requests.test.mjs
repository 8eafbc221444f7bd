// What each form of a rule asks of the engine, and the field at which a fault of that request is told.
import assert from "node:assert/strict";
import test from "node:test";
import { today } from "../../docs/assets/foundation/day.js";
import * as auditTime from "../../docs/assets/rules/audit-time-form.js";
import * as calendar from "../../docs/assets/rules/calendar-form.js";
import * as managers from "../../docs/assets/rules/managers-form.js";
import * as sites from "../../docs/assets/rules/sites-form.js";

/** What of REQUEST reaches the engine: as it was typed, and nothing that is not there. */
const sent = (request) => JSON.parse(JSON.stringify(request));

const faults = (...places) => places.map((at) => ({ at, found: "x", expected: { zh: "", en: "" } }));

test("an empty form asks nothing", () => {
  assert.equal(auditTime.request({ headcount: " ", organisation: "某某" }), null);
  assert.equal(calendar.request({ today: "2026-11-23", organisation: "某某" }), null);
  assert.equal(managers.request({ staff: "", all_staff: "200" }), null);
  assert.equal(sites.request({ mode: "count", sites: "", list: "甲" }), null);
  assert.equal(sites.request({ mode: "list", sites: "10", list: " \n" }), null);
});

test("audit time: what is planned makes a worksheet, and only then", () => {
  assert.deepEqual(sent(auditTime.request({ headcount: "５００ " })), { kind: "audit-time", typed: true, headcount: "５００ " });
  const planned = sent(auditTime.request({
    headcount: "500",
    document: "zpic-wf-20",
    organisation: "某某电器",
    prepared_by: "",
    "planned.initial.days": "４",
    "planned.initial.reason": " 两地办公 ",
    "planned.surveillance.reason": "只有理由",
    "planned.recertification.days": " ",
  }));
  assert.deepEqual(planned, {
    kind: "audit-time",
    typed: true,
    headcount: "500",
    worksheet: {
      organisation: "某某电器",
      planned: { initial: { days: "４", reason: "两地办公" }, surveillance: { days: "", reason: "只有理由" } },
    },
    document: "zpic-wf-20",
  });
});

test("audit time: a faulty plan does not take the figures of the rule away; a faulty headcount does", () => {
  const asked = { kind: "audit-time", headcount: "500", worksheet: {} };
  const lesser = { kind: "audit-time", headcount: "500" };
  assert.deepEqual(auditTime.less(asked, faults("worksheet.planned.initial.reason")), lesser);
  assert.ok(!auditTime.less(asked, faults("worksheet.date", "headcount")));
  assert.ok(!auditTime.less(lesser, faults("headcount")));
  assert.deepEqual(auditTime.place("worksheet.planned.initial.days"), { field: "planned.initial.days" });
  assert.deepEqual(auditTime.place("headcount"), { field: "headcount" });
});

test("sites: a number of them, or a list with stage and seed", () => {
  const counted = sent(sites.request({ mode: "count", sites: "１０", bad: "" }));
  assert.deepEqual(counted, { kind: "sites", typed: true, detection: {}, sites: "１０" });
  const listed = sites.request({ mode: "list", list: "名称\n甲\n", stage: "initial", seed: " 7 ", issued: "", bad: "" });
  assert.deepEqual(sent(listed), {
    kind: "sites", typed: true, detection: {}, list: "名称\n甲\n", stage: "initial", seed: "7", issued: "",
    today: today(), // a visit after it is refused
  });
});

test("sites: bad ones are supposed by number or by share, the sign of percent counts wherever it is typed", () => {
  const detection = (bad, bad_unit) => sites.request({ mode: "count", sites: "10", bad, bad_unit }).detection;
  assert.deepEqual(detection("2", "count"), { bad_sites: "2" });
  assert.deepEqual(detection("２", "count"), { bad_sites: "２" });
  assert.deepEqual(detection("12.5", "percent"), { bad_share: "12.5%" });
  assert.deepEqual(detection("12.5％ ", "percent"), { bad_share: "12.5％ " });
  assert.deepEqual(detection("12.5%", "count"), { bad_share: "12.5%" });
  assert.deepEqual(detection("300", "percent"), { bad_share: "300%" });
  for (const nothing of [" ", "%", ""]) assert.deepEqual(detection(nothing, "percent"), {});
});

test("sites: a supposition that makes no sense does not hide the sample", () => {
  const asked = { kind: "sites", sites: "10", detection: { bad_sites: "x" } };
  assert.deepEqual(sites.less(asked, faults("detection.bad_sites")), { kind: "sites", sites: "10" });
  assert.ok(!sites.less(asked, faults("detection", "sites")));
});

test("sites: a fault of a list names its line", () => {
  assert.deepEqual(sites.place("list.3", { mode: "list" }), { field: "list", line: 3 });
  assert.deepEqual(sites.place("list.3.headcount", { mode: "list" }), { field: "list", line: 3 });
  assert.deepEqual(sites.place("sites", { mode: "list" }), { field: "list" });
  assert.deepEqual(sites.place("sites", { mode: "count" }), { field: "sites" });
  assert.deepEqual(sites.place("detection.bad_share", { bad: "300" }), { field: "bad", typed: "300" });
  assert.deepEqual(sites.place("detection", { bad: "3" }), { field: "bad", typed: "" });
});

test("sites: a fresh seed has six digits and does not repeat", () => {
  const seeds = Array.from({ length: 50 }, sites.freshSeed);
  for (const seed of seeds) assert.match(seed, /^[1-9]\d{5}$/);
  assert.ok(new Set(seeds).size > 40);
});

test("calendar: visits, what is done and what is skipped, and days in many ways of writing", () => {
  const asked = calendar.request({
    document: "lantern-rules",
    issued: "2025-06-06",
    today: "2026-11-23",
    suspended: "",
    "surveillance.0": "2026-05-20",
    "surveillance.1": "",
    "done.certificate-report": "2025-07-01",
    "skip.first-surveillance": "on",
    "skip.other": "",
    holidays: "2026/10/1\n２０２６年１０月２日\n\n2026.10.5\nsomeday\n",
    workdays: "",
  });
  assert.deepEqual(asked, {
    kind: "calendar",
    typed: true,
    document: "lantern-rules",
    issued: "2025-06-06",
    today: "2026-11-23",
    surveillance: ["2026-05-20"],
    done: { "certificate-report": "2025-07-01" },
    skip: ["first-surveillance"],
    holidays: ["2026/10/1", "２０２６年１０月２日", "2026.10.5", "someday"],
  });
});

test("calendar: dates that an earlier file had, and that are gone, are named as they stood last", () => {
  const asked = calendar.request({ issued: "2025-06-06", "surveillance.0": "2026-05-20" });
  const earlier = [
    { issued: "2025-06-06", suspended: "2026-11-01", "surveillance.0": "2026-05-20", "surveillance.1": "2027-05-20" },
    { issued: "2025-06-06", suspended: "2026-10-01", appeal_received: "2026-1" }, // half typed
    { issued: "2025-06-01", informed: "2026-10-02" },
    { issued: "2025-06-06", verified: "2026-10-03", document: "another" },
    {},
  ];
  const gone = { suspended: "2026-11-01", informed: "2026-10-02", surveillance: ["2026-05-20", "2027-05-20"] };
  assert.deepEqual(calendar.takenBack(asked, earlier), gone);
  assert.deepEqual(calendar.takenBack(calendar.request(earlier[0]), [{ issued: "2025-06-06", suspended: "2026-10-01" }]), {});
});

test("calendar: a fault of a list of days names the line as it stands in the form, blank lines counted", () => {
  const fields = { holidays: "2026-10-01\n\n2026-10-32" };
  assert.deepEqual(calendar.place("holidays.1", fields), { field: "holidays", line: 3 });
  assert.deepEqual(calendar.place("holidays.7", fields), { field: "holidays" });
  assert.deepEqual(calendar.place("surveillance.0", fields), { field: "surveillance" });
  // The first visit is half typed and not asked about: what the engine calls 0 is the second.
  const half = { ...fields, "surveillance.0": "2026-5", "surveillance.1": "2027-05-20" };
  assert.deepEqual(calendar.place("surveillance.0", half), { field: "surveillance.1" });
  assert.deepEqual(calendar.place("surveillance", fields), { field: "surveillance" });
  assert.deepEqual(calendar.place("skip.first-surveillance", fields), { field: "issued" });
  assert.deepEqual(calendar.place("verified", fields), { field: "verified" });
});

test("managers: more digits than a number holds, as they were typed", () => {
  assert.deepEqual(managers.request({ staff: "１2345678901234567891", all_staff: " ", rubric: "made-up" }), {
    kind: "managers", typed: true, staff: "１2345678901234567891", all_staff: " ", rubric: "made-up",
  });
});
