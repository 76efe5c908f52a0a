"""`tebiki screens draw`: the committed drawings are what their sources draw; faults are named."""

from pathlib import Path

import pytest

from support.messages import english_of
from tebiki.cli.main import main


def test_committed_drawings_are_as_drawn(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screens", "draw", "--check", "--root", str(library)]) == 0
    assert english_of(capsys.readouterr().err) == "8 drawings, 0 files written anew\n"


def test_says_what_differs_and_draws_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = project / "docs/assets/screens/desk.svg"
    good = broken.read_bytes()
    broken.write_text("<svg/>", encoding="utf-8")
    assert main(["screens", "draw", "--check", "--root", str(project)]) == 1
    said = capsys.readouterr()
    assert english_of(said.out) == "docs/assets/screens/desk.svg\n"
    assert english_of(said.err) == "1 files are not as drawn; run tebiki screens draw\n"
    assert main(["screens", "draw", "--root", str(project)]) == 0
    assert broken.read_bytes() == good


def test_a_fault_leaves_all_files(
    project: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project / "docs/_data/library/drawings"
    source = folder / "desk.svg.j2"
    source.write_text(
        source.read_text(encoding="utf-8").replace('"Join"', '"Log in"'), encoding="utf-8"
    )
    (folder / "check-mail.svg.j2").write_text("{% block a %}\n{{ }}", encoding="utf-8")
    (folder / "unknown.svg.j2").write_text("<svg/>", encoding="utf-8")
    assert main(["screens", "draw", "--root", str(project)]) == 1
    place = "docs/_data/library/drawings"
    assert english_of(capsys.readouterr().err) == (
        f"{place}/check-mail.svg.j2:2: the drawing cannot be made (Expected an expression, "
        "got 'end of print statement'); mend its source\n"
        f"{place}/unknown.svg.j2: no screen has this name; rename the file and its table in "
        "screens.toml\n"
        f"{place}/desk.svg.j2: 「Log in」 is not said on step open-desk nor on the one "
        "before; draw a grey bar\n"
        "Nothing was drawn; the files are as they were.\n"
    )
    assert (project / "docs/assets/screens/desk.svg").read_bytes() == (
        library / "docs/assets/screens/desk.svg"
    ).read_bytes()


def test_a_language_has_its_own_file_only_where_its_words_differ(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screens = project / "docs/assets/screens"
    assert sorted(path.name for path in screens.glob("*.en.svg")) == ["mail.en.svg"]
    assert ">Mail<" in (screens / "mail.en.svg").read_text(encoding="utf-8")
    source = project / "docs/_data/library/drawings/mail.svg.j2"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace('"en": "Mail"', '"en": "Post"'), encoding="utf-8")
    assert main(["screens", "draw", "--root", str(project)]) == 1
    assert english_of(capsys.readouterr().err).startswith(
        "docs/_data/library/drawings/mail.svg.j2: 「Post」 is not said on step receive-mail nor on "
        "the one before; draw a grey bar\n"
    )
    words = '{"ja": "メール", "en": "Mail"}'
    assert words in text
    source.write_text(text.replace(words, '"メール"'), encoding="utf-8")
    assert main(["screens", "draw", "--root", str(project)]) == 1
    assert english_of(capsys.readouterr().err) == (
        "docs/assets/screens/mail.en.svg: docs/_data/library/drawings/mail.svg.j2 has the same "
        "words; take this file out\n"
        "docs/_data/library/drawings/mail.svg.j2: 「メール」 is Japanese, for pages in en; write "
        '{"ja": "…", "en": "…"} in its place\n'
        "Nothing was drawn; the files are as they were.\n"
    )
