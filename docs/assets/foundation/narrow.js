// Figures in narrow characters, by the rule of `aftersales.foundation.typed`.

const WIDE = /[\uff01-\uff5e]/g; // ASCII as a Chinese keyboard may write it
const SHIFT = 0xfee0;

/**
 * TEXT with the full-width forms of ASCII as ASCII, and a minus sign as a hyphen. Unicode's own folding (NFKC) would make 2² a
 * 22, and ① a 1.
 * @param {string} text
 */
export const narrow = (text) =>
  text
    .replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - SHIFT))
    .replaceAll("\u3000", " ")
    .replaceAll("\u2212", "-");
