"""Core: reads the ground that the face paints pages on, in its light and its dark look.

'[data-md-color-scheme="slate"] { --ground: #12161c; }'  ->  Grounds(light=…, dark="#12161c")
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_GROUND = re.compile(r"--ground:\s*(#[0-9a-fA-F]{3,8})\b")
_SCHEME = '[data-md-color-scheme="{name}"]'


@dataclass(frozen=True)
class Grounds:
    """Two CSS colours; what no sheet says is the face's own."""

    light: str = "#f7f6f2"
    dark: str = "#12161c"


def grounds(sheets: Iterable[str]) -> Grounds:
    """Return the grounds that the style `sheets` set; a later one wins, as in a browser."""
    found = {"default": Grounds.light, "slate": Grounds.dark}
    for sheet in sheets:
        for selector, declarations in _RULE.findall(sheet):
            if match := _GROUND.search(declarations):
                schemes = [name for name in found if _SCHEME.format(name=name) in selector]
                found |= dict.fromkeys(schemes, match[1])
    return Grounds(found["default"], found["slate"])
