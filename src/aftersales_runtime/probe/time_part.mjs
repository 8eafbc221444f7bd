// node time_part.mjs FOLDER WHEEL ARCHIVE MODULE: milliseconds until a part of that runtime, once here, is ready.
import { addPart, boot } from "./boot.mjs";

const [folder, wheel, archive, module] = process.argv.slice(2);
const python = await boot(folder, wheel);
const begun = performance.now();
addPart(python, archive);
python.pyimport(module);
console.log(JSON.stringify({ ready: performance.now() - begun }));
