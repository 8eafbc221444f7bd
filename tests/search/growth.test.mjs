import assert from "node:assert/strict";
import test from "node:test";
import { gzipSync } from "node:zlib";
import MiniSearch from "minisearch";
import { makeLibrary } from "../../docs/assets/search/library.js";

const NOTHING_ASKED = { phrases: [], at: [] };
const NO_TERMS = { words: [], foreign: [], at: [] };
const WORDS = { terms: NO_TERMS, function_words: [], kept_words: [], same_words: {}, document_names: {}, questions: NOTHING_ASKED };
const SUBJECTS = ["审查时间", "证书有效期", "服务网点", "配件供应", "投诉处理", "认证标志", "抽样方法", "人员配置"];
const PLACES = 200; // of a document

/** Text that compresses about as badly as real text does, the same for the same seed. */
function prose(seed, length) {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return String.fromCharCode(0x4e00 + (state >> 8) % 2500);
  }).join("");
}

/** COUNT documents, each about a subject of its own; their head as it travels, and their texts. */
function library(count) {
  const names = Array.from({ length: count }, (_, document) => `doc-${document}`);
  const at = names.flatMap((name, document) => Array.from({ length: PLACES }, (_, place) => ({ name, document, place })));
  const texts = new Map(names.map((name, document) => [name, Array.from({ length: PLACES }, (_, place) => prose(document * PLACES + place + 1, 110))]));
  const title = ({ document, place }) => `${place} ${SUBJECTS[document % SUBJECTS.length]}${document}${prose(document + place, 4)}`;
  const packed = {
    ...WORDS,
    entries: {
      location: at.map(({ name, place }) => `${name}/#${place}`),
      title: at.map(title),
      part: at.map(({ document }) => document),
      numbers: at.map(() => 0),
      tags: at.map(() => 0),
      boost: at.map(() => 0),
    },
    parts: names.map((name) => [name, bytesOf(texts.get(name))]),
  };
  return { packed, texts };
}

const bytesOf = (content) => gzipSync(JSON.stringify(content)).length;

/** The bytes that a reader loads who asks ASKED of COUNT documents. */
async function loaded(count, asked) {
  const { packed, texts } = library(count);
  let bytes = bytesOf(packed);
  const { finderFor } = makeLibrary(MiniSearch, packed, async (part) => {
    bytes += bytesOf(texts.get(part));
    return texts.get(part);
  });
  const { hits } = (await finderFor(asked)).find(asked);
  return { bytes, hits };
}

test("a reader of ten times the documents does not load ten times as much", async () => {
  const [few, many] = [await loaded(3, "服务网点"), await loaded(30, "服务网点")];
  assert.match(few.hits[0].place.title, /服务网点/);
  assert.match(many.hits[0].place.title, /服务网点/);
  assert.ok(many.bytes < 4 * few.bytes, `${few.bytes} for 3 documents, ${many.bytes} for 30`);
});

test("texts that are there already are not loaded again", async () => {
  const { packed, texts } = library(1);
  const asked = [];
  const { finderFor } = makeLibrary(MiniSearch, packed, async (part) => (asked.push(part), texts.get(part)));
  const [first, second] = await Promise.all([finderFor("审查时间"), finderFor("投诉处理")]);
  assert.equal(new Set(asked).size, asked.length);
  assert.equal(first, second);
  for (const { place } of first.find("审查时间").hits) {
    const [name, at] = place.entry.location.split("/#");
    assert.equal(place.text, texts.get(name)[Number(at)]);
  }
});

test("a part that did not arrive is asked for again with the next question", async () => {
  const { packed, texts } = library(2);
  let failures = 1;
  const { finderFor } = makeLibrary(MiniSearch, packed, async (part) => {
    if (failures-- > 0) throw new Error("no network");
    return texts.get(part);
  });
  await assert.rejects(finderFor("审查时间"));
  assert.ok((await finderFor("审查时间")).find("审查时间").hits.length);
});

/** A library of one document whose first place is asked for in two ways, one of them in the part of further phrases. */
function askedOtherwise(fetchPhrases) {
  const { packed, texts } = library(1);
  const questions = { phrases: ["老师几时过来"], at: [[7]] };
  const read = async (part) => (part === "phrases" ? fetchPhrases() : texts.get(part));
  return makeLibrary(MiniSearch, { ...packed, questions, further: "phrases" }, read);
}

const best = async ({ finderFor }, asked) => (await finderFor(asked)).find(asked).hits[0]?.place.entry.location;

test("phrases that the head has no room for are fetched before anything is asked, once, and found like the others", async () => {
  let fetched = 0;
  const made = askedOtherwise(async () => (fetched++, ["谁把关盖章|多早打招呼"]));
  assert.equal(fetched, 1);
  for (const asked of ["老师几时过来", "谁把关盖章", "多早打招呼"]) assert.equal(await best(made, asked), "doc-0/#7", asked);
  assert.equal(fetched, 1);
});

test("further phrases that did not arrive are asked for again with the next question", async () => {
  let failures = 1;
  const made = askedOtherwise(async () => {
    if (failures-- > 0) throw new Error("no network");
    return ["谁把关盖章"];
  });
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(await best(made, "谁把关盖章"), "doc-0/#7");
});
