"""Step cards: what a report link carries, where a note at the end stands, a skipped step."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element, SubElement

from tebiki.pages.badges import Standing
from tebiki.pages.steps import StepPage, counted, make_cards, report_link
from tebiki.source.read_words import tool_words

WORDS = tool_words()


def _page(address: str) -> StepPage:
    return StepPage("library", "billing", 17, 22, "2026.11", address, WORDS["ja"])


def test_mail_carries_step_edition_and_title() -> None:
    link = report_link(_page("mailto:host@workshop.example"), "enter-card", "カードを入れる")
    parts = urlsplit(link)
    fields = parse_qs(parts.query)
    assert (parts.scheme, parts.path) == ("mailto", "host@workshop.example")
    assert fields["subject"] == ["[library] billing#enter-card（2026.11 版）が画面と違います"]
    assert fields["body"] == ["カードを入れる\n\n実際の画面:\n"]


def test_mail_without_an_address_lets_the_reader_choose_whom_to_write_to() -> None:
    assert report_link(_page("mailto:"), "enter-card", "題").startswith("mailto:?subject=")


def test_form_gets_step_and_edition() -> None:
    link = report_link(_page("https://form.example/?id=1"), "enter-card", "題")
    assert link == "https://form.example/?id=1&step=billing%23enter-card&edition=2026.11"


def test_no_address_no_link() -> None:
    assert report_link(_page(""), "enter-card", "題") == ""


def test_a_note_at_the_end_stands_below_the_tick_box_with_what_it_shows() -> None:
    root = Element("div")
    SubElement(root, "h2", {"id": "enter-card"}).text = "題"
    for kind in ("text", "admonition changed step-end", "screens"):
        SubElement(root, "div", {"class": kind})
    make_cards(root, _page(""))
    assert [child.get("class") for child in root[0]] == [
        *("step-head", "text", "step-foot"),
        *("admonition changed step-end", "screens"),
    ]


def test_a_skipped_step_without_anybody_to_report_to_has_no_foot() -> None:
    root = Element("div")
    SubElement(root, "h2", {"id": "enter-card", "data-done": "入れた"}).text = "題"
    SubElement(root, "p")
    standing = Standing("skip", "飛ばす", "いまは行いません。")
    page = replace(_page(""), standings={"enter-card": standing})
    assert counted(root, page) == 0
    make_cards(root, page)
    details = root[0][0]
    assert [child.tag for child in details] == ["summary", "p"]
    assert [child.attrib for child in details[0]][1] == {"id": "enter-card"}
    assert root[0].get("data-next") == "17"
