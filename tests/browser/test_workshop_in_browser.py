"""The workshop's pages in use: a plan changed, shared and printed, the self-check's line."""

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

CLOCKS = (
    "[...document.querySelectorAll('table.timetable tr')].slice(1).map(r => r.cells[0].innerText)"
)


@pytest.fixture
def reader(chromium: Browser) -> BrowserContext:
    return chromium.new_context(viewport={"width": 1280, "height": 900})


def _clocks(page: Page) -> list[str]:
    return [clock for clock in page.evaluate(CLOCKS) if clock]


PLAN = [
    "09:30–09:40",
    "09:40–09:48",
    "09:48–10:03",
    "10:03–10:23",
    "10:23–10:28",
    "09:30–10:28",
]


def test_another_start_and_break_give_the_right_times_by_link_and_in_print(
    reader: BrowserContext, library_server: str
) -> None:
    page = reader.new_page()
    page.goto(f"{library_server}library/for-instructors/")
    assert _clocks(page)[0] == "13:00–13:10"
    page.get_by_label("開始時刻").fill("09:30")
    page.get_by_label("利用者登録: 休憩（分）").fill("15")
    page.get_by_label("カードと貸出番号（分）").fill("20")
    assert _clocks(page) == PLAN
    link = page.get_by_role("link", name="この予定のリンク").get_attribute("href") or ""
    assert link == "#plan&start=09:30&break-join=15&card=20"

    other = reader.new_page()
    other.goto(f"{library_server}en/library/for-instructors/{link}")
    assert _clocks(other) == PLAN
    expect(other.get_by_label("Start", exact=True)).to_have_value("09:30")

    page.emulate_media(media="print")
    assert _clocks(page) == PLAN
    expect(page.get_by_role("button", name="印刷")).to_be_hidden()
    paper = pypdfium2.PdfDocument(page.pdf())
    printed = "".join(sheet.get_textpage().get_text_range() for sheet in paper)
    assert [clock for clock in PLAN if clock not in printed] == []
    reader.close()


def test_plan_over_midnight_and_back_to_the_first(
    reader: BrowserContext, library_server: str
) -> None:
    page = reader.new_page()
    page.goto(f"{library_server}en/library/for-instructors/#plan&start=23:55&opening=abc")
    assert _clocks(page)[:2] == ["23:55–00:05", "00:05–00:13"]
    page.get_by_role("button", name="Back to the first plan").click()
    assert _clocks(page)[0] == "13:00–13:10"
    page.get_by_label("Welcome, how the session works, Wi-Fi (minutes)").fill("")
    assert _clocks(page)[0] == "13:00–13:08"
    reader.close()


def test_without_scripts_the_plan_is_a_table_of_minutes(
    chromium: Browser, library_server: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{library_server}library/for-instructors/")
    shown = page.locator("table.timetable tbody tr").filter(visible=True)
    minutes = [row.locator("input").input_value() for row in shown.all()]
    assert minutes == ["10", "8", "5", "4", "5"]
    expect(page.locator("table.timetable tfoot td:last-child")).to_have_text("32")
    expect(shown.first.locator("input")).not_to_be_editable()
    expect(shown.first.locator("td").first).to_have_text("13:00–13:10")
    for needless in (".timetable-start", ".timetable-tools", "table.timetable td > span"):
        expect(page.locator(needless).first).to_be_hidden()
    context.close()


def test_invitation_is_copied_whole(reader: BrowserContext, library_server: str) -> None:
    reader.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.new_page()
    page.goto(f"{library_server}en/library/for-instructors/")
    letter = page.locator("#invitation + .highlight")
    letter.hover()
    letter.locator("[data-md-type=copy], .md-clipboard").click()
    expect(page.locator(".md-dialog")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Subject: [name of the event]\nDate: [date] [time]\n")
    reader.close()


@pytest.mark.parametrize(
    ("prefix", "line"),
    [
        ("", "自己チェック 1/2: 登録 ○、カード ×"),
        ("en/", "Self-check 1/2: Sign-up ○, Card ×"),
    ],
)
def test_self_check_makes_one_line(
    reader: BrowserContext, library_server: str, prefix: str, line: str
) -> None:
    reader.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.new_page()
    page.goto(f"{library_server}{prefix}library/before/")
    boxes = page.locator(".self-check-list input")
    expect(boxes).to_have_count(2)
    boxes.nth(0).check()
    expect(page.locator(".self-check-line")).to_have_text(line)
    page.locator(".self-check button").click()
    expect(page.locator(".self-check [role=status]")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == line
    reader.close()
