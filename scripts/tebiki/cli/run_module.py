"""Runs one module of a package by its verb, such as `python -m measuring build`."""

import ast
import importlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tebiki.cli.run_command import guarded

USAGE = 2


def run_module(package: Path, verbs: Mapping[str, str], argv: Sequence[str] | None = None) -> int:
    """Run the `main(argv)` of the module that `argv` names; 2 where there is no such verb.

    `package` is the folder of the modules, in the checkout's scripts/; `verbs` are verb -> module.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in verbs:
        module = importlib.import_module(f"{package.name}.{verbs[words[0]]}")
        return guarded(package.parents[1], lambda: int(module.main(words[1:])))
    is_help = words[:1] in (["-h"], ["--help"])
    if words and not is_help:
        print(f"{package.name}: no verb {words[0]}", file=sys.stderr)
    print(_overview(package, verbs), file=sys.stdout if is_help else sys.stderr)
    return 0 if is_help else USAGE


def _overview(package: Path, verbs: Mapping[str, str]) -> str:
    """The verbs, each with what its module says of itself; none of them is imported for that."""
    width = max(map(len, verbs))
    lines = [f"usage: python -m {package.name} VERB [OPTIONS]     VERB --help says more", ""]
    for verb, module in verbs.items():
        source = (package / f"{module}.py").read_text(encoding="utf-8")
        lines.append(f"  {verb:{width}}  {ast.get_docstring(ast.parse(source))}")
    return "\n".join(lines)
