// Leaves out of style sheets what no page and no script of the site names. Reads from standard input the sheets to be made
// lean, those that merely use their variables, and every word that can be a tag, a class, an id, an attribute or a
// variable; writes the lean sheets, in the same order.
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

/** @type {{ packages: string, sheets: string[], others: string[], words: string[] }} */
const { packages, sheets, others, words } = JSON.parse(await text(process.stdin));
const found = createRequire(join(resolve(packages), "any.js")).resolve("purgecss");
const { PurgeCSS } = await import(pathToFileURL(found).href);

// The theme's script marks every page for a moment while it sets the colours, so that nothing fades; to look for what that
// mark changes takes the browser through every element, twice a visit.
const UNWANTED = "data-md-color-switching";

const content = [{ raw: words.filter((word) => word !== UNWANTED).join(" "), extension: "html" }];
/** @param {string[]} css @param {object} options */
const purged = async (css, options) => {
  const found = await new PurgeCSS().purge({ content, css: css.map((raw) => ({ raw })), ...options });
  return found.map((each) => each.css);
};

// Variables come second: what names them may have gone. PurgeCSS takes one that only another variable names for unused.
const ruled = await purged(sheets, { keyframes: true });
const named = [...ruled, ...others].flatMap((sheet) => sheet.match(/(?<=var\(\s*)--[\w-]+/g) ?? []);
const variables = [...named, ...words.filter((word) => word.startsWith("--"))];
process.stdout.write(JSON.stringify(await purged(ruled, { variables: true, safelist: { variables } })));
