"""originals: what is made, what a sign-off holds for, and what may be shown."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from tebiki.screens import catalogue
from tebiki.screens.catalogue_text import with_table
from tebiki.screens.originals import (
    Verdict,
    clearance,
    make_original,
    publication,
    sign,
    table_lines,
)
from tebiki.screens.screen import Original


def data(colour: str = "white") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (700, 400), colour).save(out, "PNG")
    return out.getvalue()


def made(**changes: object) -> Original:
    original, _, _ = make_original("home", data(), "2026-11", (), [(10, 10, 50, 20)])
    return replace(original, **changes)


SIGNED = sign(made(), "2026-11-24", "山田")
CATALOGUE = """\
[home]
page = "account"
step = "open-home"
captured = "2023-06"
sensitive = ["mail"]
"""


def test_the_catalogue_reads_back_what_is_written() -> None:
    for original in (SIGNED, made(file="", made_sha256={}, redactions=(), sensitive=("key",))):
        text = with_table(CATALOGUE, "home", "added", table_lines(original))
        assert catalogue.load(text, "screens.toml")["home"].added == original


def test_other_bytes_and_other_bars_have_other_names() -> None:
    names = {
        make_original("home", data(colour), "2026-11", (), bars)[0].file
        for colour in ("white", "red")
        for bars in ([], [(10, 10, 50, 20)])
    }
    assert len(names) == 4 and all(name.startswith("home-") for name in names)
    assert make_original("home", data(), "2023-06")[0].file in names


def test_what_is_not_sensitive_needs_no_signature() -> None:
    assert clearance(made(), ()) == Verdict(True)


@pytest.mark.parametrize(
    ("original", "why"),
    [
        (made(redactions=()), "and not redacted"),
        (replace(SIGNED, redactions=()), "and not redacted"),
        (made(), "and not signed off"),
        (replace(SIGNED, signed_off="2026-11-24"), "and not signed off"),
        (replace(SIGNED, signed_off="山田"), "and not signed off"),
        (replace(SIGNED, redactions=((10, 10, 50, 19),)), "and signed off for other bytes"),
        (replace(SIGNED, source_sha256="0" * 64), "and signed off for other bytes"),
        (replace(SIGNED, made_sha256={"a.png": "0" * 64}), "and signed off for other bytes"),
        (replace(SIGNED, signed_sha256=""), "and signed off for other bytes"),
    ],
)
def test_a_sensitive_one_is_held_back(original: Original, why: str) -> None:
    verdict = clearance(original, ("key", "mail"))
    assert verdict == Verdict(
        False, f"marked sensitive (key, mail) {why}; run tebiki screens redact"
    )
    assert clearance(replace(original, sensitive=("mail",)), ("key",)) == verdict


def test_signed_off_for_exactly_these_bytes_it_is_shown() -> None:
    assert clearance(SIGNED, ("key",)) == Verdict(True)
    assert publication(SIGNED, ("key",), "2026.11", SIGNED.made_sha256) == Verdict(True)


def test_a_picture_of_later_is_for_a_later_edition() -> None:
    assert publication(SIGNED, (), "2023.06", SIGNED.made_sha256) == Verdict(
        False, "captured 2026-11: shown from edition 2026.11 on"
    )


def test_missing_and_exchanged_files_are_not_shown() -> None:
    files = dict(SIGNED.made_sha256)
    first, second, *_ = sorted(files)
    assert publication(SIGNED, (), "2026.11", files | {second: "0" * 64}) == Verdict(
        False, f"{second} is not the file in the catalogue; run tebiki screens fetch"
    )
    del files[first]
    assert publication(SIGNED, (), "2026.11", files) == Verdict(
        False, f"{first} is missing; run tebiki screens fetch"
    )
    none = made(file="", made_sha256={})
    assert publication(none, (), "2026.11", files) == Verdict(
        False, "nothing was made of it yet; run tebiki screens fetch"
    )
