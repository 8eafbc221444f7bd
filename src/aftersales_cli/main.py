"""The command ``aftersales``."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from aftersales.version import __version__
from aftersales_cli.actions import actions
from aftersales_cli.agree import agree
from aftersales_cli.audit_time import audit_time
from aftersales_cli.batch import batch
from aftersales_cli.by_site import by_site
from aftersales_cli.calendar import calendar
from aftersales_cli.carry_over import carry_over
from aftersales_cli.clause import clause
from aftersales_cli.compare import compare
from aftersales_cli.evidence import evidence
from aftersales_cli.forecast import forecast
from aftersales_cli.form import form
from aftersales_cli.impact import impact
from aftersales_cli.improve import improve
from aftersales_cli.losses import losses
from aftersales_cli.managers import managers
from aftersales_cli.merge import merge
from aftersales_cli.next_clause import next_clause
from aftersales_cli.owners import owners
from aftersales_cli.rubric import rubric
from aftersales_cli.score import score
from aftersales_cli.sign import key, sign
from aftersales_cli.sites import sites
from aftersales_cli.verify import verify
from aftersales_cli.verify_site import verify_site


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="aftersales")
@click.option(
    "--with",
    "own",
    multiple=True,
    metavar="RUBRIC.yaml",
    type=click.Path(path_type=Path, dir_okay=False),
    help="另外用上一份自己的评分准则。Use a rubric of your own besides.",
)
def cli(own: tuple[Path, ...]) -> None:
    """商品售后服务认证：评分、人日、抽样、日期。Scores, audit time, sample sizes and dates.

    \b
    例 Examples:
      aftersales score assessment.yaml
      aftersales form gbt-27922-2011 -o form.xlsx && aftersales score form.xlsx
      aftersales audit-time --headcount 180
      aftersales clause 5.1.2.2

    \b
    退出码 Exit codes: 0 成功 done, 2 输入被拒绝 input refused,
      1 复核不一致或还有冲突 a record differs, or conflicts are left
    """


for command in (
    score,
    forecast,
    next_clause,
    improve,
    losses,
    evidence,
    owners,
    actions,
    by_site,
    agree,
    carry_over,
    batch,
    merge,
    compare,
    audit_time,
    sites,
    calendar,
    managers,
    key,
    sign,
    form,
    clause,
    verify,
    impact,
    rubric,
    verify_site,
):
    cli.add_command(command)


def main() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, io.TextIOWrapper
        ):  # a terminal without Chinese shows \\u5ba1, and does not break
            stream.reconfigure(errors="backslashreplace")
    cli(prog_name="aftersales")
