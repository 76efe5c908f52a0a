"""A site with an event: every place that should carry its data does; without, all is generic."""

from pathlib import Path

import pytest
from lxml import html

from tebiki.building import build_site
from tebiki.source.project import Project

ROOT = Path(__file__).resolve().parents[2]


def _text(site: Path, path: str) -> str:
    article = html.parse(str(site / path / "index.html")).xpath("//article")[0]
    return str(article.text_content())


PLACES = {
    "library/before": [
        "ワークショップの名前: ChatGPT API ハンズオン",
        "日時: 2026 年 12 月 5 日（土） 13:30〜15:00",
        "場所: 市民センター 3 階 第 2 会議室",
        "いつまでに: 2026 年 12 月 3 日（木）",
        "連絡先: host@workshop.example",
    ],
    "en/library/before": ["When: Saturday, 5 December 2026 13:30–15:00 (Japan time)"],
    "library/for-instructors": [
        "件名: 「ChatGPT API ハンズオン」のご案内",
        "場所: 市民センター 3 階 第 2 会議室",
        "連絡先: host@workshop.example",
        "13:40–13:48",
    ],
    "en/library/for-instructors": ["Place: Civic centre, 3rd floor, room 2", "13:40–13:48"],
    "library/after": [
        "$5（約 750 円）",
        "1 ドル 150 円（2026 年 11 月 24 日（火）のレート）",
    ],
    "en/library/after": ["$5 (about ¥750)", "150 yen to the dollar"],
}


@pytest.mark.parametrize("path", PLACES)
def test_event_stands_in(library_event_site: Path, path: str) -> None:
    text = _text(library_event_site, path)
    assert [said for said in PLACES[path] if said not in text] == []


def test_calendar_file_is_linked_and_there(library_event_site: Path, library_site: Path) -> None:
    for prefix, language in (("", "ja"), ("en/", "en")):
        page = library_event_site / prefix / "library/before/index.html"
        (link,) = html.parse(str(page)).xpath("//a[@download]/@href")
        assert (page.parent / link).resolve() == library_event_site / f"assets/event-{language}.ics"
        expected = (ROOT / f"tests/data/event/event-{language}.ics").read_bytes()
        expected = expected.replace(b"20261101T", b"20261001T")  # of the edition's month
        assert (page.parent / link).read_bytes() == expected
    assert not list(library_site.rglob("*.ics"))


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_without_an_event_all_is_generic(library_site: Path, prefix: str) -> None:
    for name in ("before", "after", "for-instructors", "card"):
        text = _text(library_site, f"{prefix}library/{name}")
        assert "{event." not in text and "<!--" not in text and "None" not in text
        assert "¥" not in text and "（約 " not in text
    assert "〔ワークショップの名前〕" in _text(library_site, "library/for-instructors")


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_notes_for_instructors_stand_only_on_their_page(library_site: Path, prefix: str) -> None:
    found = {
        path.parent.name: len(html.parse(str(path)).xpath("//*[contains(@class, 'instructor')]"))
        for path in (library_site / prefix / "library").glob("*/index.html")
    }
    assert {name: count for name, count in found.items() if count} == {"for-instructors": 2}


def test_faulty_event_stops_the_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "event.example.toml").read_text(encoding="utf-8")
    (project / "event.toml").write_text(text.replace('"13:30"', '"1:30 pm"'), encoding="utf-8")
    monkeypatch.delenv("EVENT_FILE")
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="")
    assert str(error.value).splitlines()[:1] == [
        "event.toml:6: start is '1:30 pm'; write start = \"13:30\", hours and minutes in quotes"
    ]


def test_missing_event_file_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENT_FILE", "other.toml")
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="")
    assert (
        str(error.value).splitlines()[0] == "other.toml:1: there is no such file; mend EVENT_FILE"
    )


def test_a_link_of_an_event_that_leads_nowhere_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "event.toml").symlink_to(project / "last-years.toml")
    monkeypatch.delenv("EVENT_FILE")
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="", pages_only=True)
    assert str(error.value).splitlines() == [
        "event.toml:1: this is a link to a file that is not there; mend the link, or delete it",
        "event.toml:1: このリンクの先のファイルがありません。リンクを直すか、消してください。",
    ]


def test_unknown_field_is_named(project: Path) -> None:
    page = project / "docs/ja/library/before.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n{event.when}\n", encoding="utf-8")
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="")
    assert str(error.value).splitlines() == [
        "docs/ja/library/before.md:20: an event has no 'when'; use one of title, date, time, "
        "place, contact, address, wifi, at_home, home_by, rate",
        "docs/ja/library/before.md:20: イベントに 'when' という項目はありません。使えるのは title, "
        "date, time, place, contact, address, wifi, at_home, home_by, rate です。",
    ]
