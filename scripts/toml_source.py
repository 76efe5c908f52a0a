"""Reads TOML, or says in one sentence which line is none."""

import re
import tomllib
from typing import Any


class TomlError(ValueError):
    """The text is no TOML; the message names file, line and remedy."""


def read_toml(text: str, path: str) -> dict[str, Any]:
    """Return what the text says. Raises TomlError; where the text ends too early, with its end."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+)", str(error))
        line = place[1] if place else max(1, len(text.splitlines()))
        why = str(error).partition(" (at ")[0]
        message = f"{path}:{line}: this is not valid TOML ({why}); mend the line"
        raise TomlError(message) from error
