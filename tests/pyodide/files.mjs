// node files.mjs FOLDER WHEEL ASKED ANSWERS ARCHIVE...: what a part answers to the requests of the file ASKED
// ({"bundle", "module", "requests": [[json, base64 or null]]}), written to ANSWERS in the same form. The parts are
// in the ARCHIVEs, added in this order.
import { readFileSync, writeFileSync } from "node:fs";
import { addPart, boot } from "../../src/aftersales_runtime/probe/boot.mjs";

const [folder, wheel, asked, answers, ...archives] = process.argv.slice(2);
const { bundle, module, requests } = JSON.parse(readFileSync(asked, "utf8"));
const python = await boot(folder, wheel);
for (const archive of archives) addPart(python, archive);
const engine = python.pyimport("aftersales").Engine.from_json(JSON.stringify(bundle));
const files = python.pyimport(module).open_files(engine);
const replies = requests.map(([json, content]) => {
  const [reply, made] = files.exchange(json, content === null ? undefined : new Uint8Array(Buffer.from(content, "base64"))).toJs();
  return [reply, made ? Buffer.from(made).toString("base64") : null];
});
writeFileSync(answers, JSON.stringify(replies));
