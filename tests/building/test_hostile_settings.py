"""What words, an event and settings may not bring onto pages: each stops the build, by its line."""

import shutil
from pathlib import Path

import pytest

from support.breaking import NO_ATTRIBUTE, build, edit
from support.served import ROOT


def test_words_are_plain_text(project: Path) -> None:
    words = "docs/_data/words.toml"
    (project / words).write_text('[ja]\ndone = "<script>alert(1)</script>"\n', encoding="utf-8")
    assert f"{words}:2: ja.done holds <script>, but is plain text; take the tag out" in (
        build(project)
    )


def test_an_events_data_is_plain_text(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENT_FILE", "event.toml")
    shutil.copy(ROOT / "event.example.toml", project / "event.toml")
    path = project / "event.toml"
    place = next(
        row for row in path.read_text(encoding="utf-8").splitlines() if row.startswith("contact")
    )
    line = edit(path, place, "contact = '<svg onload=alert(1)>'")
    assert f"event.toml:{line}: contact holds <svg>, but is plain text; take the tag out" in (
        build(project)
    )


SETTINGS = {
    "site_name": (
        "site_name: 図書館カードの手引き",
        "site_name: <script>alert(1)</script>",
        "site_name holds <script>, but is plain text; take the tag out",
    ),
    "navigation": (
        "- ワークショップ:",
        "- <iframe>:",
        "'<iframe>' holds <iframe>, but is plain text; take the tag out",
    ),
    "copyright": (
        "copyright: 本文は",
        "copyright: <b onclick=alert(1)>x</b>本文は",
        NO_ATTRIBUTE.format("onclick"),
    ),
    "report_to": (
        "  - tebiki",
        '  - tebiki: { report_to: "javascript:alert(1)" }',
        "report_to 'javascript:alert(1)' does not begin with https:// or http://; "
        'write report_to: "mailto:" or "https://form.example/report"',
    ),
    "edit_uri": (
        "theme:",
        "edit_uri: 'https://git.example/\"onclick=\"alert(1)/'\ntheme:",
        "EDIT_URI: 'https://git.example/\"onclick=\"alert(1)/' has a sign that no address has, "
        "such as a blank or a quotation mark; "
        "write EDIT_URI=https://git.example/guide/edit/main/docs/",
    ),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_that_reach_pages_are_judged(project: Path, name: str) -> None:
    old, new, message = SETTINGS[name]
    line = edit(project / "mkdocs.yml", old, new)
    assert f"mkdocs.yml:{line}: {message}" in build(project)
