"""``aftersales audit-time --headcount N``."""

from __future__ import annotations

import click

from aftersales.calculation.audit_time import FIGURE_LABELS
from aftersales_cli.engine import strictly
from aftersales_cli.options import (
    CalculationOptions,
    calculation_options,
    document_option,
)
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.recording import calculate
from aftersales_cli.rule_result import print_heading, print_steps
from aftersales_cli.words import told

_HEADS = {"zh": ("", "人日", "建议"), "en": ("", "Person-days", "Suggested")}


@click.command("audit-time")
@click.option("--headcount", required=True, metavar="N", help="有效人数。Effective headcount.")
@document_option
@calculation_options
def audit_time(
    headcount: str,
    document: str | None,
    options: CalculationOptions,
) -> None:
    """审查时间：初次、现场、监督、再认证。Audit time by effective headcount.

    \b
    例 Examples:
      aftersales audit-time --headcount 180 --document zpic-wf-20
      aftersales audit-time --headcount 626 --record worksheet.json --by 张三
      aftersales audit-time --headcount 180 --reading audit-time-shares-rounding=of-on-site
    """
    language = options.language
    request = {
        "headcount": headcount,
        "document": document,
        "readings": options.readings or None,
    }
    given = strictly("audit-time", {key: value for key, value in request.items() if value is not None})
    result = calculate("audit-time", options, **given)
    if options.as_json:
        print_json(result)
        return
    print_heading(result, language)
    rows = [
        (told(row["label"], language), row["display"]["days"], row["display"]["suggested"])
        for row in result["worksheet"]["rows"]
    ]
    console().print(table(_HEADS[language], rows, numbers=(1, 2)))
    line(told(result["suggestion"]["text"], language))
    print_steps(result, FIGURE_LABELS, language)
