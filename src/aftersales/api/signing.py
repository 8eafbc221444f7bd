"""A request of the kind sign: the bytes of a record that a key signs, and the record with the signature."""

from __future__ import annotations

import binascii
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from aftersales.api.request import open_request
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.proof import (
    KEY_BYTES,
    SIGNATURE_BYTES,
    hash_data,
    moment,
    multikey,
    proof_json,
    proof_options,
)
from aftersales.record import Record, read_record

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.records import RecordJson, SignatureJson, SignResult

_BYTES = Text("{size} 字节，base64url 写法", "{size} bytes in base64url")
# The letters of base64 and those of base64url; its module would cost the browser a start.
_FOR_ADDRESSES = bytes.maketrans(b"+/", b"-_")
_FROM_ADDRESSES = bytes.maketrans(b"-_+/", b"+/**")
_INTACT = Text("未被改动的记录（校验值相符）", "a record that is intact (its digest matches)")
_UNSIGNED = Text("尚未签名的记录", "a record that nobody has signed yet")


def reply_sign(request: Mapping[str, object]) -> SignResult:
    """What is to be signed; with a signature, the record that carries it. Nobody's signature is replaced."""
    reader = open_request(request)
    value = reader.raw("record")
    record = reader.noted(lambda: read_record(value))
    if record is not None and not record.intact:
        reader.fault("record.digest", _digest(value), _INTACT)
    if record is not None and record.proof is not None:
        reader.fault("record.proof", "proof", _UNSIGNED)
    key, created = _raw(reader, "key", KEY_BYTES), moment(reader, "created")
    signature = _raw(reader, "signature", SIGNATURE_BYTES) if reader.has("signature") else None
    reader.finish()
    assert isinstance(value, Mapping)
    options = proof_options(key, created)
    signed = None if signature is None else {**value, "proof": proof_json(options, signature)}
    return {
        "to_sign": written(hash_data(value, options)),
        "multikey": multikey(key),
        "record": cast("RecordJson | None", signed),
    }


def signature_json(record: Record, value: Mapping[str, object]) -> SignatureJson | None:
    """What whoever checks the signature of RECORD, read from VALUE, needs; None where there is none."""
    proof = record.proof
    if proof is None:
        return None
    unsecured = {key: inner for key, inner in value.items() if key != "proof"}
    return {
        "key": written(proof.key),
        "multikey": multikey(proof.key),
        "created": proof.created,
        "signed_bytes": written(hash_data(unsecured, proof.options)),
        "value": written(proof.signature),
    }


def written(raw: bytes) -> str:
    """RAW in base64url without padding, as keys stand in a JWK."""
    return binascii.b2a_base64(raw, newline=False).translate(_FOR_ADDRESSES).rstrip(b"=").decode()


def raw_bytes(text: object, size: int) -> bytes | None:
    """The SIZE bytes that TEXT has in base64url; None if it has not."""
    if not isinstance(text, str):
        return None
    try:
        padded = text.encode().translate(_FROM_ADDRESSES) + b"=" * (-len(text) % 4)
        raw = binascii.a2b_base64(padded, strict_mode=True)
    except ValueError:
        return None
    return raw if len(raw) == size else None


def _raw(reader: Reader, key: str, size: int) -> bytes:
    text = reader.string(key)
    raw = raw_bytes(text, size)
    if raw is None:
        reader.fault(key, text, _BYTES.filled(size=str(size)))
    return raw or b""


def _digest(value: object) -> object:
    return value.get("digest") if isinstance(value, Mapping) else None
