// node replies.mjs FOLDER WHEEL ASKED: the engine's reply to each request of the file ASKED
// ({"bundle", "requests"}), as a JSON list. A file, because a large pipe is not always ready to be read.
// The runtime is the one that the site ships, started as the worker starts it.
import { readFileSync } from "node:fs";
import { boot } from "../../src/aftersales_runtime/probe/boot.mjs";

const [folder, wheel, asked] = process.argv.slice(2);
const python = await boot(folder, wheel);
python.globals.set("asked", readFileSync(asked, "utf8"));
console.log(
  python.runPython(`
import json
from aftersales import Engine

wanted = json.loads(asked)
engine = Engine(wanted["bundle"])
json.dumps([engine.reply(request) for request in wanted["requests"]])
`),
);
