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
    return table(guide.front_matter) or {}


def is_read(guide: Guide) -> bool:
    """Whether a file has front matter that can be read, or none."""
    return table(guide.front_matter) is not None


def table(text: str) -> dict[str, object] | None:
    """Return a table of YAML, {} for nothing, None for what is none.

    Numbers and dates are texts as they are written: `2026-00-00` is no date, `01` no number.
    """
    try:
        found = yaml.load(text, Loader=_Texts)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return {} if found is None else found if isinstance(found, dict) else None


class _Texts(yaml.SafeLoader):
    """Takes what is not quoted for text, but for nothing and what is merged."""


_Texts.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in forms if tag.endswith((":null", ":merge"))]
    for sign, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
