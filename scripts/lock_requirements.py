"""Writes the lock files from pyproject.toml: exact versions with hashes, for every platform."""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "requirements.lock": ["pyproject.toml", "--group", "build"],
    "requirements-test.lock": ["pyproject.toml", "--group", "build", "--group", "test"],
    "requirements-properdocs.lock": ["--group", "properdocs"],
}


def main(argv: list[str] | None = None) -> int:
    """Run uv, once a lock; what is locked already stays unless --upgrade is given."""
    parser = argparse.ArgumentParser(
        description="Write the lock files from pyproject.toml.",
        epilog="example: scripts/lock_requirements.py --upgrade",
    )
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions allowed")
    options = parser.parse_args(argv)
    for name, wanted in LOCKS.items():
        command = [
            *("uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header"),
            *("--no-annotate", "--no-emit-index-url", "--output-file", name),
            *wanted,
            *(["--constraint", "requirements.lock"] if name != "requirements.lock" else []),
            *(["--upgrade"] if options.upgrade else []),
        ]
        print(f"Locking {name} …", file=sys.stderr)
        run = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False)
        if run.returncode:
            print(f"{name}: not written, see above; the file is as it was", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
