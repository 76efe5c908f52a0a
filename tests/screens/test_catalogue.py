"""The catalogue: what it holds, what it refuses and with which words."""

import pytest

from support.projects import LIBRARY
from tebiki.screens.catalogue import CatalogueError, load
from tebiki.screens.catalogue_text import with_drawing
from tebiki.screens.screen import Original, WordSource

SCREENS = LIBRARY / "docs/_data/library/screens.toml"
ONE = """\
# A comment that stays.
[top-page]
page = "account"
step = "open-top-page"
source = "https://i.gyazo.com/e87f.jpg"
captured = "2023-06"
sensitive = []
"""
ORIGINAL = f"""\

[top-page.original]
captured = "2026-11"
file = "top-page"
size = "1280x800"
source_sha256 = "{"a" * 64}"
redactions = [[0, 10, 200, 40]]
made_sha256 = {{ "top-page-640.avif" = "{"b" * 64}" }}
signed_off = "2026-11-24 山田"
signed_sha256 = "{"a" * 64}"
"""


def faults_of(text: str) -> tuple[str, ...]:
    with pytest.raises(CatalogueError) as caught:
        load(text, "screens.toml")
    return caught.value.faults


def test_a_guide_has_its_screens_with_their_sources() -> None:
    catalogue = load(SCREENS.read_text(encoding="utf-8"), "screens.toml")
    assert len(catalogue.screens) == 7
    assert len({screen.source for screen in catalogue.screens}) == 7
    assert [screen.id for screen in catalogue.of_step("join", "receive-mail")] == [
        "check-mail",
        "mail",
    ]
    assert "key" in catalogue["number-shown-once"].sensitive
    assert [screen.id for screen in catalogue.of_page("card")] == [
        "cards",
        "new-card",
        "number-shown-once",
    ]


def test_reads_a_screen_with_its_original() -> None:
    screen = load(ONE + ORIGINAL, "screens.toml")["top-page"]
    assert screen.line == 2
    assert screen.drawing is None
    assert screen.original == Original(
        captured="2026-11",
        file="top-page",
        size=(1280, 800),
        source_sha256="a" * 64,
        redactions=((0, 10, 200, 40),),
        made_sha256={"top-page-640.avif": "b" * 64},
        signed_off="2026-11-24 山田",
        signed_sha256="a" * 64,
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'page = "account"\n',
            "",
            'screens.toml:2: [top-page] lacks page; write page = "<file name without .md>"',
        ),
        (
            '"2023-06"',
            '"2023-13"',
            "screens.toml:6: [top-page] has captured = '2023-13'; write captured = \"2023-06\", "
            "a month",
        ),
        (
            "sensitive = []",
            'sensitive = ["face"]',
            "screens.toml:7: [top-page] has sensitive = ['face']; write a list with any of "
            "key, code, mail, phone, name, card, or []",
        ),
        (
            "sensitive = []",
            'sensitive = []\ndrawing = "640"',
            "screens.toml:8: [top-page] has drawing = '640'; write drawing = \"640x400\", "
            "width x height",
        ),
        (
            "sensitive = []",
            "sensitive = []\nsensitiv = 1",
            "screens.toml:8: [top-page] has the unknown key sensitiv; write sensitive, or take "
            "it out",
        ),
        (
            "[top-page]",
            '["Top Page"]',
            "screens.toml:2: [Top Page] is not a screen id; use small letters, digits and hyphens",
        ),
        (
            'page = "account"',
            "page = account",
            "screens.toml:3: this is not valid TOML (Invalid value); mend the line",
        ),
    ],
)
def test_names_file_line_and_remedy(old: str, new: str, message: str) -> None:
    assert faults_of(ONE.replace(old, new)) == (message,)


