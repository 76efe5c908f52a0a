"""Knows what the boxes and code blocks of other dialects are called here.

container(" message alert")  ->  ("alert", "", False), kind("alert") -> warning
container("details 答え")     ->  ("details", "答え", True)
code("js:app.js")            ->  ("js", "app.js")
"""

import re

_KINDS = {
    "note": "note info message summary abstract important question quote example details spoiler "
    "todo faq help cite seealso",
    "tip": "tip hint success check done column",
    "warning": "warning warn caution attention alert",
    "danger": "danger error bug failure fail missing",
}
_OF = {name: kind for kind, names in _KINDS.items() for name in names.split()}
_FOLDED = ("details", "spoiler")
_PLAIN = ("text", "txt", "plain", "plaintext", "none")
_TITLE = re.compile(r"(?:title|filename|caption)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))")
_LANGUAGES = {
    "shellscript": "bash", "shell": "bash", "sh": "bash", "zsh": "bash", "terminal": "console",
    "cmd": "batch", "command": "console", "jsonc": "json5", "mermaid": "text", "plantuml": "text",
    "math": "text", "vue": "html", "env": "ini", "dotenv": "ini", "gitignore": "text",
}  # fmt: skip


def is_known(name: str) -> bool:
    return name.lower() in _OF


def kind(name: str) -> str:
    """Return the type of our box for the name of another's."""
    return _OF.get(name.lower(), "note")


def container(info: str) -> tuple[str, str, bool]:
    """Return name, title and whether it is folded of a box `:::info`, "" for no title."""
    info = info.strip()
    attributes = re.match(r"\{\s*\.?([\w-]+)[^}]*\}\s*(.*)$", info)
    if attributes:
        return attributes[1].removeprefix("callout-"), attributes[2].strip(), False
    found = re.match(r"([\w-]+)\s*(?:\[(?P<title>.*)\]|\{[^}]*\})?\s*(?P<rest>.*)$", info)
    name, title, rest = (found[1], found["title"] or "", found["rest"]) if found else ("", "", info)
    if name in ("note", "message") and is_known(rest.strip()):
        return rest.strip(), title, False
    named = _TITLE.match(rest)
    if named:
        rest = named[1] or named[2] or named[3] or ""
    return name, (title or rest).strip(), name.lower() in _FOLDED


def code(info: str) -> tuple[str, str]:
    """Return language and title of a code block by what stands behind its fence."""
    info = info.strip()
    title = ""
    if named := _TITLE.search(info):
        title = named[1] or named[2] or named[3] or ""
        info = (info[: named.start()] + info[named.end() :]).strip()
    info = re.sub(r"\{[^}]*\}|=\d*\+?$|!$", " ", info).strip()
    words = info.split()
    first = words[0] if words else ""
    language, sign, name = first.partition(":")
    title = title or name
    if not title and len(words) > 1 and ":" in words[1]:  # ```diff js:app.js
        title = words[1].partition(":")[2]
    is_diff = "diff" in (language, *words[1:]) or language.startswith("diff_")
    if not sign and "." in language and not title:  # ```app.js
        language, title = language.rpartition(".")[2], language
    language = "diff" if is_diff else re.sub(r"[^\w+#.-]", "", language).lower()
    language = _LANGUAGES.get(language, language)
    return ("" if language in _PLAIN else language), title


def marked_lines(info: str) -> str:
    """Return which lines of a code block are to be marked, `{1,3-4}`, "" for none."""
    found = re.search(r"\{[ \t]*\d[\d,\s-]*\}", info)
    return found[0] if found else ""
