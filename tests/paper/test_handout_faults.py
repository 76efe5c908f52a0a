"""What a handout cannot show is named by its author's line, and stops only its own handout."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support.messages import english
from tebiki.building import build_site
from tebiki.files import made_folders
from tebiki.paper import build_handout
from tebiki.paper.chapter import PaperError
from tebiki.source.project import Project

CARD = "library/card/index.html"


def edit(old: str, new: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        page = site / CARD
        text = page.read_text(encoding="utf-8")
        assert old in text
        page.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def remove(name: str) -> Callable[[Path], None]:
    return lambda site: (site / name).unlink()


UNKNOWN = (
    "the handout cannot show {}; write it otherwise, or leave it off the paper: "
    'data-paper="no" in its tag, or {{ data-paper="no" }} behind the heading of its section'
)


# What breaks the built page, what is said of the step's Markdown, what stands on its line.
FAULTS = {
    "unknown element": (
        edit("<p>メモができたら", "<video></video><p>メモができたら"),
        UNKNOWN.format("<video>"),
        "{ #save-number",
    ),
    "unknown element with the step's text": (
        edit(
            "<p>メモができたら", '<p class="x"><video>メモができたら</video></p><p>メモができたら'
        ),
        UNKNOWN.format("<video>"),
        "メモができたら",
    ),
    "heading skip": (
        edit("<p>メモができたら", "<h5>Deep</h5><p>メモができたら"),
        "the heading 「Deep」 has level 5 after level 2; write ###, so that no level of the "
        "contents is skipped",
        "{ #save-number",
    ),
    "missing glyph": (
        edit("メモができたら", "ก็ メモができたら"),
        "<p>: “ก็” (U+0E01 U+0E47) has no glyph; "
        "write it in other words, or name a font that has it with HANDOUT_FONT",
        None,
    ),
    "missing picture": (
        remove("assets/screens/number-shown-once.svg"),
        "the built site has no picture assets/screens/number-shown-once.svg; build the site again, "
        "or mend the picture's address",
        "assets/screens/number-shown-once.svg",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_stops_only_its_handout_with_the_authors_line_and_the_old_pdf_stays(
    fault: str, library: Path, library_site: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(library_site, tmp_path / "site")
    before = {path.name: path.read_bytes() for path in site.glob("handout/*")}
    newest = build_handout.newest_edition(Project(library))
    breaks, message, sign = FAULTS[fault]
    breaks(site)
    made = build_handout.build_handouts(Project(library), site, edition=newest, newest=newest)
    # A picture that is missing, both languages show.
    languages = ("ja", "en") if fault == "missing picture" else ("ja",)
    expected = []
    for language in languages:
        # A sign that stands in no file of an author is placed in the built page.
        name = f"docs/{language}/library/card.md" if sign else CARD
        base = library if sign else site
        lines = (base / name).read_text(encoding="utf-8").splitlines()
        line = next(n for n, text in enumerate(lines, start=1) if (sign or "ก็") in text)
        expected.append(f"{name}:{line}: {message}")
    assert made.faults == tuple(expected)
    ours = [f"handout/library{kind}-{{}}.pdf" for kind in ("", "-instructor")]
    assert made.missing == tuple(path.format(name) for name in languages for path in ours)
    assert {path.name: path.read_bytes() for path in site.glob("handout/*")} == before


def test_what_no_handout_shows_is_named_by_page_note_and_first_page_all_at_once(
    project: Path,
) -> None:
    page = project / "docs/ja/library/join.md"
    html = "<dl><dt>語</dt><dd>説明</dd></dl>"
    other = html.replace("語", "別の語")
    text, above = page.read_text(encoding="utf-8"), "下記のようなメールが届きます。\n"
    lines = text[: text.index(above)].count("\n") + 1
    added = f"{above}\n{html}\n\n{other}\n\n<aside>余談です。</aside>\n"
    page.write_text(text.replace(above, added, 1), encoding="utf-8")
    notes = project / "docs/_data/library/changes.toml"
    said = notes.read_text(encoding="utf-8")
    said = said.replace('ja = """\n', 'ja = """\n<figure>図です。</figure>\n\n', 1)
    notes.write_text(said, encoding="utf-8")
    noted = said[: said.index("<figure>")].count("\n") + 1
    with (project / "docs/_data/library/ignores.toml").open("a", encoding="utf-8") as ignores:
        ignores.write(
            '\n[[pages]]\nrule = "leftovers"\npage = "ja/library/join.md"\ntext = "<"\n'
            'reason = "Markdown has no list of words"\ndate = 2026-11-24\n'
        )
    built = build_site.build_site(Project(project), project / "site")
    told = "\n".join(built.faults).splitlines()
    assert told[0] == "NOT MADE: handout/library-ja.pdf, handout/library-instructor-ja.pdf"
    assert told[1] == told[0].replace("NOT MADE", "作れなかった配布資料")
    assert sorted(line for line in told[2:] if line.isascii()) == sorted(
        [
            f"docs/_data/library/changes.toml:{noted}: {UNKNOWN.format('<figure>')}",
            f"docs/ja/library/join.md:{lines + 2}: {UNKNOWN.format('<dl>')}",
            f"docs/ja/library/join.md:{lines + 4}: {UNKNOWN.format('<dl>')}",
            f"docs/ja/library/join.md:{lines + 6}: {UNKNOWN.format('<aside>')}",
        ]
    )
    assert sorted(path.name for path in (project / "site/handout").iterdir()) == [
        "library-en.pdf", "library-instructor-en.pdf",
    ]  # fmt: skip


SIGNS = """

