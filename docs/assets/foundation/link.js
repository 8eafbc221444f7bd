// What stands in the fragment of a link: the version of its form, a check value, and a text.
//
// `#a=2,CHECK,TEXT`. TEXT is packed (base64url, parts set apart by full stops), or plain parameters, which have an
// equals sign. Version 1 had neither version nor check value: `#a=PACKED`, or the parameters alone; it is still read.
// No change of one sign makes the one form of the other: both commas and the sign behind `a` would have to go.
import { checksum } from "./checksum.js";

export const LONGEST_LINK = 6000; // what chat programs pass on whole

const VERSION = 2;
const SEALED = /^#a(?:=|%(?:25)*3[Dd])(\d+)(?:,|%(?:25)*2[Cc])([0-9a-z]{7})(?:,|%(?:25)*2[Cc])(.*)$/s;
const VERSIONED = /^#a(?:=|%(?:25)*3[Dd])(\d{1,4})(?:,|%(?:25)*2[Cc])/;
const OLD_PACKED = /^#a=([\w.-]{4,})$/;
const OLD_PLAIN = /^#([\w.-]{2,}=[^,]*)$/s;

/** Blanks and line breaks, as they are and as addresses write them, the invisible ones too. */
const BLANKS = /[\s\u00ad\u200b-\u200f\u2060]|%20|%0[9AD]|%C2%A[0D]|%E3%80%80|%E2%80%8[B-F]|%E2%81%A0|%EF%BB%BF/giu;

/** One sign of punctuation at the end, Chinese or not, as it is and as addresses write it. */
const STOP = /(?:[.,;:!?)\]>}"'、。，．；：！？）】》」』”’…]|%E3%80%8[1-F]|%E3%80%9[01]|%EF%BC%[89AB][0-9A-F]|%E2%80%(?:9[89CD]|A6))$/iu;
const MOST_STOPS = 6;
const MOST_ENCODED = 3;

/** A link that cannot be used; the message is the key of what to say. */
export class LinkFault extends Error {}

const BROKEN = "incoming_broken";

/** What to say of what is whole and names what the page does not have: another calculator's, or another release's. */
export const NO_PLACE = "incoming_no_place";

/** The key of what to say of ERROR, which reading a link raised. @param {unknown} error */
export const reasonOf = (error) => (error instanceof LinkFault ? error.message : BROKEN);

/**
 * TEXT as a fragment, with its check value.
 * @param {string} text
 */
export const sealed = (text) => `#a=${VERSION},${checksum(`${VERSION},${text}`)},${text}`;

/**
 * Whether a fragment is meant as a link, and is not the name of a place on the page.
 * @param {string} fragment
 */
export const isLink = (fragment) => /^#(?:.*(?:[=,]|%3D|%2C)|a(?:＝|%EF%BC%9D)|[\w.-]+%(?:25)+3D)/is.test(fragment);

/**
 * The text in FRAGMENT; throws a `LinkFault` where it is damaged or of a later release.
 * Links of version 1 never had a comma.
 * Blanks and stops that a chat program put in are none of the damage: the check value tells.
 * @param {string} fragment
 * @returns {string}
 */
export function textIn(fragment) {
  const whole = fragment.replace(BLANKS, "");
  if (Number(VERSIONED.exec(whole)?.[1]) > VERSION) throw new LinkFault("incoming_later");
  const shorter = withoutStops(whole);
  for (const candidate of [fragment, ...shorter, cut(whole), ...decoded(whole).flatMap(withoutStops)]) {
    const [, version, check, text] = SEALED.exec(candidate) ?? [];
    if (text !== undefined && check === checksum(`${version},${text}`)) return text;
  }
  const [bare = ""] = withoutStops(asWritten(whole)).slice(-1);
  const [plain = ""] = withoutStops(asWritten(fragment.trim())).slice(-1); // a blank may be part of what was entered
  const old = whole.includes(",") ? null : (OLD_PACKED.exec(bare) ?? OLD_PLAIN.exec(plain));
  if (!old?.[1]) throw new LinkFault(BROKEN);
  return old[1];
}

/**
 * FRAGMENT as it was before programs that pass links on encoded it once more, each on its way: after one, two and three of them.
 * @param {string} fragment
 */
function decoded(fragment) {
  const before = [];
  try {
    for (let last = fragment, left = MOST_ENCODED; left; left -= 1) before.push((last = decodeURIComponent(last)));
  } catch {
    // a percent sign that stands for itself: it is not encoded any more
  }
  return before;
}

/**
 * A FRAGMENT of version 1 as it was before it was encoded again. It has no check value to tell; but it had an equals sign between
 * each name and its value, and where no sign of that kind is left all of them were encoded.
 * @param {string} fragment
 */
const asWritten = (fragment) => (/[=&,]/.test(fragment) ? fragment : (decoded(fragment).find((each) => each.includes("=")) ?? fragment));

/**
 * FRAGMENT, and what is left of it as one sign of punctuation after the other is taken from its end.
 * @param {string} fragment
 */
function withoutStops(fragment) {
  const shorter = [fragment];
  for (let rest = fragment; STOP.test(rest) && shorter.length <= MOST_STOPS; shorter.push(rest)) rest = rest.replace(STOP, "");
  return shorter;
}

/**
 * FRAGMENT without what somebody wrote on behind a packed link.
 * @param {string} fragment
 */
const cut = (fragment) => /^#a=\d+,[0-9a-z]+,[\w.-]*/.exec(fragment)?.[0].replace(/\.+$/, "") ?? fragment;
