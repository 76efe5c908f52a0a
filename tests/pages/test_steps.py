"""What a step's report link carries."""

from urllib.parse import parse_qs, urlsplit

from tebiki.pages.steps import StepPage, report_link
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
