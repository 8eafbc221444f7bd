"""``aftersales managers --staff N``."""

from __future__ import annotations

import click

from aftersales.foundation.text import Language, Text
from aftersales_cli.engine import ask
from aftersales_cli.options import output_options, reading_option, readings_given
from aftersales_cli.printing import line, print_json, told
from aftersales_cli.rule_result import print_heading, print_steps

_RESULT = Text("售后服务管理师：{managers} 名", "After-sales service managers: {managers}")

_LABELS = {
    "managers": Text("管理师", "managers"),
    "all_staff": Text("全部服务人员数 --all-staff", "all service staff, --all-staff"),
}


@click.command()
@click.option("--staff", required=True, metavar="N", help="服务管理人员数。Service management staff.")
@click.option(
    "--all-staff", metavar="N", help="全部服务人员数，用于另一读法。All service staff, for the other reading."
)
@click.option("--rubric", metavar="ID", help="评分准则。Rubric, by default the first with the rule.")
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
    """售后服务管理师要配几名。How many after-sales service managers are needed (10 %, rounded up).

    \b
    例 Examples:
      aftersales managers --staff 30
      aftersales managers --staff 30 --all-staff 200 --rubric zhht-completeness
    """
    switched = readings_given(readings, language) or None
    request = {"staff": staff, "all_staff": all_staff, "rubric": rubric, "readings": switched}
    result = ask("managers", language, **{key: value for key, value in request.items() if value is not None})
    if as_json:
        print_json(result)
        return
    print_heading(result, language)
    line(told(_RESULT, language).format(managers=result["display"]["managers"]))
    print_steps(result, _LABELS, language)
