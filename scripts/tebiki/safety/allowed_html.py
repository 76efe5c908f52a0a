"""The one list of what a page may hold of its authors': tags, attributes, schemes of addresses."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml.html import defs
from selectolax.lexbor import LexborHTMLParser

from tebiki.files.data_faults import Said, before
from tebiki.safety import addresses
from tebiki.safety.private_addresses import is_private_host

SCHEMES = frozenset(("http", "https", "mailto", "tel", "sms", "webcal"))

_EVERYWHERE = frozenset(
    (
        *("class", "id", "lang", "dir", "title", "role", "translate"),
        *("data-done", "data-linenos", "data-paper", "data-search-exclude"),
    )
)
_CELL = frozenset(("align", "colspan", "headers", "rowspan", "scope"))
# Tag -> the attributes that it may have beside those of every tag and `aria-…`.
_TAGS = {
    **dict.fromkeys(
        (
            *("abbr", "address", "aside", "b", "bdi", "bdo", "br", "caption", "cite", "code", "dd"),
            *("dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5"),
            *("h6", "hr", "i", "kbd", "mark", "p", "pre", "rp", "rt", "ruby", "s", "samp"),
            *("section", "small", "strong", "sub", "summary", "sup", "table", "tbody", "tfoot"),
            *("thead", "tr", "u", "ul", "var", "wbr"),
        ),
        frozenset[str](),
    ),
    "a": frozenset(("download", "href", "hreflang", "name", "rel", "target")),
    "blockquote": frozenset(("cite",)),
    "col": frozenset(("span",)),
    "colgroup": frozenset(("span",)),
    "del": frozenset(("cite", "datetime")),
    "details": frozenset(("open",)),
    "img": frozenset(("align", "alt", "decoding", "height", "loading", "src", "width")),
    "input": frozenset(("checked", "disabled", "type")),  # the box of a task list
    "ins": frozenset(("cite", "datetime")),
    "label": frozenset(("for",)),
    "li": frozenset(("value",)),
    "ol": frozenset(("reversed", "start", "type")),
    "q": frozenset(("cite",)),
    "span": frozenset(("data-pin",)),  # what ①②③ becomes
    "td": _CELL,
    "th": _CELL,
    "time": frozenset(("datetime",)),
}
_KNOWN_TAGS = defs.tags | {"frame", "math", "noembed", "noframes", "plaintext", "portal",
                           "slot", "svg", "template", "xmp"}  # fmt: skip
_SCRIPTS = frozenset(("data", "javascript", "vbscript"))
_DRIVE = re.compile(r"[A-Za-z]:(?![A-Za-z0-9+.-]*@)")
_PORT = re.compile(r"\d+(?:[/?#]|$)")
_MARKED = re.compile(r"\*\*[^*\s](?:[^*]*[^*\s])?\*\*|!?\[[^\]]*\]\([^)\s]+\)")
_SHOWN = 80  # characters of an address in a message

ON_DISK = Said(
    "the address leads to a computer's own disk; put the file into the site",
    "アドレスが、だれかのパソコンの中を指しています。ファイルをサイトに入れてください。",
)
_NO_HOST = Said(
    "the address names no host; write it as https://host/…",
    "アドレスにホスト名がありません。https://ホスト名/… と書いてください。",
)
_NO_SCHEME = Said(
    "the address has no scheme; begin it with https://",
    "アドレスの始まりがありません。https:// から書いてください。",
)
_SCHEME = Said(
    "no link may begin with {scheme}:; write {meant}",
    "リンクを {scheme}: で始めることはできません。{meant}と書いてください。",
)
_MEANT = Said(
    "https://, mailto: or tel:, or name a file", "https://、mailto:、tel: か、ファイルの名前"
)
_SCRIPT = Said(
    "no link may begin with {scheme}:; take it out",
    "リンクを {scheme}: で始めることはできません。消してください。",
)
_PLAIN = Said(
    "holds <{tag}>, but is plain text; take the tag out",
    "に <{tag}> というタグがあります。文字だけにして、タグを消してください。",
)
_PLAIN_MARK = Said(
    "holds {mark}, but is plain text; take the marks out",
    "に {mark} があります。文字だけにして、記号を消してください。",
)
_TAG = Said(
    "<{tag}> may not stand on a page; write it in Markdown, or as code in backticks",
    "<{tag}> はページに置けません。Markdown で書くか、バッククォートで囲んでください。",
)
_ATTRIBUTE = Said(
    "the attribute {name} may not stand on a page; take it out",
    "属性 {name} はページに置けません。消してください。",
)
_THEMES = Said(
    "the id {name} is the theme's; give another",
    "id の {name} はテーマが使っています。別の id にしてください。",
)
_NO_FILE = Said(
    "the picture is no file; put it into docs/ and name it",
    "画像がファイルではありません。docs/ に置いて、その名前を書いてください。",
)
_ELSEWHERE = Said(
    "the picture is another host's, which would see who reads the page; "
    "put it into docs/ and name it",
    "ほかのサイトの画像です。だれがページを読んだかが、そのサイトに知られます。"
    "docs/ に置いて、その名前を書いてください。",
)
_PRIVATE = Said(
    "only this machine or its network knows {name}; name what readers can open, or set it as code",
    "{name} は、このパソコンかその周りでしか開けません。"
    "読む人が開けるアドレスにするか、コードとして書いてください。",
)


@dataclass(frozen=True)
class HtmlFault:
    """Something that no page may hold: a sentence with its remedy, and how it is spelled.

    `kind` is `tag`, `attribute` or `address`, and says how `sign` stands in the source.
    """

    message: Said
    kind: str
    sign: str


def address_fault(address: str) -> Said | None:
    """Return what is wrong with the scheme or the host of a link's address, and what to do.

    Relative addresses are good; where they lead is not judged here.
    """
    if address.strip().startswith("\\\\"):
        return ON_DISK
    parts = addresses.split(address)
    if parts.scheme == "file" or (len(parts.scheme) == 1 and _DRIVE.match(address.strip())):
        return ON_DISK
    if parts.is_web and not parts.host:
        return _NO_HOST
    if parts.scheme in SCHEMES or not parts.scheme:
        return _host_fault(parts) or _hidden_fault(address)
    if parts.scheme not in _SCRIPTS and _PORT.match(parts.path):  # localhost:8000
        with_port = addresses.split(f"http://{parts.scheme}:{parts.path}")
        return _host_fault(with_port) or _NO_SCHEME
    near = difflib.get_close_matches(parts.scheme, SCHEMES, 1, 0.7)
    meant = Said(f"{near[0]}:", f"{near[0]}: ") if near else _MEANT
    return _SCHEME.filled(scheme=parts.scheme, meant=meant)


def html_faults(html: str) -> list[HtmlFault]:
    """Return what of authors' HTML no page may hold, read as browsers read it, each thing once."""
    return list(dict.fromkeys(_faults(html)))


