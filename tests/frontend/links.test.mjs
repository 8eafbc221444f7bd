import assert from "node:assert/strict";
import test from "node:test";
import { checksum } from "../../docs/assets/foundation/checksum.js";
import { isLink, LinkFault, sealed, textIn } from "../../docs/assets/foundation/link.js";
import { pack, unpack } from "../../docs/assets/foundation/packing.js";
import { fitting, formOf, fromFragment, fromText, changedIn, toFragment } from "../../docs/assets/rules/form.js";
import { asAdopted, pageOf } from "../../docs/assets/frame/sharing.js";
import { page as speaking } from "./page.mjs";

const FORM = {
  kind: "audit-time",
  blank: { headcount: "", date: "", today: "2026-11-23" },
  names: new Set(["headcount", "date", "today", "planned.initial.days"]),
  transient: new Set(["today"]),
  hidden: new Set(["date"]),
};

const ASSESSMENT = {
  format: "assessment/1",
  rubric: "gbt-27922-2011",
  findings: {
    "5.1.1.1": "met",
    "5.1.1.2": { sampled: 4, nonconforming: 1 },
    "5.3.1.1": "not_met",
    "5.2.2.1": { not_applicable: "没有安装业务" },
  },
};

/** As release 0.2.0 made them: OLD of ASSESSMENT, OLD_OUTLOOK with settings behind it. */
const OLD =
  "#a=NY2xDoIwGITf5WZAWzXGvowpUEgT-pfQOpGODvgIxoW4Ozj5QEJ8DFODuenuu8v1qGxnpIeAdE45ZxT5FUOC7pR3uoBAnfuU7w-cp3zNIqk0lZpqB9Fjl7EoCBjlkSyeR-SkaRtVQmwTkKXCUrzSVEOwEJubZUnWH_9rnvGY9b9Qtm2jC5k3CgLzc5xvw_QYPvfz-3WdLiNCCF8";
const OLD_OUTLOOK = `${OLD}.q1ZKLUvNU7JSMtAzVaoFAA`;
const OLD_FORM = "#headcount=500&planned.initial.days=3";
const OLD_PACKED_FORM = "#a=q1bKSE1MSc4vzStRslIyNTBQqgUA";

/** What may stand in an address, and what a slip of the hand puts there. */
const SIGNS = [..."ABCXYZabcxyz0123456789-_.~,;:=&+%/?!'()*@$#|<>\"", " ", "\n", "。", "，", "é"];

/** @param {string} fragment */
const fieldsIn = async (fragment) => {
  const { fields, lineage } = await fromFragment(FORM, fragment);
  assert.equal(lineage, null, fragment);
  return fields;
};

/** @param {string} fragment */
const faultOf = (fragment) => {
  try {
    return { text: textIn(fragment) };
  } catch (error) {
    assert.ok(error instanceof LinkFault, `${fragment}: ${error}`);
    return { fault: error.message };
  }
};

test("the check value is CRC-32", () => {
  // The check value of ISO 3309 and of every table of CRCs: CRC-32("123456789") = cbf43926 (hexadecimal).
  assert.equal(checksum("123456789"), 0xcbf43926.toString(36).padStart(7, "0"));
});

test("what is packed comes out as it went in, and no sign of it means something in an address", async () => {
  const text = JSON.stringify({ 名称: "某某电器 <&\"'>", list: "x".repeat(5000) });
  const packed = await pack(text);
  assert.match(packed, /^[\w-]+$/);
  assert.equal(textIn(sealed(packed)), packed);
  assert.equal(await unpack(packed), text);
});

test("what unpacks to more than a request may hold is refused", async () => {
  await assert.rejects(unpack(await pack("x".repeat(1024 * 1024 + 1))), RangeError);
});

