// node probe.mjs FOLDER WHEEL < ASKED: starts that runtime, runs probe.py in it, prints its report as the last line.
import { readFileSync } from "node:fs";
import { boot } from "./boot.mjs";

const [folder, wheel] = process.argv.slice(2);
const python = await boot(folder, wheel);
python.globals.set("asked", readFileSync(0, "utf8"));
python.runPython(readFileSync(new URL("probe.py", import.meta.url), "utf8"));
console.log(python.runPython("report(asked)"));
