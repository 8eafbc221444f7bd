import assert from "node:assert/strict";
import test from "node:test";
import { makeBrowser } from "./browser.mjs";

const browser = makeBrowser();
const { canSign, keptKey, ownKey, takeKey } = await import("../../docs/assets/frame/signing.js");

test("a signature is offered where a key can be kept, and nothing is left of having looked", async () => {
  assert.equal(await canSign(), true);
  assert.deepEqual([...browser.texts.keys()], []);
});

test("none is offered where there is no room for a key, or no storage: making the record did nothing at all", async () => {
  browser.state.full = true;
  assert.equal(await canSign(), false);
  browser.state.full = false;
  browser.state.closed = true;
  assert.equal(await canSign(), false);
  browser.state.closed = false;
});

test("a key that is here already signs where there is no room any more", async () => {
  const key = await ownKey();
  browser.state.full = true;
  assert.equal(await canSign(), true);
  assert.deepEqual(await ownKey(), key);
  browser.state.full = false;
});

test("a key whose halves do not belong together is not taken in place of the one that is here", async () => {
  const own = await ownKey();
  const other = /** @type {CryptoKeyPair} */ (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]));
  const { kty, crv, d, x } = await crypto.subtle.exportKey("jwk", other.privateKey);
  assert.equal(await takeKey(JSON.stringify({ kty, crv, x: own.x, d })), false);
  assert.deepEqual(keptKey(), own);
  assert.equal(await takeKey(JSON.stringify({ kty, crv, x, d, key_ops: ["sign"], ext: true })), true); // as another program exports it
  assert.equal(keptKey()?.x, x);
});
