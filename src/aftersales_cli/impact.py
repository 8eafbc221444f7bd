"""``aftersales impact --to NEW.yaml ARCHIVE...``."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import chain, islice
from pathlib import Path

import click

from aftersales import Engine
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.notice import NOTICE
from aftersales.foundation.text import Language, Text
from aftersales.model.calculations import IN_FORCE_ON
from aftersales_cli.archive import documents_in
from aftersales_cli.batch_row import Row, Skipped
from aftersales_cli.batch_rows import nothing_in_it
from aftersales_cli.console_signs import json_for_output
from aftersales_cli.engine import collection, engine
from aftersales_cli.impact_grounds import Grounds
from aftersales_cli.impact_results import Results
from aftersales_cli.impact_run import Change, Outcome, Where, outcomes
from aftersales_cli.impact_words import impact_words
from aftersales_cli.input_files import is_workbook, read_mapping, say
from aftersales_cli.library import in_force_on, today
from aftersales_cli.notice import tell_notice
from aftersales_cli.options import (
    in_force_option,
    out_option,
    output_options,
    reading_option,
    readings_given,
)
from aftersales_cli.output_files import expect_new
from aftersales_cli.printing import console, line, table
from aftersales_cli.refusal import REFUSED, refuse
from aftersales_cli.standing import say_standings_before, say_standings_of
from aftersales_cli.words import told, visible
from aftersales_editions.bundles import replaced
from aftersales_editions.switched import expect_readings
from aftersales_own.fault_places import expect_figures
from aftersales_yaml.strict import read_text

_MOST_SHOWN = 50
_HEADS = {"zh": ("文件", "变了什么", "为什么"), "en": ("Document", "What changes", "Why")}
_SUM = Text(
    "{count} 份：{changed} 份有变化，{same} 份不变，{refused} 份算不出来。",
    "{count} {count:document|documents}: {changed} {changed:changes|change}, {same} "
    "{same:stays|stay} the same, {refused} cannot be calculated.",
)
_MORE = Text("另有 {count} 份；全部结果用 --out 写出。", "{count} more; --out writes every result.")
_NOTHING = Text(
    "--to 文件、--in-force-on 日期，或 --reading 存疑=读法",
    "--to FILE, --in-force-on DATE, or --reading DISCREPANCY=READING",
)
_RESUMED = Text(
    "接着上次：{count} 份已经算过。",
    "Going on where it stopped: {count} {count:document|documents} {count:is|are} done.",
)

_OTHERS = Text(
    "{count} 份在上次之后改过或拿走了，上次的结果不再算数。",
    "{count} {count:document|documents} changed or went since; what was calculated of "
    "{count:it|them} counts no more.",
)


@click.command()
@click.argument("archive", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--to",
    "new",
    multiple=True,
    metavar="FILE.yaml",
    type=click.Path(path_type=Path, dir_okay=False),
    help="准则或认证规则的另一版。Another edition of a rubric or of a rule document.",
)
@reading_option
@in_force_option
@out_option(
    "每份一行的全部结果（JSON Lines）；没算完的下次接着算。"
    "Every result, a line each (JSON Lines); a run that was stopped goes on where it was."
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="交给 Dask 集群计算（调度器地址）。Calculate on a Dask cluster, by its scheduler.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="用几个进程；不写则每个处理器核一个。How many processes; one for each core unless said.",
)
@output_options
def impact(
    archive: Sequence[Path],
    new: Sequence[Path],
    readings: Sequence[str],
    in_force_on: str | None,
    out: Path | None,
    scheduler: str | None,
    workers: int | None,
    language: Language,
    *,
    as_json: bool,
) -> None:
    """换一版文件或换一种读法，哪些结果会变。What another edition, or another reading, would change.

    ARCHIVE: 评分、请求、记录，可以是文件、文件夹、JSON Lines、Parquet。
    Assessments, requests, records: files, folders, JSON Lines, Parquet.

    \b
    例 Examples:
      aftersales impact --to gbt-27922-2011.yaml archive/
      aftersales impact --reading level-80-printed-five-star=printed records.jsonl -o changes.jsonl
      aftersales impact --in-force-on 2027-01-01 archive/
      aftersales impact --to new.yaml archive.jsonl --json > changes.jsonl
      aftersales impact --to new.yaml archive.parquet --scheduler tcp://10.0.0.5:8786
    """
    change = _change(new, readings_given(readings, language), in_force_on, language)
    if out is not None:
        expect_new(out, language)
    try:
        where = Where(scheduler=scheduler, workers=workers)
        results = Results(out, change) if out else None
        counted = _run(archive, change, where, results, language, as_json=as_json)
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language)
    if counted["refused"]:
        sys.exit(REFUSED)


def _change(new: Sequence[Path], readings: Mapping[str, str], day: str | None, language: Language) -> Change:
    if not new and not readings and day is None:
        refuse([Fault(at="", found="–", expected=_NOTHING).to_json()], language)
    before = {**collection().bundle(), IN_FORCE_ON: today()}
    after = {**before, IN_FORCE_ON: day or today()}
    for path in new:
        document = read_mapping(path, language)
        try:
            after = replaced(after, document)
            expect_figures(document, language, "" if is_workbook(path) else read_text(path))
        except Refused as refused:
            refuse([fault.to_json() for fault in refused.faults], language, str(path))
    change = Change(
        before=json.dumps(before),
        after=json.dumps(after),
        readings=json.dumps(readings),
        readings_alone=not new and day is None,
    )
    try:
        library = Engine.from_json(change.after).library
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, ", ".join(map(str, new)))
    try:
        expect_readings(readings, library)
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language)
    return change


def _run(
    archive: Sequence[Path],
    change: Change,
    where: Where,
    results: Results | None,
    language: Language,
    *,
    as_json: bool,
) -> Counter[str]:
    """Calculate, keep every outcome, and tell of those that are not the same; as JSON, every one."""
    skipped: list[Skipped] = []
    tell = (
        partial(_print_each, language=language)
        if as_json
        else partial(_tell, change=change, language=language)
    )
    if results and results.done and (others := results.forget_others(_documents(archive))):
        _say_of_run(_OTHERS.filled(count=others), language, as_json=as_json)
    done = results.done if results else {}
    if done:
        _say_of_run(_RESUMED.filled(count=len(done)), language, as_json=as_json)
    rows = _rows(archive, done, skipped)
    first = list(islice(rows, 1))
    if not first and not done:  # of an empty folder it is not said that nothing in it changes
        _say(skipped, language)
        raise nothing_in_it()
    found = outcomes(change, chain(first, rows), where)
    if results is None:
        counted = tell(found)
    else:
        with results.writing():
            counted = tell(chain(done.values(), _kept(found, results)))
    _say(skipped, language)
    return counted


def _say_of_run(words: Text, language: Language, *, as_json: bool) -> None:
    """WORDS above the table, or where they do not mix with JSON."""
    if as_json:
        say([words], language)
    else:
        line(told(words, language))


def _say(skipped: Iterable[Skipped], language: Language) -> None:
    for each in skipped:
        click.echo(visible(told(each.said(), language)), err=True)


def _documents(archive: Iterable[Path]) -> Iterator[Row | Skipped]:
    return documents_in(_each_once(archive), engine().library)


def _each_once(archive: Iterable[Path]) -> Iterator[Path]:
    """The paths of ARCHIVE without those that were given before, or stand in a folder that is given too."""
    whole = {path: path.resolve() for path in dict.fromkeys(archive)}
    met: set[Path] = set()
    for path, place in whole.items():
        if place not in met and not set(whole.values()).intersection(place.parents):
            yield path
        met.add(place)


def _rows(archive: Iterable[Path], done: Mapping[str, object], skipped: list[Skipped]) -> Iterator[Row]:
    """The documents that are still to be done; what is no document is noted in SKIPPED."""
    for row in _documents(archive):
        if isinstance(row, Skipped):
            skipped.append(row)
        elif row.place not in done:
            yield row


def _kept(found: Iterable[Outcome], results: Results) -> Iterator[Outcome]:
    for outcome in found:
        results.keep(outcome)
        yield outcome


def _progress(found: Iterable[Outcome], *, hidden: bool = False) -> AbstractContextManager[Iterable[Outcome]]:
    """How far one is in FOUND, where somebody sees it."""
    hidden = hidden or not sys.stderr.isatty()
    return click.progressbar(found, file=sys.stderr, hidden=hidden, show_pos=True)


def _kind(outcome: Outcome) -> str:
    return "refused" if not outcome["ok"] else "changed" if outcome["changed"] else "same"


def _print_each(found: Iterable[Outcome], language: Language) -> Counter[str]:
    """Print every outcome as JSON, as soon as it is there; gives how many there are of each kind."""
    counted = Counter[str]()
    with _progress(found, hidden=sys.stdout.isatty()) as bar:  # on one screen it would run into the lines
        for outcome in bar:
            counted[_kind(outcome)] += 1
            click.echo(json_for_output(json.dumps(outcome, ensure_ascii=False)))
    if counted.total() > counted["refused"]:
        say([NOTICE], language)
    return counted


def _tell(found: Iterable[Outcome], change: Change, language: Language) -> Counter[str]:
    """Print a table of what changes and of what is refused; gives how many there are of each kind."""
    counted, shown, names = Counter[str](), list[Outcome](), set[str]()
    after = Engine.from_json(change.after).library
    grounds = Grounds(language, after)
    with _progress(found) as bar:
        for outcome in bar:
            kind = _kind(outcome)
            counted[kind] += 1
            names.add(outcome["document"])
            grounds.take(outcome)
            if kind != "same" and len(shown) < _MOST_SHOWN:
                shown.append(outcome)
    if grounds.any:
        tell_notice(language)
    if shown:
        named = impact_words(change, language)
        console().print(table(_HEADS[language], [named.row(outcome) for outcome in shown]))
    if (more := counted["changed"] + counted["refused"] - len(shown)) > 0:
        line(told(_MORE.filled(count=more), language))
    numbers = {kind: counted[kind] for kind in ("changed", "same", "refused")}
    line(told(_SUM.filled(count=counted.total(), **numbers), language))
    for words in grounds.lines():
        line(words)
    say_standings_before(
        grounds.editions_before(), Engine.from_json(change.before).library, today(), language
    )
    say_standings_of(names, after, in_force_on(), language)
    return counted