## 数字の見本 { #keycap }

手順 1️⃣ を 10 回行います。📝 と 👨‍👩‍👧 と 🇯🇵。ก็ と ที่。⚠️ と 葛\U000e0100城。

- 手順 &#x1F4DD; です。

```
$ 1️⃣ 📋
```
"""


def test_signs_without_a_glyph_are_named_whole_by_the_authors_line_but_emoji_left_out(
    project: Path,
) -> None:
    page = project / "docs/ja/library/troubleshooting.md"
    lines = len(page.read_text(encoding="utf-8").splitlines()) + 1
    page.write_text(page.read_text(encoding="utf-8") + SIGNS, encoding="utf-8")
    notes = project / "docs/_data/library/changes.toml"
    said = notes.read_text(encoding="utf-8").replace(
        'ja = """\n', 'ja = """\n変更 🐻 ꙮ です。\n', 1
    )
    notes.write_text(said, encoding="utf-8")
    noted = said[: said.index("ꙮ")].count("\n") + 1
    (project / "site/handout").mkdir(parents=True)
    (project / "site/handout/library-ja.pdf").write_bytes(b"of before")
    made_folders.mark(project / "site")
    built = build_site.build_site(Project(project), project / "site")
    other = "write it in other words, or name a font that has it with HANDOUT_FONT"
    file = "docs/ja/library/troubleshooting.md"
    told = "\n".join(built.faults).splitlines()
    english = [line for line in told if "の字形がありません" not in line]
    assert len(told) - len(english) == 3
    assert english == [
        "NOT MADE: handout/library-ja.pdf, handout/library-instructor-ja.pdf",
        "作れなかった配布資料: handout/library-ja.pdf, handout/library-instructor-ja.pdf",
        f"docs/_data/library/changes.toml:{noted}: “ꙮ” (U+A66E) has no glyph; {other}",
        f"{file}:{lines + 4}: “ก็” (U+0E01 U+0E47) has no glyph; {other}",
        f"{file}:{lines + 4}: “ที่” (U+0E17 U+0E35 U+0E48) has no glyph; {other}",
    ]
    papers = {path.name: path.stat().st_size for path in (project / "site/handout").iterdir()}
    assert papers.pop("library-ja.pdf") == len(b"of before")
    assert sorted(papers) == ["library-en.pdf", "library-instructor-en.pdf"]
    assert min(papers.values()) > 100_000
    door = (project / "site/index.html").read_text(encoding="utf-8")
    assert "library-ja.pdf" not in door
    assert "library-en.pdf" in (project / "site/en/index.html").read_text(encoding="utf-8")


def test_a_missing_font_is_named(
    library: Path, library_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDOUT_FONT", "No Such Gothic")
    monkeypatch.setenv("HANDOUT_FONT_FOLDER", str(tmp_path))
    with pytest.raises(PaperError) as error:
        build_handout.build_handouts(
            Project(library), library_site, edition="2024.04", newest="2024.04"
        )
    assert english(error.value) == (
        f"handout: no font “No Such Gothic” of weight 400 in {tmp_path}; install tebiki "
        "again with all it asks for, or name another with HANDOUT_FONT and HANDOUT_FONT_FOLDER"
    )
