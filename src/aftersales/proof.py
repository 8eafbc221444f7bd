"""The signature of a record: a Data Integrity proof of the cryptosuite eddsa-jcs-2022 (W3C Recommendation).

The engine writes and reads the form, and says which bytes are signed: SHA-256 of the proof without its value,
then SHA-256 of the record without its proof, both by RFC 8785. Ed25519 itself is the business of whoever
holds the key: WebCrypto in a browser, the library `cryptography` on the terminal.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from aftersales.foundation.canonical_json import canonical
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.records import ProofJson

KEY_BYTES = 32
SIGNATURE_BYTES = 64

_BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519_KEY = b"\xed\x01"
"""What stands before a public key of Ed25519 in its written form (Multikey)."""
_METHOD = re.compile(r"did:key:(z[1-9A-HJ-NP-Za-km-z]+)#(z[1-9A-HJ-NP-Za-km-z]+)")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_FIXED = {
    "type": "DataIntegrityProof",
    "cryptosuite": "eddsa-jcs-2022",
    "proofPurpose": "assertionMethod",
}

A_MOMENT = Text(
    "世界时的日期和时刻，如 2025-06-06T08:00:00Z", "a moment in UTC, such as 2025-06-06T08:00:00Z"
)
_A_METHOD = Text("Ed25519 公钥，写作 did:key:z6Mk…#z6Mk…", "a public key of Ed25519, as did:key:z6Mk…#z6Mk…")
_A_SIGNATURE = Text(
    "64 字节的签名，base58 写法，以 z 开头", "a signature of 64 bytes in base58, beginning with z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Whose key (its public half) signed a record, when, the signature, and what the proof says beside."""

    key: bytes
    created: str
    signature: bytes
    options: Mapping[str, object]


def proof_options(key: bytes, created: str) -> dict[str, object]:
    """A proof by the public KEY but for its value."""
    name = multikey(key)
    return {**_FIXED, "created": created, "verificationMethod": f"did:key:{name}#{name}"}


def hash_data(unsecured: Mapping[str, object], options: Mapping[str, object]) -> bytes:
    """The 64 bytes that are signed: of a document without its proof, and a proof without its value."""
    return b"".join(hashlib.sha256(canonical(part)).digest() for part in (options, unsecured))


def proof_json(options: Mapping[str, object], signature: bytes) -> ProofJson:
    """The proof with OPTIONS and its value, the SIGNATURE in base58."""
    return {**options, "proofValue": multibase(signature)}  # type: ignore[typeddict-item]


def read_proof(outer: Reader) -> Proof | None:
    """The proof of the record that OUTER reads; None where nobody signed it."""
    reader = outer.optional_inner("proof")
    if reader is None:
        return None
    for name, expected in _FIXED.items():
        reader.constant(name, expected)
    created = moment(reader, "created")
    method = _METHOD.fullmatch(reader.string("verificationMethod"))
    key = key_of(method[1]) if method and method[1] == method[2] else None
    if key is None:
        reader.fault("verificationMethod", reader.raw("verificationMethod"), _A_METHOD)
    signature = from_multibase(reader.string("proofValue"))
    if signature is None or len(signature) != SIGNATURE_BYTES:
        reader.fault("proofValue", reader.raw("proofValue"), _A_SIGNATURE)
    reader.close()
    if key is None or signature is None:
        return None
    return Proof(key=key, created=created, signature=signature, options=proof_options(key, created))


def moment(reader: Reader, key: str) -> str:
    """The date and time in UTC under KEY."""
    value = reader.string(key)
    if not _MOMENT.fullmatch(value) or not _is_moment(value):
        reader.fault(key, value, A_MOMENT)
    return value


def _is_moment(written: str) -> bool:
    """Whether there is that day and that time: no 30 February, no 24:00:61."""
    try:
        datetime.fromisoformat(written.removesuffix("Z"))
    except ValueError:
        return False
    return True


def multikey(key: bytes) -> str:
    """A public key of Ed25519 as it is written: z6Mk…"""
    return multibase(_ED25519_KEY + key)


def key_of(written: str) -> bytes | None:
    """The public key of Ed25519 that is WRITTEN; None if it is none."""
    raw = from_multibase(written)
    if raw is None or len(raw) != len(_ED25519_KEY) + KEY_BYTES or not raw.startswith(_ED25519_KEY):
        return None
    return raw.removeprefix(_ED25519_KEY)


def multibase(raw: bytes) -> str:
    """RAW in base58 with Bitcoin's letters (Multibase, z); a leading zero byte is a leading 1."""
    number, letters = int.from_bytes(raw), ""
    while number:
        number, rest = divmod(number, len(_BITCOIN))
        letters = _BITCOIN[rest] + letters
    return "z" + "1" * (len(raw) - len(raw.lstrip(b"\0"))) + letters


def from_multibase(text: str) -> bytes | None:
    """The bytes that TEXT is the base58 of; None if it is none, or longer than anything written here."""
    letters = text.removeprefix("z")
    if letters == text or len(letters) > 100 or any(letter not in _BITCOIN for letter in letters):
        return None
    number = 0
    for letter in letters:
        number = number * len(_BITCOIN) + _BITCOIN.index(letter)
    zeros = len(letters) - len(letters.lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8)
