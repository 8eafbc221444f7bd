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

const lean = await new PurgeCSS().purge({
  content: [{ raw: words.join(" "), extension: "html" }],
  css: [...sheets, ...others].map((raw) => ({ raw })),
  variables: true,
  keyframes: true,
  safelist: { variables: words.filter((word) => word.startsWith("--")) },
});
process.stdout.write(JSON.stringify(lean.slice(0, sheets.length).map(({ css }) => css)));
