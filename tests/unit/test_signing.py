"""Signatures: the form by the test vectors of its specification, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from aftersales.api.signing import raw_bytes, written
from aftersales.proof import from_multibase, hash_data, key_of, multibase, multikey
from tests.unit.test_forged_records import ENGINE, record_of

VECTORS = Path(__file__).parent / "eddsa-jcs-2022"
CREATED = "2026-11-28T08:00:00Z"
PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = PRIVATE.public_key().public_bytes_raw()


def ask(kind: str, **parts: Any) -> Any:
    return json.loads(ENGINE.reply(json.dumps({"format": "request/1", "kind": kind, **parts})))


def signed(record: dict[str, Any]) -> dict[str, Any]:
    asked = {"record": record, "key": written(PUBLIC), "created": CREATED}
    to_sign = raw_bytes(ask("sign", **asked)["result"]["to_sign"], 64)
    assert to_sign
    found: dict[str, Any] = ask("sign", **asked, signature=written(PRIVATE.sign(to_sign)))["result"]["record"]
    return found


class TestVectorsOfTheSpecification:
    """Data Integrity EdDSA Cryptosuites v1.0 (W3C Recommendation, 2025-05-15), appendix B.2."""

    document: dict[str, Any] = json.loads((VECTORS / "signed.json").read_text(encoding="utf-8"))
    key = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
    secret = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq"
    hashes = (
        "66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db"
        "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19"
    )
    signature = (
        "407cd12654b33d718ecbb99179a1506daaa849450bf3fc523cce3e1c96f8b803"
        "51da3f253d725c6f00b07c9e5448d50b3ef78012b9ab54255116d069c6dd2808"
    )

    def test_what_is_signed(self) -> None:
        unsecured = {key: value for key, value in self.document.items() if key != "proof"}
        options = {key: value for key, value in self.document["proof"].items() if key != "proofValue"}
        assert hash_data(unsecured, options).hex() == self.hashes

    def test_how_keys_and_signatures_are_written(self) -> None:
        key, value = key_of(self.key), self.document["proof"]["proofValue"]
        assert key is not None
        assert multikey(key) == self.key
        assert from_multibase(value) == bytes.fromhex(self.signature)
        assert multibase(bytes.fromhex(self.signature)) == value
        Ed25519PublicKey.from_public_bytes(key).verify(
            bytes.fromhex(self.signature), bytes.fromhex(self.hashes)
        )

    def test_the_signature_is_made_again(self) -> None:
        """A written secret key has the two bytes 80 26 before it."""
        secret = from_multibase(self.secret)
        assert secret is not None
        private = Ed25519PrivateKey.from_private_bytes(secret.removeprefix(b"\x80\x26"))
        assert private.sign(bytes.fromhex(self.hashes)).hex() == self.signature


@given(st.binary(max_size=70))
def test_base58_loses_nothing(raw: bytes) -> None:
    assert from_multibase(multibase(raw)) == raw


@pytest.mark.parametrize("text", ["", "6Mk", "z0", "zO", "zl", "z" + "2" * 101])
def test_what_is_no_base58_is_told(text: str) -> None:
    assert from_multibase(text) is None


@pytest.mark.parametrize("kind", ["score", "sites", "calendar", "audit-time"])
def test_a_signed_record_verifies_and_says_by_which_key(kind: str) -> None:
    found = ask("verify", record=signed(record_of(kind)))["result"]
    assert found["agrees"]
    told = found["signature"]
    assert (told["multikey"], told["created"]) == (multikey(PUBLIC), CREATED)
    key, said, value = (raw_bytes(told[p], n) for p, n in (("key", 32), ("signed_bytes", 64), ("value", 64)))
    assert key
    assert said
    assert value
    Ed25519PublicKey.from_public_bytes(key).verify(value, said)


@pytest.mark.parametrize("key", ["request", "result", "engine", "documents", "signed", "digest"])
def test_every_part_of_the_record_is_signed(key: str) -> None:
    record = signed(record_of("audit-time"))
    if isinstance(record[key], dict):
        record[key]["another"] = "x"
    elif isinstance(record[key], list):
        record[key].append(dict(record[key][0]))
    else:
        record[key] = "0.9.9" if key == "engine" else "0" * 64
    told = ask("verify", record=record)["result"]["signature"]
    said, value = raw_bytes(told["signed_bytes"], 64), raw_bytes(told["value"], 64)
    with pytest.raises(InvalidSignature):
        PRIVATE.public_key().verify(value or b"", said or b"")


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"type": "Ed25519Signature2020"}, "record.proof.type"),
        ({"cryptosuite": "eddsa-rdfc-2022"}, "record.proof.cryptosuite"),
        ({"proofPurpose": "authentication"}, "record.proof.proofPurpose"),
        ({"created": "2026-11-28"}, "record.proof.created"),
        ({"created": "2026-02-29T08:00:00Z"}, "record.proof.created"),
        ({"verificationMethod": "https://a.example/key"}, "record.proof.verificationMethod"),
        ({"proofValue": "z2"}, "record.proof.proofValue"),
        ({"expires": "2030-01-01T00:00:00Z"}, "record.proof.expires"),
    ],
)
def test_a_proof_of_another_form_is_refused_with_its_place(changed: dict[str, str], place: str) -> None:
    record = signed(record_of("audit-time"))
    record["proof"] |= changed
    assert [fault["at"] for fault in ask("verify", record=record)["faults"]] == [place]


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"key": "AA"}, "key"),
        ({"key": "*" * 43}, "key"),
        ({"created": "yesterday"}, "created"),
        ({"created": "2026-02-30T08:00:00Z"}, "created"),
        ({"created": "2026-11-28T25:00:00Z"}, "created"),
        ({"created": "２０２６-11-28T08:00:00Z"}, "created"),
        ({"signature": "AA"}, "signature"),
        ({"record": {"format": "record/1"}}, "record.digest"),
    ],
)
def test_what_cannot_be_signed_is_refused_with_its_place(changed: dict[str, Any], place: str) -> None:
    asked = {"record": record_of("audit-time"), "key": written(PUBLIC), "created": CREATED}
    assert place in [fault["at"] for fault in ask("sign", **asked | changed)["faults"]]


def test_a_record_that_was_changed_is_not_signed() -> None:
    record = record_of("audit-time") | {"signed": {"by": "李四"}}
    asked = {"record": record, "key": written(PUBLIC), "created": CREATED}
    assert [fault["at"] for fault in ask("sign", **asked)["faults"]] == ["record.digest"]
