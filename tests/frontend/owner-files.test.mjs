import assert from "node:assert/strict";
import test from "node:test";
import { fileNameOf } from "../../docs/assets/outlook/owners.js";

test("two owners whose names make one file name have files of their own", () => {
  const shares = [{ owner: "质检/一部" }, { owner: null }, { owner: "质检 一部" }, { owner: "IT" }, { owner: "it" }, { owner: "人事部" }];
  assert.deepEqual(
    shares.filter(({ owner }) => owner).map((share) => fileNameOf(share, shares)),
    ["质检_一部", "质检_一部-2", "IT", "it-2", "人事部"],
  );
});
