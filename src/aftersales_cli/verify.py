"""``aftersales verify RECORD``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from aftersales.api.signing import raw_bytes
from aftersales.foundation.text import Language, Text
from aftersales.model.lineage import KEY
from aftersales.proof import KEY_BYTES
from aftersales_cli.ed25519 import available, expect_library, is_valid, public_key
from aftersales_cli.engine import ask
from aftersales_cli.input_files import read_mapping
from aftersales_cli.options import output_options
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.verify_bundle import is_bundle, print_bundle, read_bundle
from aftersales_cli.words import filled, told

DIFFERS = 1

_HEADS = {"zh": ("位置", "记录", "重算"), "en": ("Place", "Recorded", "Recomputed")}
_AGREES = Text(
    "一致：按同一文件重算，结果相同。", "Agrees: recomputed from the same documents, the result is the same."
)
_TOUCHED = Text("记录被改动过：校验值不符。", "The record has been changed: its digest does not match.")
_OTHER_EDITION = Text(
    "{id}：记录依据的版本（SHA-256 {recorded}）与现用版本（{current}）不同。",
    "{id}: the record was made with another edition (SHA-256 {recorded}) than the current one ({current}).",
)
_ON_REQUEST = Text(
    "加 --under-current 按现用版本重算，看级别有无变化。",
    "Add --under-current to recompute it under the current one and see what changes.",
)
_REFUSED_NOW = Text("这份输入现在会被拒绝：", "Today this input is refused:")
_SAME_DOCUMENTS = Text(
    "依据的文件相同：要么计算程序后来改了（见更新记录），要么有人改过记录又重算了校验值。",
    "The documents are the same: either the program has changed since (see the changelog), or somebody "
    "changed the record and took its digest anew.",
)
_LEFT_OUT_SINCE = Text(
    "! 第 {row} 行当时算作场所，现在不算：{text}（{reason}）",
    "! Row {row} counted as a site then and does not now: {text} ({reason})",
)
_COUNTED_SINCE = Text(
    "! 第 {row} 行当时不算场所（{reason}），现在算：{text}",
    "! Row {row} was no site then ({reason}) and counts as one now: {text}",
)
_PLACE = Text("{label}（{at}）", "{label} ({at})")
_VERDICT = Text(
    "得分与级别：{before} → {after}（{changed}）", "Score and level: {before} -> {after} ({changed})"
)
_OLD_DIGEST = Text(
    "校验值是按以前的键次序算的，仍然有效。",
    "Its digest was taken with keys in the order of before; it still holds.",
)
_SIGNATURE = {
    "valid": Text("签名有效：公钥 {key}，{created}", "The signature holds: public key {key}, {created}"),
    "forged": Text("签名无效：与公钥 {key} 不符。", "The signature is not valid for the public key {key}."),
    "another_key": Text("签名不是这把密钥签的：公钥 {key}", "Signed by another key: public key {key}"),
    "missing": Text("没有签名。", "It is not signed."),
    "not_checked": Text(
        "有签名（公钥 {key}），没有核对：先安装 pip install 'aftersales[signature]'",
        "There is a signature (public key {key}), which was not checked: pip install 'aftersales[signature]'",
    ),
}
_SWITCHED = Text("! 按换了的读法算：{reading}", "! Calculated by another reading than adopted, {reading}")
_REVISION = Text("案卷版本 {revision}", "Version {revision} of a case")
_CHANGED = {True: Text("有变化", "changed"), False: Text("没有变化", "unchanged")}


@click.command()
@click.argument("record", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--key",
    metavar="PUBLIC",
    help="须由这把公钥签名（z6Mk… 或 JWK 文件）。It must be signed by this public key.",
)
@click.option("--under-current", is_flag=True, help="按现用版本重算。Recompute under the current documents.")
@output_options
def verify(record: Path, key: str | None, under_current: bool, as_json: bool, language: Language) -> None:
    """复核一份记录：重算并指出不同。Recompute a record and say what differs; exit 1 if anything does.

    hand-in 打的 zip 也能复核：哪个文件被改动过，一并指出。A zip of hand-in too: which file was changed.

    \b
    例 Examples:
      aftersales score assessment.yaml --record record.json && aftersales verify record.json
      aftersales verify record-2025.json --under-current
      aftersales verify signed.json --key z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2
    """
    packed = None
    if is_bundle(record):
        mapping, packed = read_bundle(record, language)
        if not as_json or mapping is None:
            print_json({"bundle": packed}) if as_json else print_bundle(packed, language)
        if mapping is None:
            sys.exit(DIFFERS)
    else:
        mapping = read_mapping(record, language)
    result = ask("verify", language, {"record": record}, record=mapping, under_current=under_current)
    checked = _checked(result["signature"], key, language)
    if as_json:
        beside = {} if checked is None else {"signature_checked": checked}
        print_json(result | beside | ({} if packed is None else {"bundle": packed}))
    else:
        _print(result, language)
        _print_revision(mapping, language)
        if checked is not None:
            line(filled(_SIGNATURE[checked], language, **_signature_words(result["signature"])))
    if not result["agrees"] or checked not in (None, "valid", "not_checked"):
        sys.exit(DIFFERS)


def _checked(signature: dict[str, Any] | None, key: str | None, language: Language) -> str | None:
    """What is to be said of the SIGNATURE (see `_SIGNATURE`); None if there is none and none is asked for."""
    if key is not None:
        expect_library(language)
        wanted = public_key(key, language)
        if signature is None:
            return "missing"
        if raw_bytes(signature["key"], KEY_BYTES) != wanted:
            return "another_key"
    if signature is None:
        return None
    if not available:
        return "not_checked"
    return "valid" if is_valid(signature) else "forged"


def _signature_words(signature: dict[str, Any] | None) -> dict[str, str]:
    if signature is None:
        return {}
    moment = signature["created"].replace("T", " ").replace("Z", " UTC")
    return {"key": signature["multikey"], "created": moment}


def _print(result: dict[str, Any], language: Language) -> None:
    _print_digest(result, language)
    for document in result["documents"]:
        if not document["same"]:
            line(filled(_OTHER_EDITION, language, **_shortened(document)))
    if not result["compared"] and not result["faults"]:
        line(told(_ON_REQUEST, language))
    if result["faults"]:
        line(told(_REFUSED_NOW, language))
        for fault in result["faults"]:
            line(f"  {fault['at']}: {fault['found']} → {told(fault['expected'], language)}")
    if result["same_documents"] and result["intact"] and (result["differences"] or result["faults"]):
        line(told(_SAME_DOCUMENTS, language))
    _print_rows(result, language)
    if result["differences"]:
        rows = [
            (_place(each, language), each["recorded"], each["recomputed"]) for each in result["differences"]
        ]
        console().print(table(_HEADS[language], rows))
    for reading in result["switched_readings"]:
        line(filled(_SWITCHED, language, reading=told(reading, language)))
    if result["verdict"]:
        _print_verdict(result["verdict"], language)


def _print_rows(result: dict[str, Any], language: Language) -> None:
    """The rows of a list that counted as sites on one of the two days."""
    for key, words in (("left_out_since", _LEFT_OUT_SINCE), ("counted_since", _COUNTED_SINCE)):
        for row in result[key]:
            line(filled(words, language, **row | {"reason": told(row["reason"], language)}))


def _place(difference: dict[str, Any], language: Language) -> str:
    """The place of a DIFFERENCE in words, with its path for who looks into the file."""
    return filled(_PLACE, language, label=told(difference["label"], language), at=difference["at"])


def _print_revision(record: object, language: Language) -> None:
    """Which revision of an assessment, or of a form, RECORD says that it is of."""
    assert isinstance(record, Mapping)  # as a record that was verified is, and its request
    request: Mapping[str, Any] = record["request"]
    for place in (request.get("assessment"), request):
        lineage = place.get(KEY) if isinstance(place, Mapping) else None
        if isinstance(lineage, Mapping) and isinstance(lineage.get("revision"), str):
            line(filled(_REVISION, language, revision=lineage["revision"]))
            return


def _print_digest(result: dict[str, Any], language: Language) -> None:
    if result["agrees"]:
        line(told(_AGREES, language))
    if not result["intact"]:
        line(told(_TOUCHED, language))
    if result["digest_form"] == "code-points":
        line(told(_OLD_DIGEST, language))


def _print_verdict(verdict: dict[str, Any], language: Language) -> None:
    before, after = (told(verdict[side]["words"], language) for side in ("recorded", "recomputed"))
    changed = told(_CHANGED[verdict["changed"]], language)
    line(filled(_VERDICT, language, before=before, after=after, changed=changed))


def _shortened(document: dict[str, Any]) -> dict[str, str]:
    return {key: str(document[key] or "–")[:12] for key in ("recorded", "current")} | {"id": document["id"]}
