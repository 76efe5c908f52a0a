"""The preflight from its command line: statuses, report, memory, what an organiser records."""

from datetime import datetime, timedelta
from pathlib import Path

from tebiki.links.read_site import read_site
from tebiki.preflight import check_outside, link_memory, reports
from tebiki.preflight.link_memory import Remembered
from tebiki.preflight.outside_links import OutsideLink, outside_links
from tebiki.preflight.preflight import Report, entries, remember
from tebiki.preflight.verdicts import Answer as Came
from tebiki.preflight.verdicts import Verdict
from tebiki.source.read_words import tool_words

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime.fromisoformat("2026-11-24T10:00:00+09:00")
HTML = {"Content-Type": "text/html; charset=utf-8"}
WORDS = tool_words()


def test_a_cut_network_says_so_once_and_loses_nothing(tmp_path: Path) -> None:
    link = OutsideLink("https://a.example.com/", ("index.html",))
    before = {link.url: Remembered("ok", "ok", "", link.url, "Title", "2026-11-01", "2026-11-01")}
    made = entries([link], {link.url: Came(link.url, error="network")}, before, NOW)
    assert remember(before, made) == before
    text = reports.as_text(Report(NOW, made), WORDS["en"])
    assert "Nobody answered. Is there a network? What was known before is kept." in text
    assert link.url not in text
    assert Report(NOW, made).status == 2


def test_gone_for_good_needs_two_observations_a_while_apart() -> None:
    gone = Verdict("gone", "status", "404", "https://a.example/")
    once = link_memory.observe(Remembered(), gone, NOW)
    soon = link_memory.observe(once, gone, NOW + timedelta(hours=1))
    later = link_memory.observe(soon, gone, NOW + timedelta(days=1))
    assert not link_memory.is_gone_for_good(once, NOW)
    assert not link_memory.is_gone_for_good(soon, NOW + timedelta(hours=1))
    assert link_memory.is_gone_for_good(later, NOW + timedelta(days=1))
    back = link_memory.observe(later, Verdict("ok", "ok", "", "", "T"), NOW + timedelta(days=2))
    assert (back.gone, back.good, back.title) == ("", "2026-11-26", "T")


def test_only_what_a_reader_goes_to_or_sees_is_asked(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<link rel="canonical" href="https://own.example/t/"><link rel="preconnect" href="//c.x">'
        '<a href="https://own.example/t/x/">own</a><a href="https://own.example/other/">other</a>'
        '<a href="//b.example/#x" ping="https://p.example/">b</a><img src="https://i.example/a">'
        '<form method="post" action="https://f.example/"></form><a href="mailto:a@b.example">m</a>',
        encoding="utf-8",
    )
    assert outside_links(read_site(tmp_path), [("https://s.example/p.png", "screens.toml")]) == (
        OutsideLink("https://own.example/other/", ("index.html",)),
        OutsideLink("https://b.example/#x", ("index.html",)),
        OutsideLink("https://i.example/a", ("index.html",), "shown"),
        OutsideLink("https://s.example/p.png", ("screens.toml",), "shown"),
    )


def test_memory_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "memory.json"
    memory = {"https://a.example/": Remembered("ok", "ok", good="2026-11-24")}
    check_outside.write_memory(path, memory)
    assert check_outside.read_memory(path) == memory
    assert [one.name for one in path.parent.iterdir()] == ["memory.json"]
