"""The copy for a disk in Firefox and WebKit: it says what it is, and has the handout with it."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from readers import Reader
from sites import Site


@pytest.mark.parametrize(
    ("door", "said"),
    [
        ("", "このパソコンの中のオフライン版（{edition} 版）"),
        ("en/", "The offline version on this computer (edition {edition})"),
    ],
    ids=["ja", "en"],
)
def test_the_door_offers_the_handout(reader: Reader, copy: Site, door: str, said: str) -> None:
    reader.open(copy.address(door))
    edition = copy.folder.name.rpartition("-")[2]
    reader.wait_text(".offline-note", said.format(edition=edition))
    (offer,) = reader.evaluate(
        "[...document.querySelectorAll('nav.downloads a')].map(link => link.href)"
    )
    handout = Path(unquote(urlsplit(offer).path))
    assert handout.is_relative_to(copy.folder)
    assert handout.read_bytes().startswith(b"%PDF-")
