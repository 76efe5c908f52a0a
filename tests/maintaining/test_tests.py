"""The tests themselves: only tests/guide knows the guide by name, and no test imports another."""

import ast
import os
import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
GUIDE = re.compile("open" + "ai", re.IGNORECASE)
# Where the guide may be named: its own tests, journeys in other browsers, the plain guide imported.
OWN = ("guide/", "browsers/", "data/")
MADE = ("node_modules", ".cache")  # which another worker may be at


def _files() -> dict[str, str]:
    found = {}
    for folder, inner, names in os.walk(TESTS):
        inner[:] = [name for name in inner if name not in MADE]
        for path in (Path(folder, name) for name in names):
            if path.suffix in (".py", ".js", ".md", ".toml", ".yml", ".j2"):
                found[path.relative_to(TESTS).as_posix()] = path.read_text(encoding="utf-8")
    return found


def test_only_its_own_tests_know_the_guide_by_name() -> None:
    found = {name for name, text in _files().items() if GUIDE.search(text)}
    assert {name for name in found if not name.startswith(OWN)} == set()


def test_no_test_imports_another() -> None:
    imported = {
        name: [
            module
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for module in [getattr(node, "module", None) or "", *(a.name for a in node.names)]
            if re.search(r"(^|\.)test_", module)
        ]
        for name, text in _files().items()
        if name.endswith(".py")
    }
    assert {name: modules for name, modules in imported.items() if modules} == {}
