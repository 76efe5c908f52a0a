"""Builds the site with ProperDocs too, the maintained drop-in for MkDocs; compares the pages."""

import argparse
import re
import subprocess
import sys
import venv
from pathlib import Path

from maintaining import ROOT, compare_builds, tree_differences
from tebiki.editions.built_edition import known_editions
from tebiki.files.scratch_folders import IN_PROJECT, scratch
from tebiki.source.project import Project

_LOCKS = ("requirements.lock", "requirements-properdocs.lock")
_GENERATOR = re.compile(rb'<meta name="generator" content="([^"]*)">')
# Whatever asks for mkdocs from here on is given properdocs; then our build, as it is.
_INSTEAD = "import properdocs.replacement, sys; from tebiki.cli.main import main; sys.exit(main())"


def install_properdocs(root: Path, folder: Path) -> Path:
    """Make an environment in `folder` with ProperDocs beside all that the site needs.

    Returns its interpreter. What is there and of the same locks is taken as it is.
    Raises RuntimeError where pip fails.
    """
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    mark = folder / ".installed"
    locks = b"".join((root / name).read_bytes() for name in (*_LOCKS, "pyproject.toml"))
    if mark.is_file() and mark.read_bytes() == locks:
        return python
    print("Installing ProperDocs into an environment of its own …", file=sys.stderr)
    venv.create(folder, clear=True, with_pip=True)
    options = [option for name in _LOCKS for option in ("-r", str(root / name))]
    # The package itself, for MkDocs finds its plugins by what is installed.
    package = ("--no-deps", "--no-build-isolation", "--editable", str(root))
    for wanted in (["--require-hashes", *options], package):
        run = subprocess.run(
            [str(python), "-m", "pip", "install", "--quiet", *wanted],
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            raise RuntimeError(f"{run.stderr.strip()}\nProperDocs was not installed.")
    mark.write_bytes(locks)
    return python


def differences(mkdocs: dict[str, bytes], properdocs: dict[str, bytes]) -> list[str]:
    """Return a line for each file that differs in more than its generator tag.

    Raises ValueError where the second site says that it was not made by ProperDocs.
    """
    made_by = _GENERATOR.search(properdocs.get("index.html", b""))
    if made_by is None or b"ProperDocs" not in made_by[1]:
        said = made_by[1].decode() if made_by else "no generator"
        raise ValueError(f"the second site was not built by ProperDocs: index.html names {said}")
    return tree_differences.differences(*map(_without_generator, (mkdocs, properdocs)))


def _without_generator(files: dict[str, bytes]) -> dict[str, bytes]:
    return {
        path: _GENERATOR.sub(b"", content) if path.endswith(".html") else content
        for path, content in files.items()
    }


def main(argv: list[str] | None = None) -> int:
    """Compare the sites; 1 where they differ, or one cannot be built."""
    argparse.ArgumentParser(
        prog="python -m maintaining properdocs",
        description="Build the site with MkDocs and with ProperDocs, and name each file that "
        "differs in more than its generator tag.",
        epilog="example: python -m maintaining properdocs",
    ).parse_args(argv)
    environment = {"SITE_URL": "https://workshop.example/", "EVENT_FILE": ""}
    try:
        python = install_properdocs(ROOT, ROOT / "build/properdocs")
        # One edition: mike, which puts them together, would call ProperDocs by itself.
        environment["EDITION"] = max(known_editions(Project(ROOT)), default="")
        print("Building the site twice …", file=sys.stderr)
        with scratch(ROOT / IN_PROJECT) as entry:
            plain = compare_builds.build_copy(
                ROOT, entry / "mkdocs", [*compare_builds.BUILD, "--pages-only"], environment
            )
            instead = compare_builds.build_copy(
                ROOT,
                entry / "properdocs",
                [str(python), "-c", _INSTEAD, "build", "--pages-only"],
                environment,
            )
        found = differences(plain, instead)
    except (RuntimeError, ValueError) as error:
        print(f"{error}\n\nNothing was compared.", file=sys.stderr)
        return 1
    print("\n".join(found) if found else f"equal but for the generator tag: {len(plain)} files")
    return 1 if found else 0
