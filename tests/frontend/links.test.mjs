import assert from "node:assert/strict";
import test from "node:test";
import { isLink, pack, unpack } from "../../docs/assets/foundation/fragment.js";
import { fitting, formOf, fromFragment, changedIn, holdsForm, toFragment } from "../../docs/assets/rules/form.js";

const FORM = {
  kind: "audit-time",
  blank: { headcount: "", date: "", today: "2026-11-23" },
  names: new Set(["headcount", "date", "today", "planned.initial.days"]),
  transient: new Set(["today"]),
  hidden: new Set(["date"]),
};

test("what is packed comes out as it went in, and no sign of it means something in an address", async () => {
  const text = JSON.stringify({ 名称: "某某电器 <&\"'>", list: "x".repeat(5000) });
  const fragment = await pack(text);
  assert.match(fragment, /^#a=[\w-]+$/);
  assert.ok(isLink(fragment));
  assert.equal(await unpack(fragment), text);
});

test("a damaged link is refused, and one that unpacks to more than a request may hold", async () => {
  for (const damaged of ["#a=bm9uc2Vuc2U", "#a=AAAA", "#a=%", "#a=é"]) await assert.rejects(unpack(damaged), damaged);
  await assert.rejects(unpack(await pack("x".repeat(1024 * 1024 + 1))), RangeError);
});

test("few fields can be read in the link; many are packed", async () => {
  assert.equal(await toFragment({ headcount: "500" }), "#headcount=500");
  const long = { headcount: "5".repeat(2000) };
  const packed = await toFragment(long);
  assert.ok(isLink(packed));
  for (const [fragment, fields] of [["#headcount=500", { headcount: "500" }], [packed, long]]) {
    assert.deepEqual(await fromFragment(FORM, fragment), { ...FORM.blank, ...fields });
  }
});

test("a link that names a field of another form is refused as a whole", async () => {
  for (const fragment of ["#headcount=500&unknown=1", "#__proto__=1", await pack('{"headcount":500}'), await pack("[]")]) {
    await assert.rejects(fromFragment(FORM, fragment), fragment);
  }
});

test("the name of a place on the page is no form", () => {
  for (const place of ["", "#", "#bands", "#c-5.1.1.1"]) assert.equal(holdsForm(place), false);
  for (const link of ["#a=xyz", "#headcount=500", "#planned.initial.days=3"]) assert.equal(holdsForm(link), true);
});

test("a form is kept without what is true only now, and not at all while it is as the page was made", () => {
  const { name, blank, write, read } = formOf(FORM);
  assert.equal(name, "aftersales.audit-time");
  assert.deepEqual(read(blank), FORM.blank);
  assert.equal(write({ ...FORM.blank, today: "2027-01-01" }), null);
  const filled = { ...FORM.blank, headcount: "500", "planned.initial.days": "", today: "2027-01-01" };
  assert.deepEqual(write(filled), { format: "form/1", fields: { headcount: "500" } });
  assert.deepEqual(read(write(filled)), { ...FORM.blank, headcount: "500" });
});

test("a kept form is read whole or not at all", () => {
  const { read } = formOf(FORM);
  for (const kept of [
    {}, { format: "form/2", fields: {} }, { format: "form/1" }, { format: "form/1", fields: [] },
    { format: "form/1", fields: { headcount: "500", x: "1" } }, { format: "form/1", fields: { headcount: 500 } },
  ]) assert.equal(read(kept), null, JSON.stringify(kept));
});

test("what is emptied counts as changed where the page had something in it", () => {
  const form = { ...FORM, blank: { mode: "count" }, names: new Set(["mode"]), transient: new Set() };
  assert.deepEqual(changedIn(form, { mode: "" }), [["mode", ""]]);
  assert.deepEqual(fitting(form, { mode: "list" }), { mode: "list" });
});