test("no single character can be changed, whatever the link holds", async () => {
  const links = [
    sealed(await pack(JSON.stringify(ASSESSMENT))),
    sealed([await pack(JSON.stringify(ASSESSMENT)), await pack('{"even":"0.5"}')].join(".")),
    sealed("headcount=500"),
    sealed("headcount=500&organisation=%E6%9F%90%E6%9F%90+%E7%94%B5%E5%99%A8%E3%80%82&date=2026-11-23"),
    sealed(""),
  ];
  let changes = 0;
  for (const link of links) {
    for (let place = 1; place < link.length; place += 1) {
      for (const sign of SIGNS) {
        if (sign === link[place]) continue;
        const changed = link.slice(0, place) + sign + link.slice(place + 1);
        changes += 1;
        assert.ok(isLink(changed), `${changed} is taken for the name of a place`);
        assert.ok("fault" in faultOf(changed), `${sign} at ${place} of ${link}`);
      }
    }
  }
  assert.ok(changes > 30_000, String(changes));
});

test("neither does one that is cut short, doubled or with two characters exchanged", async () => {
  const link = sealed(await pack(JSON.stringify(ASSESSMENT)));
  for (let place = 4; place < link.length; place += 1) {
    assert.ok("fault" in faultOf(link.slice(0, place)), `cut at ${place}`);
    assert.ok("fault" in faultOf(link.slice(0, place) + link[place] + link.slice(place)), `doubled at ${place}`);
    const [first, second] = [link[place - 1], link[place]];
    if (first !== second) assert.ok("fault" in faultOf(link.slice(0, place - 1) + second + first + link.slice(place + 1)), `exchanged at ${place}`);
  }
});

test("what chat programs put in is forgiven", async () => {
  const packed = await pack(JSON.stringify(ASSESSMENT));
  const plain = "headcount=500&organisation=%E6%9F%90%E6%9F%90+%E7%94%B5%E5%99%A8%E3%80%82";
  const half = packed.length / 2;
  for (const text of [packed, plain]) {
    const link = sealed(text);
    for (const behind of ["。", "%E3%80%82", "，", "%EF%BC%8C", ".", ")", "）", " ", "%20", "\n", "%0A", "。\n", "\u200b", "%E2%80%8B", "！！", "”"]) {
      assert.equal(textIn(link + behind), text, JSON.stringify(behind));
    }
    const broken = link.slice(0, 20) + "\r\n" + link.slice(20);
    assert.equal(textIn(broken), text);
    assert.equal(textIn(broken.replace("\r\n", "%0D%0A%20")), text);
    assert.equal(textIn(link.replaceAll(",", "%2C").replace("=", "%3D")), text);
  }
  assert.equal(textIn(`${sealed(packed)}。请看`), packed);
  assert.equal(textIn(`${sealed(packed)}%E3%80%82%E8%AF%B7%E7%9C%8B`), packed);
  assert.equal(textIn(sealed(packed.slice(0, half) + packed.slice(half))), packed);
});

test("a link that was encoded again on each way, or set in wide signs, is known for one", async () => {
  const packed = await pack(JSON.stringify(ASSESSMENT));
  const again = (/** @type {string} */ link) => `#${encodeURIComponent(link.slice(1))}`;
  for (const encoded of [again(again(sealed(packed))), again(again(again(sealed(packed))))]) {
    assert.equal(isLink(encoded), true);
    assert.equal(textIn(encoded), packed);
  }
  const wide = sealed(packed).replace("=", "＝").replaceAll(",", "，");
  for (const plain of ["headcount=500", "headcount=500&organisation=%E6%9F%90%E6%9F%90+%E7%94%B5%E5%99%A8%E3%80%82", "seed=50%25"]) {
    const link = sealed(plain);
    for (const encoded of [again(link), again(again(link)), again(again(again(link))), `${again(link)}。`, again(`${link}。`)]) {
      assert.equal(isLink(encoded), true, encoded);
      assert.equal(textIn(encoded), plain, encoded);
    }
    const damaged = again(link.replace("=500", "=501").replace("50%25", "51%25"));
    assert.deepEqual(faultOf(damaged), { fault: "incoming_broken" }, damaged);
  }
  for (const damaged of [wide, encodeURI(wide)]) {
    assert.equal(isLink(damaged), true, damaged);
    assert.deepEqual(faultOf(damaged), { fault: "incoming_broken" }, damaged);
  }
});

test("a link of a later version says so, whatever it looks like", () => {
  for (const later of ["#a=3,0000000,xyz", "#a=3,x", "#a=12,,,", "#a=3,0000000,xyz。"]) {
    assert.deepEqual(faultOf(later), { fault: "incoming_later" }, later);
  }
});

