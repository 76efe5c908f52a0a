"""Writes text, addresses and calls as Typst source, so that no text is taken for markup."""

import re
from collections.abc import Mapping

# An address may break behind /, ?, &, =, #, _ and -, its own separators, and before a full stop;
# scheme and host stay together.
# Control characters, and what else Typst takes for the end of a line of its source.
_LINE_ENDS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_HOST = re.compile(r"[a-z]+://[^/]+/?")
_BREAK = re.compile(r"(?<=[/?&=#_-])(?![/?&=#_-])|(?=\.)")


def string(text: str) -> str:
    """Return `text` as a Typst string literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + _LINE_ENDS.sub(lambda sign: f"\\u{{{ord(sign[0]):x}}}", escaped) + '"'


def text(content: str) -> str:
    """Return `content` as Typst markup that shows exactly these signs."""
    return f"#{string(content)}" if content else ""


def call(name: str, *bodies: str, **arguments: str) -> str:
    """Return a call in markup; `bodies` are markup, `arguments` are Typst code."""
    return "#" + code(name, *bodies, **arguments)


def code(name: str, *bodies: str, **arguments: str) -> str:
    """Return a call in code; `bodies` are markup, `arguments` are Typst code."""
    given = ", ".join(f"{key.replace('_', '-')}: {value}" for key, value in arguments.items())
    contents = "".join(f"[{body}]" for body in bodies)
    return f"{name}({given}){contents}"


def dictionary(entries: Mapping[str, str]) -> str:
    """Return a Typst dictionary of strings."""
    if not entries:
        return "(:)"
    return "(" + ", ".join(f"{string(key)}: {string(entries[key])}" for key in entries) + ")"


def record(**entries: str) -> str:
    """Return a Typst dictionary whose values are code."""
    return "(" + ", ".join(f"{key}: {value}" for key, value in entries.items()) + ")"


def array(values: list[str]) -> str:
    """Return a Typst array of `values`, which are code."""
    return "(" + "".join(f"{value}, " for value in values) + ")"


def address_parts(address: str) -> list[str]:
    """Return an address cut where a line may break: at its own separators."""
    host = _HOST.match(address)
    start = host[0] if host else ""
    return [part for part in (start, *_BREAK.split(address[len(start) :])) if part]


def address(content: str) -> str:
    """Return an address as markup that breaks only at its own separators."""
    return f"#address({array([string(part) for part in address_parts(content)])})"
