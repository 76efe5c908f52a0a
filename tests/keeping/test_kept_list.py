"""The list of what a device keeps: parts by guide, one language, the same for the same site."""

import hashlib
import json
from typing import Any

from tebiki.keeping.kept_list import BuiltFiles, kept_list

SITE = {
    "index.html": '<script src="assets/a.js"></script><img src="assets/both.svg">',
    "404.html": "not there",
    "library/index.html": '<img src="../assets/library.svg">',
    "library/card/index.html": '<img src="../../assets/both.svg">',
    "museum/index.html": '<img src="../assets/museum.svg">',
    "en/index.html": '<img src="../assets/english.svg">',
    "en/library/card/index.html": "<p>English",
    "assets/a.js": 'load("b.js")',
    "assets/b.js": "",
    "assets/unused.js": "",
    "assets/both.svg": "<svg>",
    "assets/library.svg": "<svg>l",
    "assets/museum.svg": "<svg>m",
    "assets/english.svg": "<svg>e",
    "assets/search/worker.js": 'importScripts("engine.js")',
    "assets/search/engine.js": "",
    "search/ja.json": "{}",
    "search/en.json": "{}",
    "search/search_index.json": "{}",
    "handout/library-ja.pdf": "%PDF",
    "handout/library-en.pdf": "%PDF",
    "handout/library-instructor-ja.pdf": "%PDF",
    "offline/library.zip": "PK",
    "library/card/index.md": "# Card",
}


def listed(
    site: dict[str, str], language: str = "ja", order: int = 1, line: str = "from {day}"
) -> dict[str, Any]:
    names = frozenset(list(site)[::order])
    guides = frozenset(["library", "museum"])
    built = BuiltFiles(names, lambda name: site[name].encode(), ("ja", "en"), guides)
    found: dict[str, Any] = json.loads(kept_list(built, language, {"line": line}))
    return found


def test_a_language_has_its_pages_by_guide_what_they_share_and_its_papers() -> None:
    parts = {part: sorted(files) for part, files in listed(SITE)["parts"].items()}
    assert parts == {
        "": [
            *("", "404.html", "assets/a.js", "assets/b.js", "assets/both.svg"),
            *("assets/search/engine.js", "assets/search/worker.js"),
            *("search/ja.json", "search/search_index.json"),
        ],
        "library": ["assets/library.svg", "library/", "library/card/"],
        "library paper": ["handout/library-ja.pdf"],
        "museum": ["assets/museum.svg", "museum/"],
    }
    english = listed(SITE, "en")["parts"]
    assert sorted(english["library"]) == ["en/library/card/"]
    assert {"en/", "assets/english.svg", "search/en.json"} <= set(english[""])
    assert not {"", "library/", "search/ja.json"} & {
        path for part in english.values() for path in part
    }


def test_each_file_has_its_size_and_hash() -> None:
    digest = hashlib.sha256(b"<svg>l").hexdigest()
    size, short = listed(SITE)["parts"]["library"]["assets/library.svg"]
    assert size == 6 and digest.startswith(short) and len(short) == 16


def test_its_version_is_another_for_another_byte_alone() -> None:
    first = listed(SITE)
    assert listed(SITE, order=-1) == first
    assert first["words"] == {"line": "from {day}"}
    assert listed({**SITE, "assets/library.svg": "<svg>L"})["version"] != first["version"]
    assert listed(SITE, line="of {day}")["version"] != first["version"]  # a copy has its words
    assert listed({**SITE, "en/index.html": "<p>other"})["version"] == first["version"]
    assert listed({**SITE, "offline/library.zip": "PK2"})["version"] == first["version"]


def test_a_picture_that_a_page_asks_for_itself_has_none_instead() -> None:
    shown = '<picture><source type="image/webp" srcset="a-4.webp 4w"><img src="a.png"></picture>'
    site = {"library/index.html": shown, "library/a-4.webp": "w", "library/a.png": "p"}
    assert listed(site)["instead"] == {"library/a.png": "library/a-4.webp"}
    site["museum/index.html"] = '<img src="../library/a.png">'
    found = listed(site)
    assert found["instead"] == {} and "library/a.png" in found["parts"]["museum"]
