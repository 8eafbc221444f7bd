// Names as they show: two that differ by what nobody sees are one.

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * NAME without marks that nobody sees, with single spaces, as `as_seen` of `aftersales.foundation.typed` has it.
 * @param {string} name
 */
export const asSeen = (name) => name.replace(/\s+/gu, " ").replace(UNSEEN, "").trim();
