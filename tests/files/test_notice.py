"""Whatever leaves with a result in it says in words that it is a self-made estimate and no certification."""

import csv
import io
import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from aftersales.foundation.notice import NOTICE
from aftersales_cli.engine import engine, files
from aftersales_cli.main import cli
from aftersales_files.api import Made
from aftersales_site.content.read_content import read_content
from tests.ready_assessment import ready
from tests.terminal.test_json import ASSESSMENT, CASES, OTHER, SITES

ON = "2026-12-01"
DRAW = {"kind": "sites", "list": SITES, "stage": "initial", "seed": "7"}
IMPROVE = {"kind": "improve", "assessment": ASSESSMENT, "target": "four-star"}
WORKBOOKS: Mapping[str, Mapping[str, Any]] = {
    "form": {"on": ON, "assessment": ASSESSMENT},
    "improve": {"on": ON, "request": IMPROVE},
    "actions": {"on": ON, "request": {"kind": "actions", "assessment": ASSESSMENT}},
    "sites": {"on": ON, "request": DRAW},
    "impact": {"on": ON, "title": "甲", "rows": [["甲", "得分", "97", "95", "乙"]]},
}
CALENDAR = {"kind": "calendar", "issued": "2025-06-06", "today": ON}
NO_RESULTS = {"losses": "a line to copy, which is read back"}
ROOT = Path(__file__).parents[2]


def made(part: Any, **asked: object) -> bytes:
    _, file = files(part).answer({"format": "files/1", **asked})
    assert isinstance(file, Made)
    return file.content


