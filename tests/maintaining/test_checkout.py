"""A clone on a machine whose git writes CRLF: the same bytes, and the scripts still run."""

import shutil
import subprocess
from pathlib import Path

from support.served import ROOT


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=test", "-c", "user.email=test@localhost")
    command = ["git", *identity, "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def test_a_clone_with_autocrlf_has_the_same_bytes(tmp_path: Path) -> None:
    source, clone = tmp_path / "source", tmp_path / "clone"
    source.mkdir()
    names = git(ROOT, "ls-files", "-z").split("\0")
    files = [name for name in names if name and (ROOT / name).is_file()]
    for name in files:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, source / name)
    git(source, "init", "--quiet")
    git(source, "add", "--all", "--force")
    git(source, "commit", "--quiet", "--message=all")
    git(tmp_path, "-c", "core.autocrlf=true", "clone", "--quiet", str(source), str(clone))
    changed = [n for n in files if (clone / n).read_bytes() != (ROOT / n).read_bytes()]
    assert changed == []
    script = clone / "scripts/maintaining/install_browser.sh"
    done = subprocess.run(["/bin/sh", "-n", str(script)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
