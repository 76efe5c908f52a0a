"""Ticks in Firefox and WebKit: kept over reload and language, they lead on, and can be undone."""

from readers import Reader
from sites import Site

BAR = ".progress-text"
ONWARD = ".progress-next"
RESET = ".progress-reset"


def tick(reader: Reader, step: str) -> None:
    reader.click(f"input[data-tick={step}]")


def ticked(reader: Reader) -> list[str]:
    found: list[str] = reader.evaluate(
        "[...document.querySelectorAll('input[data-tick]:checked')].map(box => box.dataset.tick)"
    )
    return found


def test_ticks_are_kept_in_both_languages_and_lead_to_the_first_open_step(
    reader: Reader, site: Site
) -> None:
    reader.open(site.address("openai-api/account/"))
    reader.wait_text(BAR, "18 手順")
    reader.wait_text(ONWARD, "はじめから")
    tick(reader, "open-top-page")
    tick(reader, "enter-email")
    reader.wait_text(BAR, "2 / 18 手順")
    reader.reload()
    reader.wait_text(BAR, "2 / 18 手順")
    assert ticked(reader) == ["open-top-page", "enter-email"]
    reader.open(site.address("en/openai-api/account/"))
    reader.wait_text(BAR, "2 / 18 steps")
    assert ticked(reader) == ["open-top-page", "enter-email"]
    reader.open(site.address("en/"))
    reader.wait_text(ONWARD, "Continue")
    reader.click(ONWARD)
    reader.wait_address(site.address("en/openai-api/account/", "#receive-email"))
    tick(reader, "receive-email")
    reader.wait_text(BAR, "3 / 18 steps")


def test_reset_is_kept_and_has_a_way_back(reader: Reader, site: Site) -> None:
    reader.open(site.address("openai-api/limits/"))
    tick(reader, "set-limits")
    reader.wait_text(BAR, "1 / 18 手順")
    reader.wait_text(RESET, "チェックを外す")
    reader.click(RESET)
    reader.wait_text(BAR, "18 手順")
    assert ticked(reader) == []
    reader.wait_text(RESET, "元に戻す")
    reader.click(RESET)
    reader.wait_text(BAR, "1 / 18 手順")
    assert ticked(reader) == ["set-limits"]
    reader.click(RESET)
    reader.reload()
    reader.wait_text(BAR, "18 手順")
    assert ticked(reader) == []