@pytest.mark.parametrize(
    ("line", "old", "new", "message"),
    [
        (
            14,
            "[[0, 10, 200, 40]]",
            "[[0, 10, 200]]",
            "has redactions = [[0, 10, 200]]; write [[x, y, width, height], …]",
        ),
        (
            16,
            '"2026-11-24 山田"',
            '"yes"',
            "has signed_off = 'yes'; write signed_off = \"2026-11-24 <name>\"",
        ),
        (15, "b" * 64, "b", 'has no good made_sha256; write { "<file>" = "<SHA-256>", … }'),
    ],
)
def test_names_the_originals_table(line: int, old: str, new: str, message: str) -> None:
    faults = faults_of((ONE + ORIGINAL).replace(old, new))
    assert faults == (f"screens.toml:{line}: [top-page.original] {message}",)


def test_writes_a_drawings_size_and_leaves_the_rest() -> None:
    text = ONE + ORIGINAL + ONE.replace("top-page", "next")
    once = with_drawing(text, "top-page", 640, 400)
    assert once == text.replace(
        "sensitive = []\n\n[top-page.o", 'sensitive = []\ndrawing = "640x400"\n\n[top-page.o'
    )
    again = with_drawing(once, "top-page", 640, 420)
    assert again == once.replace("640x400", "640x420")
    assert load(again, "x")["top-page"].drawing == (640, 420)
    assert with_drawing(ONE, "top-page", 1, 2) == ONE + 'drawing = "1x2"\n'


NOW = """\
[desk-now]
page = "join"
step = "open-desk"
drawn_of = "2026-10"
sensitive = []
words_from = [
  { url = "https://library.example/1", official = true, words = ["Sign up"] },
  { url = "https://blog.example/2", official = false, words = ["Mail"] },
]
alt = { ja = "図書館のページ。", en = "The library's page." }
"""


def test_reads_a_drawing_of_now_with_its_sources() -> None:
    screen = load(NOW, "screens.toml")["desk-now"]
    assert (screen.drawn_of, screen.captured, screen.source) == ("2026-10", "", "")
    assert screen.words_from == (
        WordSource("https://library.example/1", True, ("Sign up",)),
        WordSource("https://blog.example/2", False, ("Mail",)),
    )
    assert screen.alt == {"ja": "図書館のページ。", "en": "The library's page."}
    assert screen.is_reported
    assert not load(NOW.replace("false", "true"), "screens.toml")["desk-now"].is_reported


def test_an_edition_has_no_drawing_of_a_later_month() -> None:
    catalogue = load(ONE + "\n" + NOW, "screens.toml")
    assert [screen.id for screen in catalogue.until("2026.09").screens] == ["top-page"]
    for edition in ("2026.10", "2026.11", ""):
        assert len(catalogue.until(edition).screens) == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'alt = { ja = "図書館のページ。", en = "The library\'s page." }\n',
            "",
            'screens.toml:1: [desk-now] lacks alt; write alt = { ja = "…", en = "…" }, what the '
            "drawing shows and where to click",
        ),
        (
            'alt = { ja = "図書館のページ。", en =',
            "alt = { en =",
            'screens.toml:10: [desk-now.alt] lacks ja; write ja = "…"',
        ),
        (
            ', words = ["Mail"]',
            "",
            "screens.toml:6: [desk-now] has words_from = ",
        ),
        (
            "sensitive",
            'captured = "2023-06"\nsensitive',
            "screens.toml:5: [desk-now] has the unknown key captured; mend its name or take it out",
        ),
        (
            "sensitive",
            "paper = true\nsensitive",
            "screens.toml:5: [desk-now] has paper = true; write paper = false, or leave it out",
        ),
        (
            '"2026-10"',
            '"2026.10"',
            "screens.toml:4: [desk-now] has drawn_of = '2026.10'; write drawn_of = \"2026-11\", "
            "a month",
        ),
    ],
)
def test_a_drawing_of_now_that_is_not_whole(old: str, new: str, message: str) -> None:
    (fault,) = faults_of(NOW.replace(old, new))
    assert fault.startswith(message)
