// node scripts/pack_site.mjs SITE OUT: a copy of the built site in OUT, ready to be put onto a server. Beside each
// file that gets smaller stand .br and .gz, which a server hands out as they are: packed once, as small as can be.
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const PACKED = /\.(css|csv|html|ico|ics|js|json|jsonld|md|mjs|svg|txt|wasm|webmanifest|whl|xml|yaml|yml|zip)$/;
const WORTH = 1000; // bytes; below, a packed copy saves nothing that is felt
const AT_ONCE = 4;
const HEADERS = fileURLToPath(new URL("../deploy/_headers", import.meta.url));

const ways = {
  gz: (content) => promisify(gzip)(content, { level: 9 }),
  br: (content) =>
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
};

/** Packing takes a minute or two, and most files are those of the last time: copies are kept by their content. */
async function packed(content, ending, kept) {
  const name = join(kept, `${createHash("sha256").update(content).digest("hex")}.${ending}`);
  if (existsSync(name)) return readFileSync(name);
  const small = await ways[ending](content);
  writeFileSync(`${name}.draft`, small);
  renameSync(`${name}.draft`, name);
  return small;
}

const [site, out] = process.argv.slice(2);
if (!site || !out || !existsSync(join(site, "index.html"))) {
  console.error("usage: node scripts/pack_site.mjs SITE OUT, SITE being a built site");
  process.exit(2);
}
const kept = join(dirname(out), "packed");
mkdirSync(kept, { recursive: true });
rmSync(out, { recursive: true, force: true });
cpSync(site, out, { recursive: true });
const queue = readdirSync(out, { recursive: true }).filter((path) => PACKED.test(path)).sort();
const sums = { files: 0, plain: 0, gz: 0, br: 0 };
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let path = queue.shift(); path; path = queue.shift()) {
      const content = readFileSync(join(out, path));
      if (content.length < WORTH) continue;
      sums.files += 1;
      sums.plain += content.length;
      for (const ending of ["gz", "br"]) {
        const small = await packed(content, ending, kept);
        if (small.length < content.length) writeFileSync(join(out, `${path}.${ending}`), small);
        sums[ending] += Math.min(small.length, content.length);
      }
    }
  }),
);
copyFileSync(HEADERS, join(out, "_headers"));
const said = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
console.log(`${out}: ${sums.files} files packed, ${said(sums.plain)} as gzip ${said(sums.gz)}, as brotli ${said(sums.br)}`);
