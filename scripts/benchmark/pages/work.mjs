// The same work for every page that is compared: the first score of one answer, by our own engine as source files.
export const asked = {
  format: "request/1",
  kind: "score",
  assessment: { format: "assessment/1", rubric: "gbt-27922-2011", findings: { "5.1.1.1": "met" } },
};

const bytes = async (address) => (await fetch(address)).arrayBuffer();

/** The text that counts as the score, by stock Pyodide from BASE. */
export async function scored(base) {
  const { loadPyodide } = await import(new URL("pyodide.mjs", base));
  const [python, engine, rubric] = await Promise.all([
    loadPyodide({ indexURL: base.href }),
    bytes(new URL("engine.zip", base)),
    fetch(new URL("rubric.json", base)).then((reply) => reply.text()),
  ]);
  python.unpackArchive(engine, "zip");
  python.globals.set("bundle", `{"rubrics":[${rubric}],"rules":[]}`);
  python.globals.set("asked", JSON.stringify(asked));
  const reply = python.runPython("from aftersales import Engine\nEngine.from_json(bundle).reply(asked)");
  return shown(JSON.parse(reply).result.range);
}

export const shown = (range) => `${range.display.worst} ～ ${range.display.best}`;
