"""Sets where a handout's links lead: codes at a chapter's end, plain lines at the paper's."""

from collections.abc import Mapping

from tebiki.paper import typst_markup as typ
from tebiki.paper.links import Links
from tebiki.paper.qr_codes import qr_svg


def codes(links: Links, chapter: str, words: Mapping[str, str], note: str) -> list[str]:
    """Return the codes of what a chapter's steps open, below `note`; nothing without any."""
    entries = []
    for mark in links.codes:
        if mark.chapter != chapter:
            continue
        step = words["paper_step"].format(step=mark.step) if mark.step else ""
        said = words["paper_qr"].format(label=f"{mark.label} {step}".strip())
        entries.append(
            typ.record(
                number=str(mark.number),
                label=typ.string(mark.label),
                step=typ.string(step),
                address=typ.string(mark.address),
                parts=_parts(mark.address),
                qr=typ.string(qr_svg(mark.address)),
                alt=typ.string(said),
            )
        )
    if not entries:
        return []
    return [typ.call("codes", entries=typ.array(entries), note=typ.string(note))]


def lines(links: Links, words: Mapping[str, str]) -> list[str]:
    """Return the list of all other addresses, by number; nothing without any."""
    entries = [
        typ.record(
            number=str(mark.number),
            label=typ.string(mark.label),
            address=typ.string(mark.address),
            parts=_parts(mark.address),
        )
        for mark in links.lines
    ]
    return [typ.call("source-lines", entries=typ.array(entries))] if entries else []


def _parts(address: str) -> str:
    """An address as it is typed, where a line may break."""
    typed = address.removeprefix("https://")
    return typ.array([typ.string(part) for part in typ.address_parts(typed)])
