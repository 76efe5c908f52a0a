"""A site built with ProperDocs may differ in its generator tag, and in nothing else."""

from pathlib import Path

import pytest

from maintaining import compare_properdocs
from maintaining.compare_properdocs import differences

MKDOCS = {
    "index.html": b'<p>1</p><meta name="generator" content="tebiki, mkdocs-1.6.1">',
    "a.css": b"p{}",
}
PROPERDOCS = {
    "index.html": b'<p>1</p><meta name="generator" content="tebiki, mkdocs-ProperDocs 1.6.7">',
    "a.css": b"p{}",
}


def test_the_generator_tag_is_no_difference() -> None:
    assert differences(MKDOCS, PROPERDOCS) == []


def test_anything_else_is_named() -> None:
    page = PROPERDOCS["index.html"].replace(b"1</p>", b"2</p>")
    assert differences(MKDOCS, {"index.html": page}) == [
        "a.css: only in the first",
        "index.html: differs from line 1 on: '<p>1</p>' … '<p>2</p>'",
    ]


def test_a_second_site_of_mkdocs_is_no_comparison() -> None:
    with pytest.raises(ValueError) as error:
        differences(MKDOCS, MKDOCS)
    assert str(error.value) == (
        "the second site was not built by ProperDocs: index.html names tebiki, mkdocs-1.6.1"
    )


def test_an_environment_that_cannot_be_made_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "requirements.lock").write_text("==\n", encoding="utf-8")
    for name in ("requirements-properdocs.lock", "pyproject.toml"):
        (tmp_path / name).touch()
    monkeypatch.setattr(compare_properdocs, "ROOT", tmp_path)
    assert compare_properdocs.main([]) == 1
    said = capsys.readouterr().err
    assert "ERROR: Invalid requirement: '=='" in said
    assert said.endswith("ProperDocs was not installed.\n\nNothing was compared.\n")
    assert not (tmp_path / "build/properdocs/.installed").exists()
