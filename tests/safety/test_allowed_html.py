"""The list of what a page may hold: what stays, what goes, and where it is found."""

import pytest

from tebiki.safety import allowed_html
from tebiki.source import page_sources


@pytest.mark.parametrize(
    "address",
    [
        *("", "#top", "api-key.md#name", "../a%20b.html", "?q=x", "x%3Ay.md", "a.md?b=c:d"),
        *("https://workshop.example/a。b", "//cdn.example/x", "HTTP://workshop.example:8080/"),
        *(
            "mailto:host@workshop.example",
            "tel:+81-3-0000-0000",
            "sms:+810000",
            "webcal://a.example/",
        ),
    ],
)
def test_good_addresses(address: str) -> None:
    assert allowed_html.address_fault(address) is None


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:x",
            " \x00javascript:x",
            "java\nscript:x",
            "JAVASCRIPT://%0ax",
            "javascript%3Ax",
        ),
        *("%6aavascript:x", "java%2573cript:x", "vbscript:x", "data:,x", "blob:x", "view-source:x"),
        *("htp://a.example/", "https:", "http://", "https:///x", "ftp://a.example/", "about:blank"),
        *("C:\\a", "d:/a", "\\\\nas\\a", "file:///a", "FILE:a", "localhost:8000", "a.example:80/x"),
        *(
            "http://[::1]/",
            "http://0x7f.1/",
            "//10.1.2.3/x",
            "http://user@nas.local:80/",
            "http://nas/",
        ),
    ],
)
def test_bad_addresses(address: str) -> None:
    assert allowed_html.address_fault(address) is not None


@pytest.mark.parametrize(
    "text",
    [
        *("A & B", "1 < 2", "<Enter> を押す", "List<String>", "<br> と <kbd> の使いかた"),
        *("a <b>c</b>", "2 ** 3 ** 4", "**", "* 注", "[任意] (a)", "`sk-`", "snake_case"),
    ],
)
def test_plain_texts_that_are_shown_as_they_are_written(text: str) -> None:
    assert allowed_html.text_fault(text) is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("これは**「次へ」**を押す。", "**「次へ」**"),
        ("[店](https://a.example/)へ", "[店](https://a.example/)"),
        ("![窓](a.svg)", "![窓](a.svg)"),
    ],
)
def test_markdown_in_a_plain_text_is_named(text: str, mark: str) -> None:
    assert allowed_html.text_fault(text) == (f"holds {mark}, but is plain text; take the marks out")


def test_a_comment_is_no_tag_and_an_end_that_opens_nothing_is_none() -> None:
    assert allowed_html.html_faults("<!-- <script> --><p>a</p></div>") == []
    # A browser ends this comment at its first >.
    found = allowed_html.html_faults("<!--><img src=x onerror=y>-->")
    assert [fault.sign for fault in found] == ["onerror"]


@pytest.mark.parametrize(
    ("source", "kind", "sign", "line"),
    [
        ("a\n`<script>`\n\n<SCRIPT>", "tag", "script", 4),
        ("```\n<script>\n```", "tag", "script", 2),
        ("style は\nと { style=x }", "attribute", "style", 2),
        ("a\n[x](java&#115;cript:x)", "address", "javascript:x", 2),
        ("a\n<a href='java\nscript:x'>", "address", "java\nscript:x", 2),
        ("a\n[x]\n\n[x]: JavaScript:x", "address", "JavaScript:x", 4),
        ("a", "tag", "script", 0),
    ],
)
def test_lines_of_what_is_found(source: str, kind: str, sign: str, line: int) -> None:
    assert page_sources.find_sign(source, kind, sign) == line
