// node time.mjs FOLDER WHEEL < ASKED: milliseconds to start that runtime, and for one reply of the engine.
import { readFileSync } from "node:fs";
import { boot } from "./boot.mjs";

const [folder, wheel] = process.argv.slice(2);
const asked = readFileSync(0, "utf8");
const begun = performance.now();
const python = await boot(folder, wheel);
python.globals.set("asked", asked);
python.runPython(`
import json
from aftersales import Engine
samples = json.loads(asked)
engine = Engine(samples["bundle"])
request = json.dumps(samples["requests"][0])
engine.reply(request)
`);
const ready = performance.now();
const rounds = 200;
python.runPython(`for _ in range(${rounds}): engine.reply(request)`);
const done = performance.now();
console.log(JSON.stringify({ start: ready - begun, reply: (done - ready) / rounds }));
