"""Terms and the pages: what no page uses, what leads nowhere, what has nothing to stand on."""

from pathlib import Path

import pytest

from support.projects import copy_library
from tebiki.source.project import Project
from tebiki.terms.find_term_faults import find_term_faults

TERMS = "docs/_data/library/terms.toml"


def _faults(project: Path) -> list[str]:
    return [
        line
        for fault in find_term_faults(Project(project), ["ja", "en"])
        for line in (str(fault.said), fault.said.ja, f"{fault.path}:{fault.line}")
    ]


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_library(tmp_path)


def test_good_terms_have_none(project: Path) -> None:
    assert _faults(project) == []


def test_a_term_that_no_page_uses(project: Path) -> None:
    _change(project / TERMS, '["menu", "menus"]', '["card catalogue"]')
    assert _faults(project) == [
        "no page in en uses card catalogue; take it out, or write what the pages say",
        "en のどのページにも card catalogue という言葉がありません。"
        "外すか、ページにある言葉を書いてください。",
        f"{TERMS}:13",
    ]


def test_pages_that_are_still_to_be_translated_may_use_it(project: Path) -> None:
    (project / "docs/en/library/card.md").unlink()
    assert _faults(project) == []
    (project / "docs/ja/library/card.md").unlink()
    assert "ja のどのページにも メニュー" in _faults(project)[1]


def test_a_place_that_is_not_there(project: Path) -> None:
    _change(project / TERMS, "card#save-number", "card#keep-number")
    assert _faults(project) == [
        "there is no card#keep-number in this guide; mend see, or take it out",
        "このガイドに card#keep-number はありません。see を直すか、外してください。",
        f"{TERMS}:3",
    ]


def test_terms_without_their_page(project: Path) -> None:
    _change(project / "docs/ja/library/words.md", "<!-- terms -->", "何もありません。")
    assert _faults(project) == [
        "no page in ja shows these terms; write a page with the line <!-- terms -->",
        "ja に、この用語を並べるページがありません。"
        "<!-- terms --> の行のあるページを作ってください。",
        f"{TERMS}:1",
    ]


def test_a_page_of_words_without_terms(project: Path) -> None:
    (project / TERMS).unlink()
    for language in ("ja", "en"):
        said = _faults(project)[:3] if language == "ja" else _faults(project)[3:]
        assert said == [
            f"there are no terms to stand here in {language}; write them into {TERMS}, "
            "or take the line out",
            f"ここに並べる用語が {language} にありません。{TERMS} に書くか、"
            "この行を消してください。",
            f"docs/{language}/library/words.md:9",
        ]
