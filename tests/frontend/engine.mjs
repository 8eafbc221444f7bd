// The real engine, in a Python that answers line by line.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ANSWER = `
import sys
from aftersales import Engine
from aftersales_yaml.collection import read_collection
engine = Engine(read_collection().bundle())
for line in sys.stdin:
    print(engine.reply(line), flush=True)
`;

/** An engine that answers requests in order; STOP it when done. */
export function startEngine() {
  const python = process.env.AFTERSALES_PYTHON ?? `${ROOT}.venv/bin/python`;
  const child = spawn(python, ["-X", "utf8", "-c", ANSWER], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = [];
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()(JSON.parse(line)));
  const ask = (request) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      child.stdin.write(`${JSON.stringify({ format: "request/1", ...request })}\n`);
    });
  return {
    async merge(sides) {
      const reply = await ask({ kind: "merge", ...sides });
      if (!reply.ok) throw new Error(JSON.stringify(reply.faults));
      const { merged, conflicts } = reply.result;
      return { document: merged, conflicts: conflicts.map((each) => ({ ...each, can_be_both: each.choices.includes("both") })) };
    },
    /** The reply to a request as a page writes it, both as text. @param {string} json */
    request: (json) =>
      new Promise((resolve) => {
        waiting.push((reply) => resolve(JSON.stringify(reply)));
        child.stdin.write(`${json.replaceAll("\n", " ")}\n`);
      }),
    stop: () => child.kill(),
  };
}
