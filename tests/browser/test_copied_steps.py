"""A step copied for the assistant at hand: with a clipboard, without one, with all refused."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.served import serving
from support.watching import watch

NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
NOTHING = NO_CLIPBOARD + "; document.execCommand = () => false"
# What the older way copies, seen by whoever listens.
LISTEN = "addEventListener('copy', () => { window.taken = document.activeElement.value })"
SAID = {
    "": (
        "この手順をコピー",
        "コピーしました。 キーやパスワードは、貼り付ける文に書かないでください。",
    ),
    "en/": ("Copy this step", "Copied. Never put a key or a password into what you paste."),
}


def press(page: Page, prefix: str) -> None:
    button = page.locator("[data-step=save-number] .step-copy")
    expect(button).to_have_text(SAID[prefix][0])
    button.click()


def judge(text: str, prefix: str, address: str) -> None:
    lines = text.split("\n")
    title = "# Step 3: " if prefix else "# 手順 3: "
    assert lines[0].startswith(title)
    assert "2026.10" in lines[2]
    assert lines[3] == address
    assert "typed by a reader" not in text and "#\n" not in text
    assert lines[-1] == SAID[prefix][1].partition(". " if prefix else "。 ")[2]
    assert "①" in text and ("(Picture: " if prefix else "（図: ") in text


@pytest.mark.parametrize("prefix", SAID)
def test_with_a_clipboard(chromium: Browser, library_server: str, prefix: str) -> None:
    context = chromium.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    seen = watch(page, library_server)
    page.goto(f"{library_server}{prefix}library/card/?a=1#name-card")
    page.evaluate(
        "document.querySelector('#step-save-number .pin').after("
        "Object.assign(document.createElement('textarea'), { value: 'typed by a reader' }))"
    )
    press(page, prefix)
    expect(page.locator(".step-copied").last).to_have_text(SAID[prefix][1])
    copied = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    judge(copied, prefix, f"{library_server}{prefix}library/card/#save-number")
    context.close()
    assert seen == []


@pytest.mark.parametrize("prefix", SAID)
def test_without_a_clipboard(chromium: Browser, library_server: str, prefix: str) -> None:
    page = chromium.new_page()
    page.add_init_script(f"{NO_CLIPBOARD}; {LISTEN}")
    page.goto(f"{library_server}{prefix}library/card/")
    press(page, prefix)
    expect(page.locator(".step-copied").last).to_have_text(SAID[prefix][1])
    taken = page.evaluate("window.taken")
    judge(taken, prefix, f"{library_server}{prefix}library/card/#save-number")
    assert page.locator("textarea").count() == 0
    page.close()


@pytest.mark.parametrize("prefix", SAID)
def test_where_all_is_refused_the_text_is_selected(
    chromium: Browser, library_server: str, prefix: str
) -> None:
    page = chromium.new_page()
    page.add_init_script(NOTHING)
    page.goto(f"{library_server}{prefix}library/card/")
    press(page, prefix)
    box = page.locator("dialog.copy-box")
    expect(box).to_contain_text("Ctrl+C")
    field = box.locator("textarea")
    judge(field.input_value(), prefix, f"{library_server}{prefix}library/card/#save-number")
    assert field.evaluate("f => f.selectionEnd - f.selectionStart === f.value.length")
    box.get_by_role("button").click()
    expect(box).to_have_count(0)
    expect(page.locator(".step-copied").last).to_have_text("")
    page.close()


def test_from_a_disk_without_the_way_to_it(
    chromium: Browser, library_site: Path, tmp_path: Path
) -> None:
    [packed] = (library_site / "offline").glob("*.zip")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path)
    [page_file] = tmp_path.glob("*/library/card.html")
    page = chromium.new_page()
    page.add_init_script(f"{NO_CLIPBOARD}; {LISTEN}")
    page.goto(page_file.as_uri())
    press(page, "")
    expect(page.locator(".step-copied").last).to_have_text(SAID[""][1])
    assert "file:" not in page.evaluate("window.taken")
    page.close()


def test_without_scripts_there_is_no_button(chromium: Browser, library_site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    with serving(library_site) as address:
        page.goto(f"{address}library/card/")
        expect(page.locator(".step-copy").first).to_be_hidden()
    context.close()
