"""``aftersales managers --staff N``."""

from __future__ import annotations

import click

from aftersales.api.library import listed, titles_of
from aftersales.foundation.text import Language, Text
from aftersales_cli.engine import ask, engine, strictly
from aftersales_cli.options import output_options, reading_option, readings_given
from aftersales_cli.printing import line, print_json
from aftersales_cli.rule_result import print_heading, print_steps
from aftersales_cli.words import filled, visible

_RESULT = Text("售后服务管理师：{managers} 名", "After-sales service managers: {managers}")

_OTHERS = Text(
    "注意：没有写 --rubric，按 {rubric} 算；写了同样规则的还有 {others}。",
    "Note: no --rubric given, so this is by {rubric}; the same rule stands in {others}.",
)

_LABELS = {
    "managers": Text("管理师", "managers"),
    "all_staff": Text("全部服务人员数 --all-staff", "all service staff, --all-staff"),
}


@click.command()
@click.option("--staff", required=True, metavar="N", help="服务管理人员数。Service management staff.")
@click.option(
    "--all-staff", metavar="N", help="全部服务人员数，用于另一读法。All service staff, for the other reading."
)
@click.option(
    "--rubric",
    "--document",
    "rubric",
    metavar="ID",
    help="按哪份评分准则算；各份写得一样时可不填。"
    "The rubric to calculate by; may be left out while all say the same.",
)
@reading_option
@output_options
def managers(
    staff: str,
    all_staff: str | None,
    rubric: str | None,
    readings: tuple[str, ...],
    as_json: bool,
    language: Language,
) -> None:
    """售后服务管理师要配几名。How many after-sales service managers are needed.

    \b
    例 Examples:
      aftersales managers --staff 30
      aftersales managers --staff 30 --all-staff 200 --rubric zhht-completeness
    """
    switched = readings_given(readings, language) or None
    request = {"staff": staff, "all_staff": all_staff, "rubric": rubric, "readings": switched}
    given = strictly("managers", {key: value for key, value in request.items() if value is not None})
    result = ask("managers", language, **given)
    if rubric is None:
        _tell_of_others(result["rubric"]["id"], language)
    if as_json:
        print_json(result)
        return
    print_heading(result, language)
    line(filled(_RESULT, language, managers=result["display"]["managers"]))
    print_steps(result, _LABELS, language)


def _tell_of_others(rubric: str, language: Language) -> None:
    """Say by which rubric it was calculated, where others state the rule too: nobody chose it."""
    staffed = (each.rubric for each in engine().library.rubrics.values() if each.rubric.staffing)
    others = titles_of(each for each in staffed if each.id != rubric)
    if others:
        click.echo(
            visible(_OTHERS.filled(rubric=rubric, others=listed(others)).in_language(language)), err=True
        )
