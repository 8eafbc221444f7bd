"""Keys and signatures of Ed25519, by the library `cryptography`, which is an extra: aftersales[signature]."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from aftersales.foundation.text import Language, Text
from aftersales.proof import key_of
from aftersales_cli.output_files import refuse_path
from aftersales_cli.refusal import refuse
from aftersales_yaml.system_errors import in_words

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
except ModuleNotFoundError:  # pragma: no cover - the tests have it
    available = False
else:
    available = True

from aftersales.api.signing import raw_bytes, written

_LIBRARY = Text(
    "先安装签名所需的程序库：pip install 'aftersales[signature]'",
    "the library for signatures: pip install 'aftersales[signature]'",
)
_PRIVATE = Text(
    "Ed25519 私钥文件（JWK，有 x 和 d）", "a file with a private key of Ed25519 (JWK with x and d)"
)
_PUBLIC = Text(
    "公钥：z6Mk…、did:key:z6Mk…，或 JWK 文件", "a public key: z6Mk..., did:key:z6Mk..., or a file (JWK)"
)


def new_key() -> dict[str, str]:
    """A new key as a JWK (RFC 8037), the form in which browsers export theirs."""
    private = Ed25519PrivateKey.generate()
    d = private.private_bytes(
        serialization.Encoding.Raw, serialization.PrivateFormat.Raw, serialization.NoEncryption()
    )
    return {"kty": "OKP", "crv": "Ed25519", "x": written(_public(private)), "d": written(d)}


def write_secret(path: Path, text: str, language: Language) -> None:
    """Write TEXT to PATH, which must not exist yet, for nobody else to read; or end the program."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        refuse_path(path, in_words(error).in_language(language), language)


def private_key(path: Path, language: Language) -> tuple[bytes, Ed25519PrivateKey]:
    """The key in the file PATH, its public half first; ends the program if there is none."""
    jwk = _jwk(path)
    d, x = (raw_bytes(jwk.get(part), 32) for part in ("d", "x"))
    private = None if d is None else Ed25519PrivateKey.from_private_bytes(d)
    if private is None or x != _public(private):
        refuse([{"at": "--key", "found": str(path), "expected": _PRIVATE.to_json()}], language)
    assert x is not None
    return x, private


def public_key(given: str, language: Language) -> bytes:
    """The public key that is GIVEN, written out or as a file; ends the program if it is none."""
    found = key_of(given.removeprefix("did:key:").partition("#")[0])
    found = found or raw_bytes(_jwk(Path(given)).get("x"), 32)
    if found is None:
        refuse([{"at": "--key", "found": given, "expected": _PUBLIC.to_json()}], language)
    return found


def is_valid(signature: dict[str, Any]) -> bool:
    """Whether the SIGNATURE, as the engine tells it of a record, is by its key."""
    key, said, value = (
        raw_bytes(signature[part], size) for part, size in (("key", 32), ("signed_bytes", 64), ("value", 64))
    )
    assert key is not None
    assert said is not None
    assert value is not None
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(value, said)
    except InvalidSignature:
        return False
    return True


def expect_library(language: Language) -> None:
    if not available:
        refuse([{"at": "", "found": "–", "expected": _LIBRARY.to_json()}], language)


def _jwk(path: Path) -> dict[str, Any]:
    """The JWK of Ed25519 in the file PATH; empty if there is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))  # an editor of Windows puts a mark before it
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and found.get("crv") == "Ed25519" else {}


def _public(private: Ed25519PrivateKey) -> bytes:
    return private.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
