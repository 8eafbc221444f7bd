// The page reads the same encodings as the terminal (tests/unit/test_strict_files.py), and no other words than were written.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { isUncertain, linesOf, textOf } from "../../docs/assets/foundation/text-file.js";
import { mayBeAssessment } from "../../docs/assets/frame/files.js";

const WORDS = '{"reason": "没有记录，负责人王喆：三份服务台账"}';
const PYTHON = process.env.AFTERSALES_PYTHON ?? "python3";

/** @param {string} code an expression of Python that makes bytes @returns {Buffer} */
const bytes = (code) => execFileSync(PYTHON, ["-c", `import sys; sys.stdout.buffer.write(${code})`]);

/** @param {Buffer} content */
const file = (content) => new File([new Uint8Array(content)], "a.json");

test("what Chinese Windows saves is read as it was written", async () => {
  for (const encoding of ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]) {
    const saved = file(bytes(`${JSON.stringify(WORDS)}.encode("${encoding}")`));
    assert.equal(await textOf(saved), WORDS, encoding);
    assert.equal(await mayBeAssessment(saved), true, encoding);
  }
});

test("short words that are UTF-8 by accident are read as they were written", async () => {
  // D1A7 D0A3 is 学校 in GB18030 and ѧУ in UTF-8; a lone é, μ or ², and letters of one alphabet, are what they say.
  const saved = { 学校: "d1a7d0a3", 医院: "d2bdd4ba", 缺失: "c8b1caa7", 学习: "d1a7cfb0", 学员: "d1a7d4b1", 小路: "d0a1c2b7", 一: "d2bb", 一一: "d2bbd2bb" };
  const around = (/** @type {Buffer} */ word) => Buffer.concat([Buffer.from('{"not_met": "'), word, Buffer.from(' x"}')]);
  for (const [word, hex] of Object.entries(saved))
    for (const written of [Buffer.from(hex, "hex"), Buffer.from(word)]) assert.equal(await textOf(file(around(written))), `{"not_met": "${word} x"}`);
  for (const word of ["café", "Zoë", "5 μm", "W/(m²·K)", "αβ", "créée", "±3 °C", "§ 5", "Иван", "naïve — ok"])
    assert.equal(await textOf(file(Buffer.from(word))), word);
});

test("a text of which no encoding is certain is known", async () => {
  assert.equal(await isUncertain(file(bytes('"沒有記錄，負責人".encode("big5")'))), true);
  for (const content of ["", "{}", "没有记录"]) assert.equal(await isUncertain(file(Buffer.from(content))), false);
});

test("what may be other words is no text", async () => {
  const cases = ['"沒有記錄，負責人".encode("big5")', '"café naïve".encode("latin-1")', '"没有记录，负责人".encode()[:-1]', '"好".encode()[:-1]'];
  for (const code of [...cases, '"没有".encode() + "没有".encode("gbk")', '"没有记录".encode("gbk") + b"\\xff"'])
    assert.equal(await textOf(file(bytes(code))), "", code);
});

test("a line that is no text takes none of the others with it", async () => {
  // FF is no byte of any of the encodings; 上 is 0A 4E in UTF-16-LE, whose first byte is that of the end of a line.
  const lines = async (code) => linesOf(file(bytes(code)));
  assert.deepEqual(await lines('"名\\n\\n".encode() + b"\\xff\\n" + "维修记录\\n".encode("gbk") + "名".encode()'), ["名", "", null, "维修记录", "名"]);
  assert.deepEqual(await lines('"{\\"上\\":1}\\n{}".encode("utf-16")'), ['{"上":1}', "{}"]);
  assert.deepEqual(await lines('b""'), [""]);
});
