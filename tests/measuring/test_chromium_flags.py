"""Chromium as the tests start it: it meets the loopback and nobody else."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from measuring import chromium_flags


@pytest.mark.parametrize("address", ["http://workshop.example/", "http://192.0.2.1/"])
def test_no_name_outside_leads_anywhere(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    with pytest.raises(Error) as error:
        page.goto(address)
    assert "net::ERR_NAME_NOT_RESOLVED" in str(error.value)
    page.close()


def test_the_loopback_answers(chromium: Browser, library_server: str) -> None:
    page = chromium.new_page()
    for host in ("127.0.0.1", "localhost"):
        answer = page.goto(library_server.replace("127.0.0.1", host))
        assert answer is not None and answer.ok
    page.close()


def test_what_playwright_turns_off_stays_off_and_so_do_pages_that_nobody_sees(
    chromium: Browser, library_server: str, tmp_path: Path
) -> None:
    off = "--disable-features="
    noted, browser = tmp_path / "arguments", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {noted}\n', encoding="utf-8")
    browser.chmod(0o755)
    with pytest.raises(Error):
        chromium.browser_type.launch(executable_path=browser)
    (theirs,) = (line for line in noted.read_text().splitlines() if line.startswith(off))
    (ours,) = (flag for flag in chromium_flags.FOR_PLAYWRIGHT if flag.startswith(off))
    assert set(theirs.removeprefix(off).split(",")) <= set(ours.removeprefix(off).split(","))
    page = chromium.new_page()
    page.goto(library_server)
    every = chromium.new_browser_cdp_session().send("Target.getTargets", {"filter": [{}]})
    addresses = {target["url"] for target in every["targetInfos"]}
    assert {url for url in addresses if url.startswith("chrome://")} == set()
    page.close()


def test_in_one_line_a_value_with_blanks_is_quoted() -> None:
    line = chromium_flags.in_one_line()
    assert line.startswith("--headless=new --no-sandbox ")
    assert line.endswith(
        '--host-resolver-rules="MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"'
    )
