"""Drawings hold shapes and text alone: what a browser would run or load is named by its line."""

from pathlib import Path

import pytest

from support.breaking import build, edit
from tebiki.screens import drawn_svg

ALONE = "draw it with shapes and text alone"


@pytest.mark.parametrize(
    ("smuggled", "message"),
    [
        ("<script>alert(1)</script>", f"a drawing may not hold <script>; {ALONE}"),
        ("<g onclick='x'/>", f"a drawing may not have the attribute onclick; {ALONE}"),
        ("<foreignObject/>", f"a drawing may not hold <foreignObject>; {ALONE}"),
        ("<animate/>", f"a drawing may not hold <animate>; {ALONE}"),
        ("<a href='javascript:x'/>", f"a drawing may not hold <a>; {ALONE}"),
        (
            "<use href='https://evil.example/x.svg#a'/>",
            f"a drawing may not lead or load: https://evil.example/x.svg#a; {ALONE}",
        ),
        (
            "<g style='fill:url(https://evil.example/x)'/>",
            f"a drawing may not load: https://evil.example/x; {ALONE}",
        ),
        ("<?xml-stylesheet href='x'?>", f"a drawing may not hold <?…?>; {ALONE}"),
    ],
)
def test_a_drawing_that_a_browser_could_open_runs_nothing(smuggled: str, message: str) -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg'>\n<g fill='url(#a)'/>{}\n</svg>"
    assert drawn_svg.faults(drawing.format("").encode()) == []
    found = drawn_svg.faults(drawing.format(smuggled).encode())
    assert (2, message) in found


def test_the_build_stops_at_such_a_drawing(project: Path) -> None:
    name = "docs/assets/screens/name-form.svg"
    line = edit(project / name, "<title", "<script>alert(1)</script><title")
    assert f"{name}:{line}: a drawing may not hold <script>; {ALONE}" in build(project)
