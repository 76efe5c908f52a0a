"""Reads JSON that another program wrote, or says why it cannot be used."""

import json
from typing import Any

from tebiki.files.data_faults import Said, SaidError


class JsonError(SaidError, ValueError):
    """The text cannot be used; the message is a clause, to stand in a sentence on its file."""


def read_json(text: str) -> Any:
    """Return what the text says. Raises ValueError, also for what is nested too deep."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise JsonError(Said("it is nested too deep", "入れ子が深すぎます")) from error


def read_table(text: str) -> dict[str, Any]:
    """Return what the text says, which has to be a table. Raises ValueError."""
    found = read_json(text)
    if not isinstance(found, dict):
        kind = type(found).__name__
        raise JsonError(
            Said(
                f"it holds a {kind}, not a table {{…}}",
                f"{kind} が入っていて、表 {{…}} ではありません",
            )
        )
    return found


def read_tables(text: str) -> list[dict[str, Any]]:
    """Return what the text says, which has to be a list of tables. Raises ValueError."""
    found = read_json(text)
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise JsonError(
            Said("it holds no list of tables [{…}, …]", "表の並び [{…}, …] ではありません")
        )
    return found
