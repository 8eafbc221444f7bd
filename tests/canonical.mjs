// Reads records as lines of JSON; says of each, by Node and npm's `canonicalize` alone, whether its digest is right.
import { createHash } from "node:crypto";
import { createInterface } from "node:readline";

import canonicalize from "canonicalize";

for await (const line of createInterface({ input: process.stdin })) {
  const { digest, proof, ...content } = JSON.parse(line);
  const found = createHash("sha256").update(canonicalize(content), "utf8").digest("hex");
  process.stdout.write(found === digest ? "1" : "0");
}
