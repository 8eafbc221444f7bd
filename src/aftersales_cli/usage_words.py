"""What is wrong with a command as it was typed, in Chinese beside the library's English.

In which language to say it is not known yet: it is an option of the command that could not be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import click

_IN_CHINESE: Sequence[tuple[str, str]] = (
    (r"No such command '(.+?)'", "没有 {0} 这个命令。"),
    (r"No such option '?(-[^'\s]+?)'?[.:]", "没有 {0} 这个选项。"),
    (r"Missing (?:option|argument|parameter):? (.+?)\.", "还要给 {0}。"),
    (r"Option '(.+?)' requires an? ", "选项 {0} 后面要写内容。"),
    (r"Option '(.+?)' does not take a value", "选项 {0} 后面不写内容。"),
    (r"Got unexpected extra arguments? \((.+)\)", "多写了 {0}，不知道是什么；带空格的名称请加引号。"),
    (r"Invalid value for (.+?): (.+) is not one of ", "{0} 没有 {1} 这个选择，只能写下面几种之一。"),
    (r"Invalid value for (.+?): \w+ ('.+') does not exist", "{0}：没有 {1} 这个文件或文件夹。"),
    (r"Invalid value for (.+?): \w+ ('.+') is a directory", "{0}：{1} 是文件夹，不是文件。"),
    (r"Invalid value for (.+?): \w+ ('.+') is a file", "{0}：{1} 是文件，不是文件夹。"),
    (r"Invalid value for (.+?): \w+ ('.+') is not (?:read|writ)able", "{0}：没有打开 {1} 的权限。"),
    (r"Invalid value for (.+?): (.+) is not a valid ", "{0}：{1} 不是整数。"),
)


def in_both_languages(message: str) -> str:
    """MESSAGE of the library with what it says in Chinese before it; as it is, if it is one of our own."""
    for pattern, words in _IN_CHINESE:
        found = re.search(pattern, message, re.DOTALL)
        if found:
            return f"{words.format(*found.groups())}{message}"
    return message


def show(error: click.ClickException) -> None:
    """What is wrong, how the command is used, and where more is said of it."""
    lines = [in_both_languages(error.format_message())]
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        lines += [context.get_usage(), f"用法和例子 Usage and examples: {context.command_path} --help"]
    click.echo("\n".join(lines), err=True)
