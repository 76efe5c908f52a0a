"""Parses HTML in whatever encoding it is, and reads its visible text."""

from html import escape
from typing import Any

from lxml import etree, html


def read_text(data: bytes) -> str:
    """Return the visible text of an HTML document, without any space."""
    root = parse_html(data)
    if root is None:
        return ""
    etree.strip_elements(root, "script", "style", "template", "head", with_tail=False)
    return "".join("".join(str(piece) for piece in root.itertext()).split())


def parse_html(data: bytes, encoding: str | None = None) -> html.HtmlElement | None:
    """Parse HTML bytes, UTF-8 unless they are not; None where there is no element at all."""
    root: html.HtmlElement | None = _parsed(data, html.HTMLParser, encoding)
    return root


def parse_plainly(data: bytes) -> Any | None:
    """Parse HTML as `parse_html` does, into lxml's plain elements, which are made faster."""
    return _parsed(data, etree.HTMLParser)


def _parsed(data: bytes, parser: Any, encoding: str | None = None) -> Any | None:
    if encoding is None:
        try:
            data.decode("utf-8")
            encoding = "utf-8"
        except UnicodeDecodeError:
            encoding = None  # libxml2 reads the document's own meta charset
    try:
        return etree.fromstring(data, parser=parser(encoding=encoding, huge_tree=True))
    except (etree.XMLSyntaxError, LookupError):
        return None


def inner_html(root: html.HtmlElement) -> str:
    """Return what stands in `root` as HTML."""
    parts = [escape(root.text or "", quote=False)]
    parts += [html.tostring(child, encoding="unicode") for child in root]
    return "".join(parts)
