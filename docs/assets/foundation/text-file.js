// The text of a file in the encoding that it is in, as `aftersales_yaml.encodings` tells it: a test holds them together.

const MARKS = /** @type {const} */ ([
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
]);
const LOOKED_AT = 4000;
const LINE_END = 10;

/**
 * The text of FILE: UTF-8, or UTF-16 or GB18030 where that is certain; "" where it is none of them, for other words
 * than those that were written would be kept without anybody's notice.
 * @param {Blob} file
 */
export async function textOf(file) {
  return textIn(new Uint8Array(await file.arrayBuffer())) ?? "";
}

/**
 * Whether FILE is a text of which no encoding is certain.
 * @param {Blob} file
 */
export async function isUncertain(file) {
  return textIn(new Uint8Array(await file.arrayBuffer())) === null;
}

/**
 * The lines of FILE; null for one that is no text, which takes none of the others with it.
 * @param {Blob} file
 */
export async function linesOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return textIn(bytes)?.split("\n") ?? linesIn(bytes).map(textIn);
}

/** @param {Uint8Array} bytes */
function linesIn(bytes) {
  const lines = [];
  for (let start = 0; start <= bytes.length; ) {
    const end = bytes.indexOf(LINE_END, start);
    lines.push(bytes.subarray(start, end < 0 ? bytes.length : end));
    start = end < 0 ? bytes.length + 1 : end + 1;
  }
  return lines;
}

/** @param {Uint8Array} bytes */
function textIn(bytes) {
  const encoding = encodingOf(bytes);
  return encoding && decoded(bytes, encoding);
}

/** @param {Uint8Array} bytes */
function encodingOf(bytes) {
  const marked = MARKS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return marked[1];
  const zeros = [0, 0];
  const begin = bytes.subarray(0, LOOKED_AT);
  begin.forEach((byte, index) => byte || (zeros[index % 2] = (zeros[index % 2] ?? 0) + 1));
  const [high = 0, low = 0] = zeros;
  if (high + low) {
    const [most, fewest] = [Math.max(high, low), Math.min(high, low)];
    return most * 16 > begin.length && most > 2 * fewest ? (low > high ? "utf-16le" : "utf-16be") : null;
  }
  if (decoded(bytes, "utf-8") !== null) return isUtf8ByAccident(bytes) ? "gb18030" : "utf-8";
  return areCommon(bytes) ? "gb18030" : null;
}

// Two bytes each that are a sign of UTF-8 and an often used character of GB2312, as `aftersales.foundation.accidental_utf8` has them.
const ALL = /^(?:[\0-\x7f]|[\xc2-\xd7][\xa1-\xbf])*$/;
const RUN = /(?:[\xc2-\xd7][\xa1-\xbf])+/g;
const MAY_BE = /^(?:[\xc2-\xc7\xce][\xa1-\xbf]|(?:\xc2[\xa1-\xbf])+|(?:\xc3[\xa1-\xbf])+|(?:\xce[\xa1-\xbf])+|([\xc2-\xc7\xce][\xa1-\xbf])\1+)$/;

/**
 * Whether BYTES, which are UTF-8, are GB18030 by what they say: 学校 is ѧУ in UTF-8, and nobody writes that.
 * @param {Uint8Array} bytes
 */
function isUtf8ByAccident(bytes) {
  const each = new TextDecoder("latin1").decode(bytes); // bytes from A1 on are signs of the same number
  return ALL.test(each) && (each.match(RUN) ?? []).some((run) => !MAY_BE.test(run));
}

/**
 * Whether nine of ten pairs of BYTES are characters of GB2312, and more than two of three signs or of its first level.
 * @param {Uint8Array} bytes
 */
function areCommon(bytes) {
  let [pairs, common, frequent] = [0, 0, 0];
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
    if (first < 0x80) continue;
    pairs += 1;
    at += 1;
    if (first < 0xa1 || first > 0xf7 || second < 0xa1 || second > 0xfe) continue;
    common += 1;
    if (first <= 0xa3 || (first >= 0xb0 && first <= 0xd7)) frequent += 1;
  }
  return common * 10 >= pairs * 9 && frequent * 3 > pairs * 2;
}

/**
 * @param {Uint8Array} bytes
 * @param {string} encoding
 */
function decoded(bytes, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
