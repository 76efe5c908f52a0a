"""What people ask in the room: one search answers it within three entries, on a phone."""

import pytest
from playwright.sync_api import Browser, expect

KEY = {"api-key/#save-key", "troubleshooting/#key-lost"}
NO_CREDIT = {"troubleshooting/#insufficient-quota"}
REFUSED = {"troubleshooting/#card-declined", "billing/#enter-card"}
MOST = {"after/#most-you-can-lose"}
SMS = {"troubleshooting/#sms-does-not-come", "api-key/#open-api-keys"}
NO_CARD = {"troubleshooting/#no-card", "billing/"}
STOPS = {"limits/#set-limits"}
QUESTIONS = {
    ("", "キーをなくした"): KEY,
    ("", "キーを作った直後に 429 エラー"): NO_CREDIT,
    ("", "カードが断られた"): REFUSED,
    ("", "最大でいくらかかる"): MOST,
    ("", "SMS が届かない"): SMS,
    ("", "カードがない"): NO_CARD,
    ("", "止まる上限はどっち"): STOPS,
    ("en/", "I lost the key"): KEY,
    ("en/", "error 429 right after making a key"): NO_CREDIT,
    ("en/", "my card is refused"): REFUSED,
    ("en/", "what is the most I can lose"): MOST,
    ("en/", "no SMS comes"): SMS,
    ("en/", "I have no card"): NO_CARD,
    ("en/", "which of the two limits stops spending"): STOPS,
}


@pytest.mark.parametrize("language", ["", "en/"])
def test_each_question_is_answered_by_one_search(
    chromium: Browser, site_server: str, language: str
) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    found = {}
    for (there, question), answers in QUESTIONS.items():
        if there != language:
            continue
        page.goto(f"{site_server}{language}?q={question}", wait_until="load")
        links = page.locator("a.md-search-result__link[href]")
        expect(links.first).to_be_visible()
        base = f"{site_server}{language}openai-api/"
        addresses = page.evaluate(
            "[...document.querySelectorAll('a.md-search-result__link[href]')].slice(0, 3)"
            ".map(link => new URL(link.href))"
            ".map(at => at.origin + at.pathname + at.hash)"
        )
        hits = {address.removeprefix(base) for address in addresses}
        if not hits & answers:
            found[question] = hits
    page.close()
    assert found == {}
