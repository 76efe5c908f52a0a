"""Recognises pages that say "not found", ask for a human or for a login, whatever their status."""

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tebiki.markdown.html_source import parse_html

# A "not found" is a subject and a predicate, or a number; with an excuse before it, or a number.
_NUMBER = r"(?:(?:error|http|status)?\s*4(?:04|10)\s*(?:error|エラー)?)"
_EXCUSE = r"(?:sorry|oops|uh[-\s]oh|whoops|申し訳(?:ありません|ございません|ないですが)[がか]?)"
_THING = (
    r"(?:(?:the|this|that)\s)?(?:(?:requested|web)\s)?"
    r"(?:page|file|url|content|article|resource|document)"
    r"(?:\s(?:that\s)?you(?:'re|\sare|\swere|'ve|\shave)?\s(?:looking\sfor|requested))?"
)
_IS_GONE = (
    r"(?:was\s|is\s|could\s|can)?(?:not\s?(?:be\s)?found|not\savailable|unavailable)"
    r"|(?:isn't|wasn't|can't\sbe|couldn't\sbe)\s(?:available|found)|(?:does\snot|doesn't)\sexist"
    r"|(?:is\s)?no\slonger\s(?:available|exists?)|has\sbeen\s(?:removed|deleted)"
)
_WE_CANNOT = r"(?:we\s)?(?:can(?:'|no)t|couldn't|could\snot)\sfind\s(?:the|that|this)\spage.{0,40}"
_MONO = (
    r"(?:(?:お探し|ご?指定|アクセスしようと|ご?リクエスト|要求|該当|この)(?:の|された|した|する)?)?\s*"
    r"(?:ウェブ|web)?(?:ページ|ファイル|記事|url|コンテンツ|アドレス|画像)"
)
_NAI = (
    r"(?:は|が|を)?\s*(?:現在|既に|すでに)?\s*(?:(?:存在し|見つかり|あり|ござい|見つけられ|公開されてい)"
    r"ません(?:でした)?|(?:(?:移動|削除|または|もしくは|か|公開を?終了)+)(?:され|し)"
    r"(?:ました|ています|た可能性があります))"
)
_NOT_FOUND = re.compile(
    rf"(?:(?:{_EXCUSE}|{_NUMBER}|error|エラー)\W*)*"
    rf"(?:{_NUMBER}|{_THING}\s(?:{_IS_GONE})|{_WE_CANNOT}|not\sfound|{_MONO}{_NAI}|見つかりません(?:でした)?)"
    rf"(?:\W*{_NUMBER}\W*)?",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"""just\sa\smoment|attention\srequired|access\s(?:to\sthis\spage\shas\sbeen\s)?denied
    |pardon\sour\sinterruption|robot\scheck|are\syou\sa\s(?:robot|human)|human\sverification
    |(?:please\s)?verify(?:ing)?\s(?:that\s)?you\sare\s(?:a\s)?human|security\scheck(?:point)?
    |vercel\ssecurity\scheckpoint|client\schallenge|making\ssure\syou're\snot\sa\sbot
    |checking\syour\sbrowser.*|one\smoment,\splease|ddos-guard|しばらくお待ちください
    |ロボットではありません(?:か)?|アクセスが拒否されました|人間であることを確認.*""",
    re.IGNORECASE | re.VERBOSE,
)
_MARKS = (b"_cf_chl_opt", b"awsWafCookieDomainList", b"px-captcha", b"captcha-delivery.com")
_PARTS = re.compile(r"\s+[|\-–—:：・·/«»]\s+|[|｜»«–—]|\s*[!！?？.。…]+\s*$")
_BLOCKS = {"h1", "h2", "h3", "p", "div", "li", "td", "section", "main", "title", "span", "strong"}
SHORT = 1200  # characters of visible text; a page that only says "not found" has fewer


@dataclass(frozen=True)
class PageText:
    """What a page says at a glance."""

    title: str
    heading: str
    blocks: tuple[str, ...]
    length: int  # of its visible text
    is_challenge: bool


def page_text(body: bytes, charset: str | None) -> PageText:
    """Return title, first heading and short texts of an HTML page."""
    root = parse_html(body, charset) if charset else None
    root = parse_html(body) if root is None else root
    if root is None:
        return PageText("", "", (), 0, False)
    title, heading = _first(root, "title"), _first(root, "h1")
    etree.strip_elements(root, "script", "style", "template", "noscript", with_tail=False)
    main = root.find("body")
    text = " ".join(" ".join(str(t) for t in (root if main is None else main).itertext()).split())
    blocks: tuple[str, ...] = ()
    if len(text) <= SHORT:
        elements = (one for one in root.iter(etree.Element) if one.tag in _BLOCKS)
        blocks = tuple(text for one in elements if 0 < len(text := _plain(one)) < 120)
    asks = any(_CHALLENGE.fullmatch(part) for part in _parts(title))
    asks = asks or (len(text) <= SHORT and any(mark in body for mark in _MARKS))
    return PageText(title, heading, blocks, len(text), asks)


def says_not_found(page: PageText) -> bool:
    """Whether a page says that there is nothing here: in its title, heading, or short text.

    The whole title (or one part of it between separators) must say so: a page *about* a
    missing page says more. A long page with such a title is taken at its status.
    """
    if page.length > 4 * SHORT:
        return False
    said = [*_parts(page.title), *_parts(page.heading)]
    for block in page.blocks:
        said += [one for one in re.split(r"[。！]|[.!](?:\s|$)", block) if len(one) > 8]
    return any(_NOT_FOUND.fullmatch(one.strip(" .。!！?？…")) for one in said)


def _parts(text: str) -> list[str]:
    return [part.strip(" .。!！?？…") for part in (text, *_PARTS.split(text)) if part.strip()]


def _first(root: Any, tag: str) -> str:
    element = root.find(f".//{tag}")
    return "" if element is None else _plain(element)


def _plain(element: Any) -> str:
    text = " ".join("".join(str(piece) for piece in element.itertext()).split())
    return text.replace("’", "'")
