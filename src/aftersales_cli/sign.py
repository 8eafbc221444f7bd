"""``aftersales key NEW`` and ``aftersales sign RECORD --key KEY -o SIGNED``."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from aftersales.api.signing import raw_bytes, written
from aftersales.foundation.text import Language, Text
from aftersales.proof import multikey
from aftersales_cli.ed25519 import expect_library, new_key, private_key, write_secret
from aftersales_cli.engine import ask
from aftersales_cli.input_files import read_mapping
from aftersales_cli.options import language_option
from aftersales_cli.output_files import expect_new, write_new
from aftersales_cli.printing import line
from aftersales_cli.words import filled

_MADE = Text(
    "密钥存在 {path}，不要交给别人。公钥（可以公开）：{key}",
    "The key is in {path}: hand it to nobody. Its public half, for everybody: {key}",
)
_SIGNED = Text("已签名：{path}，公钥 {key}", "Signed: {path}, public key {key}")


@click.command()
@click.argument("out", metavar="NEW.jwk", type=click.Path(path_type=Path, dir_okay=False))
@language_option
def key(out: Path, language: Language) -> None:
    """做一把签名用的密钥（Ed25519，JWK 文件）。Make a key to sign records with.

    \b
    例 Examples:
      aftersales key my-key.jwk
    """
    expect_library(language)
    expect_new(out, language)
    made = new_key()
    write_secret(out, json.dumps(made) + "\n", language)
    line(filled(_MADE, language, path=out, key=multikey(raw_bytes(made["x"], 32) or b"")))


@click.command()
@click.argument("record", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--key",
    "key_file",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="密钥文件（JWK），命令行或网页导出的均可。The key (JWK), made here or exported by a browser.",
)
@click.option(
    "-o",
    "out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="签了名的记录写到哪个文件（尚不存在）。The file for the signed record; it must not exist yet.",
)
@language_option
def sign(record: Path, key_file: Path, out: Path, language: Language) -> None:
    """给一份记录签名。Sign a record, in the form eddsa-jcs-2022 (W3C Data Integrity).

    \b
    例 Examples:
      aftersales sign record.json --key my-key.jwk -o signed.json
      aftersales verify signed.json
    """
    expect_library(language)
    expect_new(out, language)
    mapping = read_mapping(record, language)
    public, private = private_key(key_file, language)
    asked = {
        "record": mapping,
        "key": written(public),
        "created": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    in_file = {"record": record}
    to_sign = raw_bytes(ask("sign", language, in_file, **asked)["to_sign"], 64)
    assert to_sign is not None
    signature = written(private.sign(to_sign))
    signed = ask("sign", language, in_file, **asked, signature=signature)["record"]
    write_new(out, json.dumps(signed, ensure_ascii=False, indent=2) + "\n", language)
    line(filled(_SIGNED, language, path=out, key=multikey(public)))
