"""Signing a record, and checking who signed it."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from aftersales_cli import ed25519
from aftersales_cli.main import cli


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments), "--lang", "en"])


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A record, a key, and the record signed with it."""
    names = {name: tmp_path / f"{name}.json" for name in ("record", "key", "signed", "other", "out")}
    made = run("audit-time", "--headcount", "180", "--record", names["record"], "--by", "张三")
    assert made.exit_code == 0, made.output
    for name in ("key", "other"):
        assert run("key", names[name]).exit_code == 0
    signed = run("sign", names["record"], "--key", names["key"], "-o", names["signed"])
    assert signed.exit_code == 0, signed.output
    return names


def content(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def public_of(path: Path) -> str:
    """The public key of a signed record, as it is written."""
    method: str = content(path)["proof"]["verificationMethod"]
    return method.partition("#")[2]


def test_a_key_is_a_jwk_for_nobody_else_to_read(files: dict[str, Path]) -> None:
    assert {key: len(value) for key, value in content(files["key"]).items()} == {
        "kty": 3,
        "crv": 7,
        "x": 43,  # 32 bytes in base64url
        "d": 43,
    }
    assert stat.S_IMODE(files["key"].stat().st_mode) == 0o600
    assert run("key", files["key"]).exit_code == 2


def test_the_signed_record_is_the_record_with_a_proof(files: dict[str, Path]) -> None:
    signed = content(files["signed"])
    assert set(signed.pop("proof")) == {
        *("type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue")
    }
    assert signed == content(files["record"])


def test_a_key_is_shown_on_one_line_to_be_copied(files: dict[str, Path]) -> None:
    """However long the path before it is: a terminal that breaks lines by itself still copies it whole."""
    key = public_of(files["signed"])
    again = files["record"].with_name("signed-a-second-time-by-the-same-key.json")
    result = run("sign", files["record"], "--key", files["key"], "-o", again)
    assert key in result.output
    assert key in run("verify", again).output


def test_the_signature_is_checked(files: dict[str, Path]) -> None:
    for options in ((), ("--key", files["key"]), ("--key", public_of(files["signed"]))):
        found = run("verify", files["signed"], *options)
        assert (found.exit_code, "The signature holds" in found.output) == (0, True), found.output
        assert re.search(r", 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC$", found.output, re.MULTILINE)
    assert run("verify", files["signed"], "--key", f"did:key:{public_of(files['signed'])}").exit_code == 0
    assert json.loads(run("verify", files["signed"], "--json").stdout)["signature_checked"] == "valid"


def test_another_key_and_no_signature_are_told(files: dict[str, Path]) -> None:
    found = run("verify", files["signed"], "--key", files["other"])
    assert (found.exit_code, "Signed by another key" in found.output) == (1, True)
    found = run("verify", files["record"], "--key", files["key"])
    assert (found.exit_code, "It is not signed" in found.output) == (1, True)
    assert run("verify", files["record"]).exit_code == 0


@pytest.mark.parametrize("changed", ["signed", "created", "proofValue"])
def test_what_was_changed_since_is_told(files: dict[str, Path], changed: str) -> None:
    record = content(files["signed"])
    if changed == "signed":  # with a digest that fits
        from aftersales.record import digest_of

        record["signed"]["by"] = "李四"
        kept = {key: value for key, value in record.items() if key not in ("digest", "proof")}
        record["digest"] = digest_of(kept)
    elif changed == "created":
        record["proof"]["created"] = "2020-01-01T00:00:00Z"
    else:
        run("sign", files["record"], "--key", files["other"], "-o", files["out"])
        record["proof"]["proofValue"] = content(files["out"])["proof"]["proofValue"]
    files["signed"].write_text(json.dumps(record), encoding="utf-8")
    found = run("verify", files["signed"])
    assert (found.exit_code, "is not valid" in found.output) == (1, True), found.output
    assert "Agrees" in found.output


def test_what_cannot_be_signed_is_refused_with_its_place(files: dict[str, Path]) -> None:
    again = run("sign", files["signed"], "--key", files["key"], "-o", files["out"])
    assert (again.exit_code, f"{files['signed']} proof" in again.stderr) == (2, True)
    touched = content(files["record"]) | {"signed": {"by": "李四"}}
    files["record"].write_text(json.dumps(touched), encoding="utf-8")
    refused = run("sign", files["record"], "--key", files["key"], "-o", files["out"])
    assert (refused.exit_code, f"{files['record']} digest" in refused.stderr) == (2, True)
    assert not files["out"].exists()


def test_a_key_that_an_editor_of_windows_saved_is_read(files: dict[str, Path]) -> None:
    files["key"].write_text("\ufeff" + files["key"].read_text(encoding="utf-8"), encoding="utf-8")
    signed = run("sign", files["record"], "--key", files["key"], "-o", files["out"])
    assert signed.exit_code == 0, signed.output
    assert run("verify", files["out"], "--key", files["key"]).exit_code == 0


@pytest.mark.parametrize("text", ["{}", "x", '{"kty":"OKP","crv":"Ed25519","x":"AA","d":"AA"}'])
def test_what_is_no_key_is_refused(files: dict[str, Path], text: str) -> None:
    files["key"].write_text(text, encoding="utf-8")
    for command in (
        ("sign", files["record"], "-o", files["out"]),
        ("verify", files["signed"]),
    ):
        refused = run(*command, "--key", files["key"])
        assert (refused.exit_code, "--key" in refused.stderr) == (2, True), refused.output


def test_without_the_library_it_says_what_is_missing(
    files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    import aftersales_cli.verify as verifying

    monkeypatch.setattr(ed25519, "available", False)
    monkeypatch.setattr(verifying, "available", False)
    found = run("verify", files["signed"])
    assert (found.exit_code, "was not checked" in found.output) == (0, True)
    for command in (("key", files["out"]), ("verify", files["signed"], "--key", files["key"])):
        assert "aftersales[signature]" in run(*command).stderr.replace("\n", "")


def test_a_key_for_a_folder_that_does_not_exist_is_refused_in_words(tmp_path: Path) -> None:
    result = run("key", tmp_path / "none" / "key.jwk")
    assert result.exit_code == 2, repr(result.exception)
    assert "key.jwk" in result.stderr
