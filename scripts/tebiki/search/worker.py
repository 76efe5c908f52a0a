"""Joins the parts of the search worker into one small script."""

import re
from collections.abc import Sequence

# In this order: each uses those before it.
PARTS = ("normal-form", "romaji", "text", "words", "query", "engine", "results")

SCRIPTS = ("box.js", "marks.js", "search.js", "worker.js")  # published as they are
# What lies in the face, and is published joined and small.
SOURCES = frozenset(
    [f"assets/search/{name}" for name in SCRIPTS]
    + [f"assets/search/parts/{name}.js" for name in PARTS]
)

_STRICT = '"use strict";'
_COMMENT_BEHIND_CODE = re.compile(r"\s+// [^\"'`]*$")
# Strings, templates and, behind what begins an expression, regular expressions stay as they are.
_LITERAL = re.compile(
    r"""("(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`"""
    r"""|(?<=[(,=!&|?:] )/(?:[^/\\]|\\.)+/|(?<=[(!])/(?:[^/\\]|\\.)+/)"""
)
_CONSTANT = re.compile(r"\bconst (?=[\w$[{])")  # `let` does the same where nothing is set anew
# Behind a `}` a statement may begin, which in some of our scripts no `;` parts.
_NEEDLESS_END = re.compile(r"(?<=[{;,])\n|(?<=})\n(?=[})\]])")
_AROUND_SIGNS = re.compile(r" ?(=>|[=!]==|&&|\|\||\?\?=|[-+*/]=|[=?:,;{}()<>+*/]| - ) ?")


def join(parts: Sequence[str]) -> str:
    """Return the JavaScript `parts` as one script without comments and needless spaces.

    Their style is ours: comments are `//` lines or stand behind a line's code, and no string
    or template goes over a line's end.
    """
    lines = []
    for part in parts:
        for line in part.splitlines():
            code = line.strip()
            if code and not code.startswith("//") and code != _STRICT:
                lines.append(_squeeze(_COMMENT_BEHIND_CODE.sub("", code)))
    return _NEEDLESS_END.sub("", "\n".join([_STRICT, *lines])) + "\n"


def _squeeze(code: str) -> str:
    pieces = _LITERAL.split(code)
    pieces[::2] = [_AROUND_SIGNS.sub(_bare, _CONSTANT.sub("let ", piece)) for piece in pieces[::2]]
    return "".join(pieces)


def _bare(sign: re.Match[str]) -> str:
    return sign[1].strip()