def text_fault(text: str) -> Said | None:
    """Return what is wrong with a plain text, None for a good one."""
    if tag := hostile_tag(text):
        return _PLAIN.filled(tag=tag)
    if mark := inert_mark(text):
        return _PLAIN_MARK.filled(mark=mark)
    return None


def inert_mark(text: str) -> str | None:
    """Return what of a plain text is meant as Markdown, and would stand there as it is written.

    「**次へ**を押す」 → 「**次へ**」
    """
    found = _MARKED.search(text)
    return found[0] if found else None


def hostile_tag(text: str) -> str | None:
    """Return the tag for which a plain text is taken for an attack, None for a good one.

    It is escaped wherever it stands, so an unknown `<word>` and harmless tags may stay.
    """
    if "<" not in text:
        return None
    for tag, attributes in _elements(text):
        is_bad = tag in _KNOWN_TAGS and tag not in _TAGS
        if is_bad or any(name.startswith("on") or name == "style" for name in attributes):
            return tag
    return None


def shown(text: str) -> str:
    """Return a text as a message can hold it: on one line, no signs that cannot be seen."""
    plain = "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


def _faults(html: str) -> Iterator[HtmlFault]:
    for tag, attributes in _elements(html):
        is_box = attributes.get("type") == "checkbox" and "disabled" in attributes
        if tag not in _TAGS or (tag == "input" and not is_box):
            yield HtmlFault(_TAG.filled(tag=tag), "tag", tag)
            continue
        for name, value in attributes.items():
            if name not in _EVERYWHERE | _TAGS[tag] and not name.startswith("aria-"):
                yield HtmlFault(_ATTRIBUTE.filled(name=name), "attribute", name)
            elif name in ("id", "name") and (value or "").startswith("__"):
                said = _THEMES.filled(name=shown(value or ""))
                yield HtmlFault(said, "attribute", value or "")
            elif (judge := _ADDRESSES.get(name)) and (wrong := judge(value or "")):
                yield HtmlFault(before(f"{shown(value or '')}: ", wrong), "address", value or "")


def _elements(html: str) -> Iterator[tuple[str, dict[str, str | None]]]:
    """The elements of HTML that stands within a body, which it may add attributes to."""
    root = LexborHTMLParser(f"<!doctype html><html><head></head><body>{html}").root
    for number, node in enumerate(root.traverse() if root else ()):
        tag, attributes = node.tag or "", node.attributes
        is_frame = number <= 2 and tag in ("html", "head", "body") and not attributes
        if not is_frame and tag[:1].isalpha():  # a comment's is -comment
            yield tag, attributes


def _picture_fault(address: str) -> Said | None:
    parts = addresses.split(address)
    if parts.host is None and not parts.scheme:
        return _hidden_fault(address)
    if parts.host is None or not (parts.is_web or not parts.scheme):
        return address_fault(address) or _NO_FILE
    return _ELSEWHERE


def _host_fault(parts: addresses.Address) -> Said | None:
    if not parts.host or not is_private_host(parts.name):
        return None
    return _PRIVATE.filled(name=parts.name)


def _hidden_fault(address: str) -> Said | None:
    """A script behind percent signs is none to browsers; whoever wrote it meant one."""
    plain = address
    for _ in range(3):
        plain = unquote(plain)
    scheme = addresses.split(plain).scheme
    return _SCRIPT.filled(scheme=scheme) if scheme in _SCRIPTS else None


_ADDRESSES = {"href": address_fault, "cite": address_fault, "src": _picture_fault}
