// Joins modules with Rolldown. Reads from standard input which, beside the folder it is run in, writes the joined files
// there, says what each holds and loads at once, and gives the text of what is to stand alone: in pages themselves, say.
// See docs/decisions/0035-served-modules.md.
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

/** How many of the site's scripts have to load a module at once for it to go into the file that all share. */
const SHARED = 6;

/** What reads what is kept. */
const KEPT = [
  "foundation/shapes",
  "vendor/idb",
  "workspace/(?:case-at-work|database|housing|identifiers|looking|read-early|revisions|tabs)",
];

/**
 * What starts Python has a file of its own, so that it waits for nothing else, and so has what reads what is kept; what
 * pages to read share with calculators has one too, or they would load all that calculators share.
 */
const GROUPS = [
  {
    name: "kept",
    tags: ["$initial"],
    test: new RegExp(`assets/(?:${KEPT.join("|")})\\.js$`),
    minShareCount: 2,
    priority: 4,
  },
  {
    name: "reading",
    tags: ["$initial"],
    test: /assets[/\\](?:foundation[/\\](?:dom|link|words)|workspace[/\\](?:browser-storage|database-name))\.js$/,
    minShareCount: 2,
    priority: 3,
  },
  { name: "engine", tags: ["$initial"], test: /assets[/\\]engine[/\\]/, minShareCount: 2, priority: 2 },
  { name: "calculators", tags: ["$initial"], minShareCount: SHARED, priority: 1 },
];

/**
 * Files that run while a calculator starts. Chromium compiles them whole as it reads them in, beside the page, instead of
 * function by function on the page's thread, which puts the form together meanwhile.
 */
const AT_START = ["calculators", "kept", "result", "reading", "engine", "score/main", "site/page", "workspace/read-early"];
const EAGERLY = "//# allFunctionsCalledOnLoad";

/** @type {{ packages: string, pages: string[], worker: string[], alone: string[], folder: string }} */
const { packages, pages, worker, alone, folder } = JSON.parse(await text(process.stdin));
const { rolldown } = await import(pathToFileURL(createRequire(join(resolve(packages), "any.js")).resolve("rolldown")).href);

/** @type {Record<string, { entry: string | null, imports: string[], modules: string[] }>} */
const files = {};

/**
 * @param {string[]} entries
 * @param {object[]} groups
 */
async function joined(entries, groups) {
  const input = Object.fromEntries(entries.map((path) => [path.replace(/^assets\/(.*)\.js$/, "$1"), resolve(path)]));
  const bundle = await rolldown({ input, preserveEntrySignatures: false, platform: "browser", logLevel: "warn" });
  const { output } = await bundle.write({
    dir: folder,
    format: "es",
    minify: true,
    hashCharacters: "hex",
    postBanner: ({ name }) => (AT_START.includes(name) ? EAGERLY : ""),
    entryFileNames: "[name]-[hash].js",
    chunkFileNames: "shared/[name]-[hash].js",
    codeSplitting: { groups },
  });
  for (const { fileName, isEntry, facadeModuleId, imports, moduleIds } of output) {
    files[folder + fileName] = {
      entry: isEntry && facadeModuleId ? relative(".", facadeModuleId) : null,
      imports: imports.map((name) => folder + name),
      modules: moduleIds.map((id) => relative(".", id)).filter((path) => path.startsWith("assets/")),
    };
  }
  await bundle.close();
}

/**
 * @param {string} entry
 * @returns {Promise<{ code: string, modules: string[] }>} a program that imports nothing, and what is in it
 */
async function program(entry) {
  // Where a page holds it no module has an address; what it asks for by that the page's head names.
  const transform = { define: { "import.meta.url": "document.baseURI" } };
  const bundle = await rolldown({ input: resolve(entry), platform: "browser", logLevel: "warn", transform });
  const { output } = await bundle.generate({ format: "iife", minify: true });
  await bundle.close();
  const [{ code, moduleIds }] = output;
  return { code: code.trim(), modules: moduleIds.map((id) => relative(".", id)) };
}

await joined(pages, GROUPS);
// A worker waits for each of its files in turn, and shares little with pages: it gets one.
for (const entry of worker) await joined([entry], []);
/** @type {Record<string, { code: string, modules: string[] }>} */
const programs = {};
for (const entry of alone) programs[entry] = await program(entry);
process.stdout.write(JSON.stringify({ files, programs }));
