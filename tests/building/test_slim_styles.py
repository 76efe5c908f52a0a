"""Styles keep what a page or a script may use, and nothing else."""

from pathlib import Path

import pytest

from tebiki.building.slim_styles import slim_site, slimmed, without_variables

USED = {"used", "md-2.5"}


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".used { color : red ; margin:0 }", ".used{color: red;margin:0}"),
        (".gone{color:red}", ""),
        (".used,.gone{a:b}", ".used{a:b}"),
        (".used .gone{a:b}", ""),
        ("p > a{a:b}", "p > a{a:b}"),
        (".used:not(.gone){a:b}", ".used:not(.gone){a:b}"),
        (":is(.used, .gone) p{a:b}", ":is(.used, .gone) p{a:b}"),
        (".md-2\\.5{a:b}", ".md-2\\.5{a:b}"),
        ("@media print{.gone{a:b}}", ""),
        ("@media print{.gone{a:b}.used{a:b}}", "@media print{.used{a:b}}"),
        ("@media print{@supports (a:b){.used{a:b}}}", "@media print{@supports (a:b){.used{a:b}}}"),
        ('@charset "utf-8";p{a:b}', '@charset "utf-8";p{a:b}'),
        ("@font-face{font-family:x}", "@font-face{font-family:x}"),
        ("@keyframes x{0%{a:b}to{a:c}}", "@keyframes x{0%{a:b}to{a:c}}"),
        ("/* why */ .used{/* how */a:b}", ".used{a:b}"),
        ('.used{a:url("data:image/svg+xml;x,{}")}', '.used{a:url("data:image/svg+xml;x,{}")}'),
    ],
)
def test_what_is_kept(css: str, kept: str) -> None:
    assert slimmed(css, USED) == kept


def test_variables_that_nothing_reads_are_left_out() -> None:
    css = ':root{--a:1px;--b:url("data:x;y}");--c:var(--a)}p{margin:var(--c)}'
    assert without_variables(css, {"--a", "--c"}) == (
        ":root{--a:1px;--c:var(--a)}p{margin:var(--c)}"
    )


def test_a_sites_pages_and_scripts_say_what_is_used(tmp_path: Path) -> None:
    sheets = tmp_path / "assets/stylesheets"
    sheets.mkdir(parents=True)
    sheet = sheets / "main.123.css"
    sheet.write_text(".on-page{a:var(--x)}.by-script{a:b}.gone{a:b}:root{--x:1;--y:2}")
    (tmp_path / "assets/tebiki.css").write_text(".gone{a:b}/* */")
    (tmp_path / "assets/own.js").write_text('element.classList.add("by-script")')
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/page.html").write_text('<p class="other on-page">x</p>')
    slim_site(tmp_path, tmp_path)
    assert sheet.read_text() == ".on-page{a:var(--x)}.by-script{a:b}:root{--x:1;}"
    assert (tmp_path / "assets/tebiki.css").read_text() == ""


@pytest.mark.parametrize(
    "page",
    [
        '<p class="other on-page">x</p>',
        "<p title=x CLASS = 'on-page other'>x</p>",
        "<p class=on-page>x</p>",
        '<p\nclass="other\non&#45;page">x</p>',
    ],
)
def test_a_class_counts_however_it_is_written(tmp_path: Path, page: str) -> None:
    (tmp_path / "assets").mkdir()
    sheet = tmp_path / "assets/tebiki.css"
    sheet.write_text(".on-page{a:b}.x{a:b}", encoding="utf-8")
    (tmp_path / "page.html").write_text(f'{page}<p data-class="x">x</p>', encoding="utf-8")
    slim_site(tmp_path, tmp_path)
    assert sheet.read_text(encoding="utf-8") == ".on-page{a:b}"
