"""Chromium as the tests start it: it meets the loopback and nobody else."""

import time

import pytest
from playwright.sync_api import Browser, Error

from measuring import chromium_flags


@pytest.mark.parametrize("address", ["http://workshop.example/", "http://192.0.2.1/"])
def test_a_name_outside_fails_at_once(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    start = time.monotonic()
    with pytest.raises(Error) as error:
        page.goto(address)
    assert "net::ERR_NAME_NOT_RESOLVED" in str(error.value)
    assert time.monotonic() - start < 5  # no question was put to anybody
    page.close()


def test_the_loopback_answers(chromium: Browser, library_server: str) -> None:
    page = chromium.new_page()
    for host in ("127.0.0.1", "localhost"):
        answer = page.goto(library_server.replace("127.0.0.1", host))
        assert answer is not None and answer.ok
    page.close()


def test_in_one_line_a_value_with_blanks_is_quoted() -> None:
    line = chromium_flags.in_one_line()
    assert line.startswith("--headless=new --no-sandbox ")
    assert line.endswith(
        '--host-resolver-rules="MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"'
    )
