"""What a host is told: the form that it reads, and how long each kind of file is kept."""

import re
from pathlib import Path

from tebiki.building.content_policy import HEADERS
from tebiki.building.host_headers import headers

EDITIONS = ("2023.06", "2024.04", "2026.11")


def rules(text: str) -> list[tuple[str, dict[str, str]]]:
    """Pattern and headers of each rule; fails on a line that such a file may not hold."""
    found: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            assert re.fullmatch(r"/[^\s:]*", line) and line.count("*") <= 1, line
            found.append((line, {}))
        else:
            match = re.fullmatch(r"  ([A-Za-z-]+): (\S.*)", line)
            assert match and len(line) <= 2000, line
            found[-1][1][match[1]] = match[2]
    return found


def kept(text: str, path: str) -> list[str]:
    """What the rules that fit an address say of keeping it, as a host puts it together."""
    return [
        said["Cache-Control"]
        for pattern, said in rules(text)
        if "Cache-Control" in said and re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path)
    ]


def test_what_changes_is_asked_for_and_an_older_edition_is_kept_for_a_day() -> None:
    text = headers(EDITIONS, "2026.11")
    assert kept(text, "/versions.json") == ["no-cache"]
    for path in ("/2023.06/", "/2024.04/assets/tebiki.css", "/2023.06/assets/screens/a.svg"):
        assert kept(text, path) == ["public, max-age=86400"], path
    for path in ("/latest/assets/screens/a.svg", "/2026.11/assets/screens/a.svg"):
        assert kept(text, path) == ["public, max-age=3600"], path
    for path in ("/", "/latest/", "/2026.11/search/ja.json", "/latest/assets/tebiki.css",
                 "/latest/handout/a.pdf", "/404.html"):  # fmt: skip
        assert kept(text, path) == [], path


def test_an_edition_alone_keeps_its_pictures_alone() -> None:
    text = headers()
    assert kept(text, "/assets/screens/a.svg") == ["public, max-age=3600"]
    assert kept(text, "/library/join/") == kept(text, "/assets/tebiki.css") == []
    assert "/versions.json" not in dict(rules(text))


def test_the_policy_goes_out_with_every_file() -> None:
    for text in (headers(), headers(EDITIONS, "2026.11")):
        assert text.startswith(HEADERS)
        assert rules(text)[0][0] == "/*"
        assert "Cache-Control" not in rules(text)[0][1], "it would be put beside the others"


def test_a_built_site_has_them(library_site: Path) -> None:
    assert (library_site / "_headers").read_text(encoding="utf-8") == headers()
