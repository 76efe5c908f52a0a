"""The preflight's report: one page to act on, as text and as Markdown."""

from datetime import datetime
from pathlib import Path

from tebiki.preflight import reports
from tebiki.preflight.link_memory import Remembered
from tebiki.preflight.outside_links import OutsideLink
from tebiki.preflight.preflight import Report, entries
from tebiki.preflight.readiness import Paper, Rehearsal
from tebiki.preflight.verdicts import Answer as Came
from tebiki.source.read_words import tool_words

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime.fromisoformat("2026-11-24T10:00:00+09:00")
WORDS = tool_words()


def report() -> Report:
    """One of each: what the report's text is held against."""
    came = {
        "https://ok.example/": Came("https://ok.example/", 200),
        "https://moved.example/": Came("https://moved.example/", 200,
                                       ((301, "https://new.example/x"),)),
        "https://403.example/": Came("https://403.example/", 403),
        "https://seen.example/": Came("https://seen.example/", 403),
        "https://404.example/": Came("https://404.example/", 404),
        "https://slow.example/": Came("https://slow.example/", error="timeout"),
    }  # fmt: skip
    links = [OutsideLink(url, ("index.html", "en/index.html")) for url in came]
    memory = {
        "https://404.example/": Remembered("ok", "ok", "", "", "", "2026-11-20T10:00:00+09:00",
                                           "2026-11-20"),
        "https://seen.example/": Remembered(seen="2026-11-23"),
    }  # fmt: skip
    return Report(
        NOW,
        entries(links, came, memory, NOW),
        papers=(Paper("handout/g-ja.pdf", "good"), Paper("g-2026.11.zip", "2023.06")),
        rehearsals=(Rehearsal("docs/ja/g/a.md", "2023-06", 41),),
        screens={"top": "https://ok.example/", "menu": "https://404.example/"},
    )


TEXT = """\
Preflight of the outside links, 2026-11-24 10:00
6 links: 1 ok, 1 moved, 2 to open by hand, 1 gone, 1 unknown

■ Mend these: they are gone
  - https://404.example/
      answers 404 · seen for the first time: look again another day · last good on 2026-11-20 · \
index.html and 1 more

■ Open these by hand: their hosts turn robots away
  Record what opened: tebiki check outside DIR --seen ADDRESS
  - https://403.example/
      answers 403 · index.html and 1 more

■ Check these again: nothing is known
  - https://slow.example/
      the answer did not end in time · index.html and 1 more

■ Rewrite these: they have moved
  - https://moved.example/
      moved to https://new.example/x · index.html and 1 more

■ Pages due for a rehearsal
  - docs/ja/g/a.md
      last followed in 2023-06 (41 months ago)

■ Papers
  - handout/g-ja.pdf
      there, of this edition
  - g-2026.11.zip
      of edition 2023.06

■ Original screens
  - Of 2 original screens 1 are still there.
      gone: menu

■ Changed since the last time
  - https://404.example/
      was ok, is gone

■ Opened by hand
  - https://seen.example/
      answers 403 · opened by hand on 2026-11-23 · index.html and 1 more
"""


def test_the_report_is_one_page_to_act_on() -> None:
    assert reports.as_text(report(), WORDS["en"]) == TEXT


def test_the_report_as_markdown_has_boxes_and_links() -> None:
    text = reports.as_markdown(report(), WORDS["ja"])
    assert text.startswith("# 外部リンクの事前確認 2026-11-24 10:00\n\n6 件: 良好 1、移転 1、")
    assert "\n- [ ] <https://403.example/>: 403 と答えます · index.html ほか 1 か所\n" in text
    assert "\n- 2 件の元の画面写真のうち 1 件は、いまもあります。: なし: menu\n" in text
