// node measure.mjs FOLDER WHEEL BUNDLE: what measure.py measures, under Pyodide.
import { readFileSync } from "node:fs";
import { boot } from "./boot.mjs";

const [folder, wheel, bundle] = process.argv.slice(2);
const python = await boot(folder, wheel);
python.globals.set("asked", readFileSync(bundle, "utf8"));
python.runPython(readFileSync(new URL("measure.py", import.meta.url), "utf8"));
console.log(python.runPython("measured(asked)"));
