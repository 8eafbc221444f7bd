"""Digests of what is published and recorded."""

from __future__ import annotations

from importlib import import_module


def sha256_of(content: bytes) -> str:
    """The SHA-256 of CONTENT, in hexadecimal digits.

    What works it out is loaded with the first one: a batch asks for none, and OpenSSL comes along with it.
    """
    digest: str = import_module("hashlib").sha256(content).hexdigest()
    return digest