def test_every_writer_is_here() -> None:
    assert set(files("spreadsheets").makes) == set(WORKBOOKS) | {"hand-in"}
    assert set(files("calendars").makes) == {"calendar"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", WORKBOOKS)
def test_workbooks(kind: str, language: str) -> None:
    """In a cell where the result stands, in the foot of every printed page, in the properties of the file."""
    workbook = load_workbook(
        io.BytesIO(made("spreadsheets", kind=kind, language=language, **WORKBOOKS[kind]))
    )
    said = getattr(NOTICE, language)
    cells = [cell.value for sheet in workbook for row in sheet for cell in row if isinstance(cell.value, str)]
    assert any(said in text for text in cells)
    visible = [sheet for sheet in workbook if sheet.sheet_state == "visible"]
    assert all(sheet.oddFooter.center.text == said for sheet in visible)
    assert said in workbook.properties.description


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_handed_in(language: str) -> None:
    """In the texts beside the form: what to read first, the list of evidence, the manifest."""
    content = made("spreadsheets", kind="hand-in", language=language, on=ON, as_of=ON, assessment=ready())
    with ZipFile(io.BytesIO(content)) as packed:
        texts = {
            name: packed.read(name).decode("utf-8-sig")
            for name in packed.namelist()
            if not name.endswith(".xlsx")
        }
    said = getattr(NOTICE, language)
    assert said in texts["README.txt"]
    assert list(csv.reader(io.StringIO(texts["evidence.csv"])))[-1] == [said]
    assert json.loads(texts["manifest.json"])["stamp"] == NOTICE.to_json()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_calendars(language: str) -> None:
    """In every event: it is the event that one sees."""
    text = made("calendars", kind="calendar", language=language, request=CALENDAR).decode()
    unfolded = text.replace("\r\n ", "").replace("\\,", ",")
    described = re.findall("^DESCRIPTION:(.*)$", unfolded, flags=re.MULTILINE)
    assert len(described) > 1
    of_events = described[::2]  # an alarm, which says the summary, follows each
    assert all(getattr(NOTICE, language) in each for each in of_events)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", sorted(set(CASES) - set(NO_RESULTS)))
def test_the_terminal(tmp_path: Path, command: str, language: str) -> None:
    """Once, in the last line."""
    printed = _printed(tmp_path, command, "--lang", language)
    said = getattr(NOTICE, language)
    assert printed.splitlines()[-1] == said
    assert printed.count(said) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", ["score", "audit-time", "sites", "calendar"])
def test_the_terminal_that_keeps_a_record(tmp_path: Path, command: str, language: str) -> None:
    """The same words below the same result, whether a record of it is written or not."""
    plain = _printed(tmp_path, command, "--lang", language)
    kept = _printed(tmp_path, command, "--lang", language, "--record", str(tmp_path / "kept.json"))
    assert (tmp_path / "kept.json").exists()
    assert kept == plain
    as_json = _printed(tmp_path, command, "--json", "--record", str(tmp_path / "json.json"))
    assert json.loads(as_json)["notice"] == NOTICE.to_json()


def _printed(tmp_path: Path, command: str, *options: str) -> str:
    names = {"FILE": ASSESSMENT, "OTHER": OTHER, "RECORD": _record()}
    places = {"TABLE": tmp_path / "sites.csv"}
    places["TABLE"].write_text(SITES, encoding="utf-8-sig")
    for name, content in names.items():
        places[name] = tmp_path / f"{name}.json"
        places[name].write_text(json.dumps(content), encoding="utf-8")
    arguments = [str(places.get(each, each)) for each in CASES[command][0]]
    return CliRunner().invoke(cli, [command, *arguments, *options]).stdout


@pytest.mark.parametrize("command", sorted(set(CASES) - set(NO_RESULTS)))
def test_json_of_the_terminal(tmp_path: Path, command: str) -> None:
    """Beside the result: nothing may follow JSON."""
    printed = _printed(tmp_path, command, "--json")
    assert json.loads(printed)["notice"] == NOTICE.to_json()


def test_records() -> None:
    """In what the digest is taken of: leaving the words out, or changing them, shows."""
    record = _record()
    assert record["notice"] == NOTICE.to_json()
    others = [
        {key: value for key, value in record.items() if key != "notice"},
        record | {"notice": {"zh": "证书"}},
    ]
    verdicts = []
    for each in (record, *others):
        asked = {"format": "request/1", "kind": "verify", "record": each}
        verdicts.append(json.loads(engine().reply(json.dumps(asked)))["result"]["intact"])
    assert verdicts == [True, False, False]


def _record() -> Any:
    scored = {"format": "request/1", "kind": "score", "assessment": ASSESSMENT}
    asked = {"format": "request/1", "kind": "record", "request": scored}
    return json.loads(engine().reply(json.dumps(asked)))["result"]


def test_a_table_of_many(tmp_path: Path) -> None:
    """In each row: rows are copied elsewhere."""
    (tmp_path / "a.json").write_text(json.dumps(ASSESSMENT), encoding="utf-8")
    for form, read in (("csv", _rows_of_csv), ("jsonl", _rows_of_json)):
        (row,) = read(CliRunner().invoke(cli, ["batch", str(tmp_path), "--format", form]).stdout)
        assert row["notice"] == f"{NOTICE.zh} / {NOTICE.en}"


def _rows_of_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def _rows_of_json(text: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.npm
def test_tables_of_the_pages() -> None:
    """Below the rows. No page makes one without: the words are an argument that cannot be left out."""
    script = "import('./docs/assets/foundation/save.js').then((m) => console.log(m.toCsv([['a']], 'n,b')))"
    node = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert node.stdout.strip("\ufeff\n").splitlines() == ["a", '"n,b"']
    callers = [path for path in (ROOT / "docs/assets").rglob("*.js") if "toCsv(" in path.read_text("utf-8")]
    for path in callers:
        text = path.read_text("utf-8")
        assert path.name == "save.js" or text.count("toCsv(") == text.count('page.say("notice")'), path


def test_pages_and_prints_say_the_same() -> None:
    """The words of the pages are those of the files; the frame of every calculator prints them."""
    words = read_content().words
    assert words.groups["frame"]["notice"] == NOTICE
    said = [label for keys in words.groups.values() for label in keys.values() if label.zh == NOTICE.zh]
    assert said == [NOTICE]
    assert NOTICE.zh not in (ROOT / "rubrics/labels.yaml").read_text("utf-8")  # one place alone has them
    frame = ROOT / "src/aftersales_site/calculators/templates/frame.html.jinja"
    paper = frame.read_text("utf-8").partition('class="calc-paper')[2]
    assert "words.frame.notice" in paper
