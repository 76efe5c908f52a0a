"""Sets a handout's cover: title, edition, addresses, and blanks for a pen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tebiki.paper import typst_markup as typ
from tebiki.paper.built_guide import ReadPage, hosted
from tebiki.paper.parts import plain_text
from tebiki.paper.qr_codes import qr_svg
from tebiki.source import months

_PHRASE = re.compile(r"(?<=[ぁ-ん、。])(?=[^ぁ-ん、。])")


@dataclass(frozen=True)
class Occasion:
    """What a handout says beside the pages' text; an empty value of a blank is left to a pen."""

    language: str
    edition: str  # "2023.06", or "" where no page names one
    newest: str  # the newest edition
    author: str
    site_url: str  # with a slash at its end, or "" where it is not known
    audience: str = "participant"
    font: str = "Noto Sans CJK JP"
    device_note: str = ""
    blanks: tuple[tuple[str, str], ...] = ()  # label and value


def set_up(
    opening: ReadPage, promise: str, intro: str, words: Mapping[str, str], occasion: Occasion,
    *, has_badges: bool,
) -> str:  # fmt: skip
    """Return the call that sets a handout up, cover included, as Typst.

    `opening` is the page whose title and address stand there, `promise` what the door says above
    its first section, `intro` what the opening page does; both are Typst already.
    """
    address = occasion.site_url + hosted(opening.page.path) if occasion.site_url else ""
    known = months.read_month(occasion.edition)
    edition = words["paper_edition"].format(edition=occasion.edition) if known else ""
    month = words["paper_month"].format(year=known[0], month=known[1]) if known else ""
    if occasion.audience == "instructor":
        edition = " ・ ".join(filter(None, (edition, words["paper_instructor"])))
    newest = _newest_address(occasion, opening.page.path)
    old = words["paper_old"].format(edition=occasion.edition, newest=occasion.newest)
    return "#show: " + typ.code(
        "handout.with",
        title=typ.string(plain_text(opening.title)),
        phrases=typ.array([typ.string(part) for part in phrases(plain_text(opening.title))]),
        author=typ.string(occasion.author),
        lang=typ.string(occasion.language),
        edition=typ.string(edition),
        month=typ.string(month),
        date=f"datetime(year: {known[0]}, month: {known[1]}, day: 1)" if known else "none",
        old=typ.string(old if occasion.newest > occasion.edition else ""),
        newest_address=typ.string(newest),
        newest_qr=typ.string(qr_svg(newest) if newest else ""),
        address_text=typ.string(address),
        qr=typ.string(qr_svg(address) if address else ""),
        blanks=typ.array([f"({typ.string(a)}, {typ.string(b)})" for a, b in occasion.blanks]),
        intro=intro,
        promise=promise,
        font=typ.string(occasion.font),
        has_badges="true" if has_badges else "false",
    )


def _newest_address(occasion: Occasion, path: str) -> str:
    """Where the newest edition's page is, from an old one's folder beside it; else ""."""
    base = occasion.site_url.removesuffix(f"/{occasion.edition}/")
    if occasion.newest <= occasion.edition or base == occasion.site_url:
        return ""
    return f"{base}/latest/{hosted(path)}"


def phrases(title: str) -> list[str]:
    """Return a Japanese title cut where a line may end: behind a run of hiragana.

    A phrase keeps the spaces of its Latin words, and one that it begins with. A title in Latin
    letters is one phrase a word.
    """
    if title.isascii():
        return re.findall(r" ?[^ ]+", title)
    return [part for part in _PHRASE.split(title) if part]
