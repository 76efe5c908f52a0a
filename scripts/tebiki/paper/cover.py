"""Sets a handout's cover: title, edition, addresses, and blanks for a pen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tebiki.paper import typst_markup as typ
from tebiki.paper.built_guide import ReadPage, hosted
from tebiki.paper.handout_words import HandoutWords
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
    own: HandoutWords = field(default_factory=HandoutWords)
    blanks: tuple[tuple[str, str], ...] = ()  # label and value


def set_up(
    opening: ReadPage, promise: str, intro: str, words: Mapping[str, str], occasion: Occasion,
    *, has_badges: bool, checked: str,
) -> str:  # fmt: skip
    """Return the call that sets a handout up, cover included, as Typst.

    `opening` is the page whose title and address stand there, `promise` what the door says above
    its first section, `intro` what the opening page does; both are Typst already. `checked` says
    when it was looked up what differs now.
    """
    address, newest = "", ""
    if occasion.site_url:
        address, *older = addresses(opening.page.path, occasion)
        newest = "".join(older)
    known = months.read_month(occasion.edition)
    edition = words["paper_edition"].format(edition=occasion.edition) if known else ""
    month = words["paper_month"].format(year=known[0], month=known[1]) if known else ""
    join = words["separator"].join
    if occasion.audience == "instructor":
        edition = join(filter(None, (edition, words["paper_instructor"])))
    old = words["paper_old"].format(edition=occasion.edition, newest=occasion.newest)
    return "#show: " + typ.code(
        "handout.with",
        title=typ.string(plain_text(opening.title)),
        phrases=typ.array([typ.string(part) for part in phrases(plain_text(opening.title))]),
        author=typ.string(occasion.author),
        lang=typ.string(occasion.language),
        edition=typ.string(edition),
        subtitle=typ.string(join(filter(None, (words["paper_handout"], edition, month)))),
        date=f"datetime(year: {known[0]}, month: {known[1]}, day: 1)" if known else "none",
        old=typ.string(old if occasion.newest > occasion.edition else ""),
        newest_address=typ.string(newest),
        newest_qr=typ.string(qr_svg(newest) if newest else ""),
        address=typ.string(address),
        address_text=typ.string(address.removeprefix("https://")),
        qr=typ.string(qr_svg(address) if address else ""),
        blanks=typ.array([f"({typ.string(a)}, {typ.string(b)})" for a, b in occasion.blanks]),
        intro=intro,
        promise=promise,
        undone=typ.array([typ.string(line) for line in occasion.own.undone_in(occasion.edition)]),
        checked=typ.string(checked),
        font=typ.string(occasion.font),
        has_badges="true" if has_badges else "false",
    )


def addresses(path: str, occasion: Occasion) -> list[str]:
    """The addresses of a page on the web that a cover has a code of: its own, the newest one's."""
    newest = _newest_address(occasion, path)
    return [occasion.site_url + hosted(path), *([newest] if newest else [])]


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
