"""``aftersales form RUBRIC --out FILE``. Without RUBRIC the refusal says which there are."""

from __future__ import annotations

from pathlib import Path

import click

from aftersales.foundation.text import Language
from aftersales_cli.options import language_option, out_option
from aftersales_cli.output_files import write_file


@click.command()
@click.argument("rubric", required=False)
@out_option("写到哪个文件（尚不存在）。The file to write; it must not exist yet.", required=True)
@language_option
def form(rubric: str | None, out: Path, language: Language) -> None:
    """空白的 Excel 自评表：填好后用 score 计算。An empty self-assessment workbook to fill in.

    \b
    例 Examples:
      aftersales form gbt-27922-2011 -o form.xlsx
      aftersales score form.xlsx --xlsx handed-in.xlsx
    """
    write_file(out, "spreadsheets", language, kind="form", rubric=rubric)
    click.echo(out)