test("links of earlier releases still open", async () => {
  assert.deepEqual(JSON.parse(await unpack(textIn(OLD))), ASSESSMENT);
  assert.deepEqual(JSON.parse(await unpack(textIn(`${OLD}。`))), ASSESSMENT);
  const [own, settings] = textIn(OLD_OUTLOOK).split(".");
  assert.deepEqual([JSON.parse(await unpack(own)), JSON.parse(await unpack(settings))], [ASSESSMENT, { even: "0.5" }]);
  const fields = { ...FORM.blank, headcount: "500", "planned.initial.days": "3" };
  for (const link of [OLD_FORM, `${OLD_FORM}。`, `${OLD_FORM}%E3%80%82`]) assert.deepEqual(await fieldsIn(link), fields);
  assert.deepEqual(await fieldsIn(OLD_PACKED_FORM), { ...FORM.blank, headcount: "500" });
});

test("links of earlier releases that were encoded again still open, where nothing of them is left as it was", async () => {
  const again = (/** @type {string} */ link) => `#${encodeURIComponent(link.slice(1))}`;
  const fields = { ...FORM.blank, headcount: "500", "planned.initial.days": "3" };
  // By hand: #headcount=500&planned.initial.days=3 with = as %3D and & as %26; encoded twice, each % of that as %25.
  const once = "#headcount%3D500%26planned.initial.days%3D3";
  const twice = "#headcount%253D500%2526planned.initial.days%253D3";
  assert.deepEqual([again(OLD_FORM), again(again(OLD_FORM))], [once, twice]);
  for (const link of [once, twice, again(twice), `${once}。`, again(`${OLD_FORM}。`)]) {
    assert.equal(isLink(link), true, link);
    assert.deepEqual(await fieldsIn(link), fields, link);
  }
  // What was entered is 100%=a&b; the form wrote it as date=100%25%3Da%26b.
  const signs = "#date=100%25%3Da%26b";
  for (const link of [signs, again(signs), again(again(signs))]) assert.deepEqual(await fieldsIn(link), { ...FORM.blank, date: "100%=a&b" }, link);
  for (const link of [again(OLD_PACKED_FORM), again(again(OLD_PACKED_FORM))]) {
    assert.equal(isLink(link), true, link);
    assert.deepEqual(await fieldsIn(link), { ...FORM.blank, headcount: "500" }, link);
  }
  for (const link of ["#headcount=500%26planned.initial.days%3D3", "#headcount%3D500&x"]) { // half of it: which half is not certain
    assert.notDeepEqual(await fieldsIn(link).catch(() => "refused"), fields, link);
  }
  for (const place of ["#5.1.1.1", "#100%25", "#%E5%88%86%E6%95%B0"]) assert.equal(isLink(place), false, place);
});

