"""Installs from npm what the site is measured with and beside, Lighthouse and other generators."""

import shutil
import subprocess
import sys
from pathlib import Path

from measuring import ROOT

_LOCKED = ("package.json", "package-lock.json", ".npmrc")


class PeersError(Exception):
    """A peer cannot be had; the message says why and what to do."""


def install_peers(folder: Path, locked: Path = ROOT / "tests/peers") -> Path:
    """Install what `locked` names into `folder`, unless it is there; return the commands' folder.

    Versions and hashes are those of the lock. Raises PeersError.
    """
    commands = folder / "node_modules/.bin"
    mark = folder / "node_modules/.installed"
    lock = (locked / "package-lock.json").read_bytes()
    if mark.is_file() and mark.read_bytes() == lock:
        return commands
    npm = shutil.which("npm")
    if npm is None:
        raise PeersError("npm is missing; install Node.js 20 or newer and run this again")
    folder.mkdir(parents=True, exist_ok=True)
    for name in _LOCKED:
        shutil.copy(locked / name, folder / name)
    print("Installing Lighthouse, VitePress, Pagefind and MiniSearch from npm …", file=sys.stderr)
    run = subprocess.run([npm, "ci"], cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode:
        raise PeersError(
            f"npm ci failed in {folder}:\n{run.stderr.strip()}\n"
            "Is npm's registry reached? What was installed before is not used."
        )
    mark.write_bytes(lock)
    return commands
