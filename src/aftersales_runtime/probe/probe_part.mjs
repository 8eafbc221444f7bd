// node probe_part.mjs FOLDER WHEEL ARCHIVE < ASKED: starts that runtime with a part of it, runs probe_part.py.
import { readFileSync } from "node:fs";
import { addPart, boot } from "./boot.mjs";

const [folder, wheel, archive] = process.argv.slice(2);
const python = await boot(folder, wheel);
addPart(python, archive);
const home = "/home/pyodide/aftersales_runtime/probe";
python.FS.mkdirTree(home);
for (const name of ["file_samples", "probe_part"]) {
  python.FS.writeFile(`${home}/${name}.py`, readFileSync(new URL(`${name}.py`, import.meta.url), "utf8"));
}
console.log(python.pyimport("aftersales_runtime.probe.probe_part").report(readFileSync(0, "utf8")));
