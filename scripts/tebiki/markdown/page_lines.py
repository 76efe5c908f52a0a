"""The lines of a page's file as Markdown and editors count them, and as a table reads them."""

import re

PIPE = "\ue000"  # stands for a | in the code of a table
_LINE_END = re.compile(r"\r\n|\r|\n")
_CODE = re.compile(r"(`+)(?!`)(.*?)(?<!`)\1(?!`)")


def lines_of(text: str) -> list[str]:
    """Return the lines of a file, as Markdown and editors count them."""
    return _LINE_END.split(text.removeprefix("\ufeff"))


def with_pipes_hidden(line: str) -> str:
    """Hide the | of a table's code from the table, as Python-Markdown does."""
    if "`" not in line or not line.lstrip("> ").startswith("|"):
        return line
    return _CODE.sub(lambda match: match[0].replace("|", PIPE), line)
