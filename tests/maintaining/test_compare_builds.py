"""Two builds of the same sources are the same bytes; what differs is said file by file."""

import gzip
import os
import struct

import pytest

from maintaining import compare_builds
from maintaining.compare_builds import ROOT
from maintaining.tree_differences import differences
from support.projects import LIBRARY
from tebiki.building import build_site
from tebiki.source import months
from tebiki.source.project import Project


def test_differences_are_said_file_by_file() -> None:
    first = {"a.html": b"one\ntwo\n", "b.pdf": b"\xff\x00", "c.css": b"p", "gone.js": b""}
    second = {"a.html": b"one\ntoo\n", "b.pdf": b"\xff\x01x", "c.css": b"p", "new.js": b""}
    assert differences(first, first) == []
    assert differences(first, second) == [
        "a.html: differs from line 2 on: 'one\\ntwo\\n' … 'one\\ntoo\\n'",
        "b.pdf: differs from byte 1 on (2 and 3 bytes)",
        "gone.js: only in the first",
        "new.js: only in the second",
    ]


def test_two_builds_are_the_same_bytes() -> None:
    count, found = compare_builds.compare_builds(ROOT, "https://workshop.example/")
    assert found == []
    assert count > 100


def test_what_is_dated_is_of_the_editions_month(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    folder = tmp_path_factory.mktemp("dated") / "site"
    build_site.build_site(
        Project(LIBRARY),
        folder,
        edition="2024.04",
        site_url="https://workshop.example/",
        pages_only=True,
    )
    packed = (folder / "sitemap.xml.gz").read_bytes()
    assert struct.unpack("<I", packed[4:8])[0] == months.seconds("2024.04") == 1711929600
    assert b"<lastmod>" not in gzip.decompress(packed)
    assert "SOURCE_DATE_EPOCH" not in os.environ
