"""The command ``aftersales``."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from aftersales.version import __version__
from aftersales_cli.commands import Commands
from aftersales_cli.console_signs import HANDLER, register
from aftersales_cli.notice import print_notice
from aftersales_cli.program import Program, end_of_output


@click.group(
    cls=Program,
    commands=Commands(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="aftersales")
@click.option(
    "--with",
    "own",
    multiple=True,
    metavar="RUBRIC.yaml",
    type=click.Path(path_type=Path, dir_okay=False),
    help="另外用上一份自己的评分准则。Use a rubric of your own besides.",
)
@click.pass_context
def cli(context: click.Context, /, **_: object) -> None:
    """商品售后服务认证：评分、人日、抽样、日期。Scores, audit time, sample sizes and dates.

    \b
    例 Examples:
      aftersales score assessment.yaml
      aftersales form gbt-27922-2011 -o form.xlsx && aftersales score form.xlsx
      aftersales audit-time --headcount 180
      aftersales clause 5.1.2.2

    \b
    退出码 Exit codes: 0 成功 done, 2 输入被拒绝 input refused,
      1 复核不一致或还有冲突 a record differs, or conflicts are left,
      130 已中断 interrupted, 141 输出没有人读了 nobody reads the output any more
    """
    context.call_on_close(_end)


def _end() -> None:
    try:
        print_notice()
    except OSError as error:
        end_of_output(error)


def main() -> None:
    register()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, io.TextIOWrapper
        ):  # a terminal without Chinese shows \\u5ba1, and does not break
            stream.reconfigure(errors=HANDLER)
    cli(prog_name="aftersales")
