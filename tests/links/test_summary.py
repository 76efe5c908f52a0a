"""What a check of links says on the page of a CI's run."""

from pathlib import Path

import pytest

from tebiki.cli.main import main
from tebiki.files.findings import Finding
from tebiki.links.site_files import Site
from tebiki.links.summary import summary


def test_a_good_site_is_one_sentence_behind_what_others_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, file = tmp_path / "site", tmp_path / "summary.md"
    site.mkdir()
    (site / "index.html").write_text('<html lang="ja"><a href="b.html">b</a>', encoding="utf-8")
    (site / "b.html").write_text('<html lang="ja"><a href="./">a</a>', encoding="utf-8")
    file.write_text("Said before.\n", encoding="utf-8")
    assert main(["check", "links", str(site), "--summary", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == (
        "Said before.\n"
        "### Links inside the site\n"
        "\n"
        "2 links on 2 pages were followed without any network: all of them lead somewhere.\n"
    )
    (site / "b.html").write_text('<html lang="ja"><a href="c.html">a</a>', encoding="utf-8")
    assert main(["check", "links", str(site), "--summary", str(file)]) == 1
    assert "2 links on 2 pages were followed without any network: 1 to mend.\n" in (
        file.read_text(encoding="utf-8")
    )


def test_what_is_broken_is_a_row_that_nothing_in_it_can_break() -> None:
    site = Site(frozenset({"a.html"}), {})
    finding = Finding("a.html", "docs/ja/a.md", 7, "a", "x|`y` [z](w)", "no <b>file</b> | &c")
    assert summary(site, [finding]).splitlines()[4:] == [
        "| where | link | what is wrong |",
        "|---|---|---|",
        "| `docs/ja/a.md:7` | `x\\|'y' [z](w)` | no &lt;b>file&lt;/b> \\| &amp;c |",
    ]
    many = summary(site, [finding] * 103).splitlines()
    assert len(many) == 6 + 101 and many[-1] == "| … | | 3 more |"
