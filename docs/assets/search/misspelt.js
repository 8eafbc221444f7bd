// English that was mistyped by one letter: garantee, warrenty, recieve. Nothing but what is known to nobody is corrected.

const WORD = /[a-z]+/gi;
const SHORTEST = 5; // of shorter words too many lie one letter apart
const LONGEST = 24; // longer ones are no words: what was pasted has more neighbours than a device has room for
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * A function that says in known words what was asked.
 *
 * @param {ReadonlySet<string>} known
 * @param {(word: string) => boolean} isOnSite a word of the site goes before other words
 * @returns {(asked: string) => string}
 */
export function makeCorrector(known, isOnSite) {
  return (asked) =>
    asked.replace(WORD, (typed) => {
      const word = typed.toLowerCase();
      if (word.length < SHORTEST || word.length > LONGEST || known.has(word)) return typed;
      const near = [...new Set(oneLetterOff(word))].filter((each) => known.has(each));
      return near.find(isOnSite) ?? near[0] ?? typed;
    });
}

/** What WORD is with two letters swapped, one more, one other, one less: the likelier slips first. @param {string} word */
function* oneLetterOff(word) {
  // The first letter is hardly ever the wrong one.
  for (let at = 1; at + 1 < word.length; at += 1) yield word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  for (let at = 1; at <= word.length; at += 1) for (const letter of LETTERS) yield word.slice(0, at) + letter + word.slice(at);
  for (let at = 1; at < word.length; at += 1) for (const letter of LETTERS) yield word.slice(0, at) + letter + word.slice(at + 1);
  for (let at = 1; at < word.length; at += 1) yield word.slice(0, at) + word.slice(at + 1);
}
