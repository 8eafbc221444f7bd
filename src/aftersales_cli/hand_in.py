"""``aftersales hand-in FILE``."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import click

from aftersales.calculation.hand_in import STAMP
from aftersales.foundation.table_cells import harmless
from aftersales.foundation.text import Language, Text
from aftersales.model.evidence import STATES
from aftersales_cli import bundle
from aftersales_cli.engine import ask, files, strictly
from aftersales_cli.evidence import outcome_words
from aftersales_cli.input_files import read_assessment
from aftersales_cli.options import out_option, output_options, reading_option, readings_given
from aftersales_cli.output_files import expect_new, write_new
from aftersales_cli.printing import line, print_json
from aftersales_cli.words import told
from aftersales_files.api import Made

NOT_READY = 1

_PASSED = {True: Text("✓ {label}", "✓ {label}"), False: Text("✗ {label}", "✗ {label}")}
_SCORE = Text("得分：{score}", "Score: {score}")
_READY = Text("可以提交。", "Ready to be handed in.")
_NOT_READY = Text("还不能提交，没有写文件。", "Not ready to be handed in; nothing was written.")
_HEADS = {
    "zh": ("条款", "证明什么", "现状", "文件", "日期", "有效期至", "文件名", "SHA-256"),
    "en": ("Clause", "What it shows", "State", "Document", "Date", "Valid until", "File", "SHA-256"),
}
_READ_ME = Text(
    "{stamp}\n\n{score}\n\nform.xlsx 自评表；record.json 可复算的记录；evidence.csv 证明材料清单；"
    "manifest.json 各文件的 SHA-256。\n核对：aftersales verify 这个压缩包\n",
    "{stamp}\n\n{score}\n\nform.xlsx: the form; record.json: a record to recompute; evidence.csv: the "
    "list of evidence; manifest.json: the SHA-256 of each file.\nTo check it: aftersales verify THIS-FILE\n",
)


@click.command("hand-in")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--as-of", metavar="DATE", help="基准日：材料到这天要有效。The day on which it must hold.")
@click.option("--by", default="", help="编制人，写进记录。Who made the record.")
@out_option("打成一个 zip（尚不存在的文件）。Put everything into one zip; it must not exist yet.")
@reading_option
@output_options
def hand_in(
    file: Path,
    as_of: str | None,
    by: str,
    out: Path | None,
    readings: tuple[str, ...],
    as_json: bool,
    language: Language,
) -> None:
    """提交前检查，并打成一个包。Check before handing in, and pack it; exit 1 if something is lacking.

    \b
    例 Examples:
      aftersales hand-in assessment.yaml --as-of 2026-12-01
      aftersales hand-in assessment.yaml --as-of 2026-12-01 --by 张三 -o handed-in.zip
      aftersales verify handed-in.zip
    """
    if out is not None:
        expect_new(out, language)
    assessment = read_assessment(file, language)
    asked = {"assessment": assessment, "readings": readings_given(readings, language)}
    day = {"as_of": as_of} if as_of else {}
    result = ask("hand-in", language, typed=True, **asked, **day)
    if as_json:
        print_json(result)
    else:
        for words in _lines(result, language):
            line(words)
    if not result["ready"]:
        sys.exit(NOT_READY)
    if out is not None:
        write_new(out, _bundle(asked, result, by, language), language)


def _lines(result: dict[str, Any], language: Language) -> Iterator[str]:
    semicolon = "；" if language == "zh" else "; "
    for check in result["checks"]:
        yield told(_PASSED[check["passed"]], language).format(label=told(check["label"], language))
        for each in check["clauses"]:
            reasons = semicolon.join(told(reason, language) for reason in each["reasons"])
            yield f"    {each['clause']} {told(each['title'], language)}　{reasons}"
    yield told(_SCORE, language).format(score=outcome_words(result["score"], language))
    yield told(result["stamp"], language)
    yield told(_READY if result["ready"] else _NOT_READY, language)


def _bundle(asked: dict[str, Any], result: dict[str, Any], by: str, language: Language) -> bytes:
    request = strictly("score", asked)
    signed = {"on": date.today().isoformat()} | ({"by": by} if by else {})  # noqa: DTZ011 - on this wall
    inner = {"format": "request/1", "kind": "score", **request}
    record = ask("record", language, request=inner, signed=signed)
    about = {"format": "files/1", "language": language, "kind": "form", "on": signed["on"], **request}
    _, form = files("spreadsheets").answer(about)
    assert isinstance(form, Made)
    as_of = {"as_of": result["as_of"]} if result["as_of"] else {}
    evidence = ask("evidence", language, **request, **as_of)
    score = told(_SCORE, language).format(score=outcome_words(result["score"], language))
    read_me = told(_READ_ME, language).format(stamp=told(STAMP, language), score=score)
    return bundle.pack(
        {
            bundle.READ_ME: read_me.encode(),
            bundle.FORM: form.content,
            bundle.RECORD: _json(record),
            bundle.ASSESSMENT: _json(request["assessment"]),
            bundle.EVIDENCE: _evidence_table(evidence, language),
        },
        STAMP,
    )


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _evidence_table(result: dict[str, Any], language: Language) -> bytes:
    """The list of evidence as CSV that spreadsheets open as it is; none of it is a formula."""
    out = StringIO()
    table = csv.writer(out)
    table.writerow(_HEADS[language])
    for clause in result["clauses"]:
        for shown in clause["evidence"]:
            table.writerow([harmless(text) for text in _evidence_row(clause["clause"], shown, language)])
    return out.getvalue().encode("utf-8-sig")


def _evidence_row(clause: str, shown: dict[str, Any], language: Language) -> tuple[str, ...]:
    found = shown["recorded"]
    if found is None:
        return clause, told(shown["shows"], language), "", "", "", "", "", ""
    state = told(STATES[found["state"]], language)
    texts = (found[key] or "" for key in ("document", "date", "valid_until", "file", "sha256"))
    return (clause, told(shown["shows"], language), state, *texts)
