// Starts a runtime under Node as the worker starts it in the browser: same files, same library, same wheel.
// Nothing is fetched. Used while building the runtime, by the tests in Pyodide and by the bench.
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * @param {string} folder a folder with pyodide.mjs and what belongs to it
 * @param {string} wheel the engine's wheel
 */
export async function boot(folder, wheel) {
  const home = resolve(folder);
  const { loadPyodide } = await import(pathToFileURL(`${home}/pyodide.mjs`).href);
  const { info } = JSON.parse(readFileSync(`${home}/pyodide-lock.json`, "utf8"));
  const python = await loadPyodide({
    indexURL: `${home}/`,
    stdLibURL: `${home}/python_stdlib.zip`,
    lockFileContents: { info, packages: {} },
    env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
  });
  const path = `/${basename(wheel)}`;
  python.FS.writeFile(path, new Uint8Array(readFileSync(wheel)));
  python.pyimport("sys").path.append(path);
  return python;
}

/**
 * Add a part of the runtime, as the worker adds it on the first click that needs it.
 * @param {any} python
 * @param {string} archive
 */
export function addPart(python, archive) {
  const path = `/parts/${archive.split("/").pop()}`;
  python.FS.mkdirTree("/parts");
  python.FS.writeFile(path, new Uint8Array(readFileSync(archive)));
  python.pyimport("sys").path.append(path);
}
