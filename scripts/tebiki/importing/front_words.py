"""Reads what the front matter of a guide's file says of it: a title, how it has steps."""

import yaml

from tebiki.importing.guide_tree import LeftOut
from tebiki.importing.tree_reading import Guide

NOT_READ = LeftOut(
    1,
    "the front matter, which is no table of YAML; write each line as `key: value`",
    "先頭の設定。YAML の表として読めません。どの行も `key: value` の形で書いてください。",
    is_part=True,
)


def front_matter(guide: Guide) -> dict[str, object]:
    """Return what a file's front matter says, {} for what is no table of YAML."""
    return _table_of(guide) or {}


def is_read(guide: Guide) -> bool:
    """Whether a file has front matter that can be read, or none."""
    return _table_of(guide) is not None


def _table_of(guide: Guide) -> dict[str, object] | None:
    try:
        found = yaml.safe_load(guide.front_matter)
    except yaml.YAMLError:
        return None
    return {} if found is None else found if isinstance(found, dict) else None
