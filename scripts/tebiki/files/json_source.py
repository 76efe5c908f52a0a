"""Reads JSON that another program wrote, or says why it cannot be used."""

import json
from typing import Any


def read_json(text: str) -> Any:
    """Return what the text says. Raises ValueError, also for what is nested too deep."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error


def read_table(text: str) -> dict[str, Any]:
    """Return what the text says, which has to be a table. Raises ValueError."""
    found = read_json(text)
    if not isinstance(found, dict):
        raise ValueError(f"it holds a {type(found).__name__}, not a table {{…}}")
    return found


def read_tables(text: str) -> list[dict[str, Any]]:
    """Return what the text says, which has to be a list of tables. Raises ValueError."""
    found = read_json(text)
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise ValueError("it holds no list of tables [{…}, …]")
    return found
