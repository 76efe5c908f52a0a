"""Finds a title for a drafted step or page: what its heading says, or else what its text does."""

import re
from collections.abc import Sequence

from tebiki.importing import losses, markdown_reader
from tebiki.importing.draft_units import Unit
from tebiki.importing.plain_guide import Block, PlainGuide

_ADDRESS = re.compile(r"https?://[!-~]*")
_STRAY = re.compile(r"\*{2,}|\*(?![ \u3000]*\d)")  # 2 * 3 is no mark
_LONG = 40


def drafted(members: Sequence[Unit], identifier: str) -> tuple[str, tuple[str, ...]]:
    """Draft a title from the step's first sentence, as plain text that Markdown leaves alone.

    The marks that the sentence had stand beside it.
    """
    texts = (text for unit in members if unit.plain.strip() for text in unit.texts)
    found = (sentence for text in texts for sentence in markdown_reader.sentences(text))
    said = next((one for one in found if _ADDRESS.sub("", one.plain).strip("※ \u3000\n")), None)
    plain, marks = (said.plain, said.marks) if said else ("", ())
    sentence = " ".join(_ADDRESS.sub("", plain).split()).strip("※ \u3000")
    strays = _STRAY.findall(sentence)
    sentence = _STRAY.sub("", sentence).strip()
    sentence = re.sub(r"(?<=[ァ-ヶー])し(?:ます|ましょう)$", "する", sentence)
    if len(sentence) > _LONG:
        sentence = sentence[: _LONG - 1].rstrip() + "…"
    title = re.sub(r"([\\`*_{}\[\]<>#!&|~:])", r"\\\1", sentence)
    number = identifier.removeprefix("step-")
    return title or f"手順 {number}", tuple(dict.fromkeys([*marks, *strays]))


def page_title(head: Block | None, name: str, guide: PlainGuide) -> tuple[str, str]:
    """Return a page's title, and its heading as the guide has it, "" where there is none."""
    if head is not None and head.text:
        return losses.single(head.plain) or name, head.text
    for line in guide.front_matter:
        match = re.match(r"title:\s*[\"']?(.*?)[\"']?\s*$", line)
        if match and match[1]:
            return match[1], ""
    return f"{guide.name} {name}", ""