test("few fields can be read in the link; many are packed", async () => {
  assert.match(String(await toFragment({ headcount: "500" })), /^#a=2,[0-9a-z]{7},headcount=500$/);
  const long = { headcount: "5".repeat(2000) };
  const packed = String(await toFragment(long));
  assert.ok(packed.length < 200);
  for (const fields of [{}, { headcount: "500" }, { date: "某日。 =&,%" }, long]) {
    assert.deepEqual(await fieldsIn(String(await toFragment(fields))), { ...FORM.blank, ...fields });
  }
});

const LINEAGE = {
  document: "6ee4d498-fea1-4485-992e-470ed99c2879",
  content: "0f".repeat(32),
  revision: "r-3",
  ancestors: { "r-1": [], "r-2": ["r-1"], "r-3": ["r-2", "r-1"] },
};

test("the link of a form says which revision it came from, plain and packed", async () => {
  for (const fields of [{ headcount: "500" }, { headcount: "5".repeat(2000) }, {}]) {
    const opened = await fromFragment(FORM, String(await toFragment(fields, LINEAGE)));
    assert.deepEqual(opened, { fields: { ...FORM.blank, ...fields }, lineage: LINEAGE });
  }
  const plain = String(await toFragment({ headcount: "500" }, LINEAGE));
  assert.match(plain, /,headcount=500&lineage=6ee4d498[0-9a-f-]+\.(0f){32}\.r-3_r-2_r-1\.r-1\.r-2_r-1$/);
});

test("a lineage that is none is left out of the form; the fields are worth more", async () => {
  const digest = "0f".repeat(32);
  for (const told of ["", "x", `d.${digest}`, "d.short.r", `d.${digest}.`, `d.${digest}.r_`, `<b>.${digest}.r`, `d.${digest}.r.__proto__`]) {
    const link = sealed(`${new URLSearchParams({ headcount: "500", lineage: told })}`);
    assert.deepEqual(await fieldsIn(link), { ...FORM.blank, headcount: "500" }, told);
  }
  const packed = sealed(await pack('{"headcount":"500","lineage":{"document":"d"}}'));
  assert.deepEqual(await fieldsIn(packed), { ...FORM.blank, headcount: "500" });
});

test("a whole link with a field that the form has not is not called damaged: it would come the same again", async () => {
  const whole = [sealed("headcount=500&unknown=1"), "#headcount=500&unknown=1", sealed(await pack('{"headcount":"500","unknown":"1"}'))];
  for (const link of whole) {
    const fault = await fromFragment(FORM, link).catch((error) => error);
    assert.ok(fault instanceof LinkFault, link);
    assert.equal(fault.message, "incoming_no_place", link);
  }
});

test("a link that names a field of another form is refused as a whole", async () => {
  for (const text of ["headcount=500&unknown=1", "__proto__=1", await pack('{"headcount":500}'), await pack("[]")]) {
    await assert.rejects(fromFragment(FORM, sealed(text)), text);
    await assert.rejects(fromFragment(FORM, `#${text.includes("=") ? "" : "a="}${text}`), text);
  }
  for (const damaged of ["#a=bm9uc2Vuc2U", "#a=AAAA", "#a=%", "#a=é"]) await assert.rejects(fromFragment(FORM, damaged), damaged);
});

test("the name of a place on the page is no link", () => {
  for (const place of ["", "#", "#bands", "#c-5.1.1.1", "#%E8%AF%84%E5%88%86"]) assert.equal(isLink(place), false);
  for (const link of ["#a=xyz", "#headcount=500", "#planned.initial.days=3", sealed("")]) assert.equal(isLink(link), true);
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

test("the file of a form opens in that form alone; those of earlier releases do not say of which they are", () => {
  const saved = { format: "form/1", fields: { headcount: "500" } };
  const opened = (content, mark = "") => fromText(FORM, mark + JSON.stringify(content));
  const fields = { ...FORM.blank, headcount: "500" };
  assert.deepEqual(opened({ ...saved, kind: "audit-time" }), { fields, lineage: null });
  assert.deepEqual(opened(saved), { fields, lineage: null });
  assert.deepEqual(opened(saved, "\ufeff"), { fields, lineage: null }); // as an editor of Windows saves it
  for (const none of [{ ...saved, kind: "managers" }, { ...saved, format: "form/2" }, { ...saved, fields: { staff: "5" } }, [], 7, null]) {
    assert.equal(opened(none), null, JSON.stringify(none));
  }
  assert.equal(fromText(FORM, "headcount=500"), null);
});

test("where readings are switched, the dialog says that the link leads to the result as adopted", () => {
  const shared = { hints: ["own"], choices: [], fragment: async () => null };
  assert.deepEqual(asAdopted(speaking, shared, { "C-1": "other" }).hints, ["share_readings", "own"]);
  assert.deepEqual(asAdopted(speaking, { ...shared, hints: undefined }, { "C-1": "other" }).hints, ["share_readings"]);
  assert.equal(asAdopted(speaking, shared, {}), shared);
});

test("a link names the page, and no document that only this browser has", () => {
  const page = "https://site.example/calculators/x/";
  assert.equal(pageOf(page), page);
  assert.equal(pageOf(`${page}?document=5f3c-1#c-5.1.1.1`), page);
  assert.equal(pageOf(`${page}?rubric=own%40ab&document=5f3c-1`), `${page}?rubric=own%40ab`);
});
