"""What a page asks for, and which width of a picture stands for all."""

import pytest

from tebiki.keeping.asked_files import Asked, asked_files

THERE = {
    *("assets/a.css", "assets/a.js", "assets/b.js", "assets/b.css", "assets/mark.svg"),
    *(f"assets/s-{width}.{kind}" for width in (480, 960, 1440) for kind in ("avif", "webp", "png")),
    *("assets/drawn.svg", "event.ics", "slides.zip", "guide/join/index.html", "私.svg"),
}
PHOTO = """<a href="../../assets/s-1440.webp"><picture>
<source type="image/avif" srcset="../../assets/s-480.avif 480w, ../../assets/s-960.avif 960w">
<source type="image/webp" srcset="../../assets/s-480.webp 480w, ../../assets/s-960.webp 960w,
 ../../assets/s-1440.webp 1440w">
<img src="../../assets/s-1440.png" srcset="../../assets/s-960.png 960w"></picture></a>"""
CASES = {
    "code and what it loads later": (
        '<link rel="stylesheet" href="../../assets/a.css"><script src="../../assets/a.js" '
        'data-scripts="../../assets/b.js ../../assets/b.css" data-label="b.js of it"></script>',
        Asked(
            frozenset(["assets/a.css", "assets/a.js", "assets/b.js", "assets/b.css"]), frozenset()
        ),
    ),
    "a picture and the icon": (
        '<link rel="icon" href="../../assets/mark.svg"><img src="../../assets/drawn.svg">',
        Asked(frozenset(), frozenset(["assets/mark.svg", "assets/drawn.svg"])),
    ),
    "one width of several": (
        PHOTO,
        Asked(
            frozenset(),
            frozenset(["assets/s-960.webp"]),
            {
                f"assets/s-{name}": "assets/s-960.webp"
                for name in ("1440.png", "480.avif", "960.avif", "480.webp", "1440.webp", "960.png")
            },
        ),
    ),
    "what is linked, but no page, no archive, nothing of another host": (
        '<a href="../../assets/drawn.svg">a</a><a href="../../event.ics">b</a>'
        '<a href="../../slides.zip">c</a><a href="../join/">d</a>'
        '<a href="https://other.example/assets/a.png">e</a>',
        Asked(frozenset(), frozenset(["assets/drawn.svg", "event.ics"])),
    ),
    "an address in percents": (
        '<img src="../../%E7%A7%81.svg">',
        Asked(frozenset(), frozenset(["私.svg"])),
    ),
    "what is not there": (
        '<img src="gone.svg"><script src="gone.js"></script>',
        Asked(frozenset(), frozenset()),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_page_asks_for(case: str) -> None:
    html, expected = CASES[case]
    assert asked_files(html, "guide/card/index.html", THERE) == expected
