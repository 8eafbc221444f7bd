// What a side took in from a head that the other side grew out of is none of its own; what was entered since is.
import assert from "node:assert/strict";
import test from "node:test";
import { knownToOther } from "../../docs/assets/workspace/taken-in.js";

const PLACE = "findings.5.1.1.2";
const says = (answer) => ({ findings: { "5.1.1.2": answer } });

/**
 * Two windows began apart (A, B) and took in the file F, which says "old"; the first then settled it with another file, G,
 * which says "new" (S grew out of F and G), the second took in F alone (B2).
 */
const rows = {
  root: { parents: [] },
  A: { parents: ["root"] },
  B: { parents: ["root"] },
  F: { parents: [], changed: [PLACE] },
  G: { parents: [], changed: [PLACE] },
  A2: { parents: ["A", "F"], changed: [PLACE] },
  S: { parents: ["A2", "G"], changed: [PLACE] },
  B2: { parents: ["B"], changed: [PLACE], took: "F" },
};
const CONFLICT = { place: PLACE, mine: "old", theirs: "new" };

/** What is settled of CONFLICT between MINE and THEIRS with MORE revisions there. */
function settled(mine, theirs, { more = {}, conflict = CONFLICT, contents = { F: says("old"), G: says("new") } } = {}) {
  const graph = new Map(Object.entries({ ...rows, ...more }).map(([id, row]) => [id, { id, changed: [], ...row }]));
  const read = async (ids) => new Map(ids.flatMap((id) => (contents[id] ? [[id, contents[id]]] : [])));
  return knownToOther({ graph, mine, theirs }, [conflict], read);
}

test("what was taken in alone gives way to what the other made of it, from either side", async () => {
  assert.deepEqual(await settled("B2", "S"), { [PLACE]: "theirs" });
  assert.deepEqual(await settled("S", "B2", { conflict: { place: PLACE, mine: "new", theirs: "old" } }), { [PLACE]: "mine" });
});

test("it gives way also where the other went on", async () => {
  const more = { S2: { parents: ["S"], changed: [PLACE] } };
  assert.deepEqual(await settled("B2", "S2", { more, conflict: { ...CONFLICT, theirs: "newer" } }), { [PLACE]: "theirs" });
});

test("what was entered since is asked about, even where it says the same again", async () => {
  const more = { B3: { parents: ["B2"], changed: [PLACE] }, B4: { parents: ["B3"], changed: [PLACE] } };
  assert.deepEqual(await settled("B4", "S", { more }), {});
});

test("what was put together of both when it was taken in is asked about", async () => {
  assert.deepEqual(await settled("B2", "S", { conflict: { ...CONFLICT, mine: "own\nold" } }), {});
});

test("what came from a head that the other does not know is asked about", async () => {
  const more = { H: { parents: [], changed: [PLACE] }, B3: { parents: ["B2"], changed: [PLACE], took: "H" } };
  assert.deepEqual(await settled("B3", "S", { more, contents: { F: says("old"), H: says("old") } }), {});
});

test("a head whose content is gone says nothing, nor does a revision of an earlier build", async () => {
  assert.deepEqual(await settled("B2", "S", { contents: {} }), {});
  assert.deepEqual(await settled("B2", "S", { more: { B2: { parents: ["B"], changed: [PLACE] } } }), {});
});

test("two that both took in what the other knew are asked about", async () => {
  const more = {
    M: { parents: ["A", "G"] },
    M2: { parents: ["M"], changed: [PLACE], took: "F" },
    T: { parents: ["B", "F"] },
    T2: { parents: ["T"], changed: [PLACE], took: "G" },
  };
  assert.deepEqual(await settled("M2", "T2", { more }), {});
});

test("a whole part is a place too", async () => {
  const [place, certificates] = ["certificates", ["quality"]];
  const more = { B2: { parents: ["B"], changed: [place], took: "F" } };
  const asked = { more, conflict: { place, mine: certificates, theirs: [] }, contents: { F: { certificates } } };
  assert.deepEqual(await settled("B2", "S", asked), { [place]: "theirs" });
});
