"""Files put in place all or none; locks and scratch folders that outlive no process."""

import errno
import os
import runpy
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from tebiki.files import scratch_folders, whole_files
from tebiki.files.file_locks import locked, take
from tebiki.files.replace_folder import new_folder
from tebiki.files.scratch_folders import IN_PROJECT, scratch

SCRIPTS = Path(whole_files.__file__).parents[2]
LEFT = """
import os, sys
from pathlib import Path
from tebiki.files.scratch_folders import scratch
with scratch(Path(sys.argv[1])) as entry:
    (entry / "half").touch()
    os._exit(9)
"""
BOTH = """
import sys, time
from pathlib import Path
from tebiki.files.replace_folder import new_folder
root, name = Path(sys.argv[1]), sys.argv[2]
for number in range(20):
    with new_folder(root / "site", root) as folder:
        for file in range(5):
            (folder / f"{file}.html").write_text(name)
"""


def test_an_error_puts_back_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, gone, new = tmp_path / "old", tmp_path / "gone", tmp_path / "a/b/new"
    old.write_text("old", encoding="utf-8")
    gone.write_text("gone", encoding="utf-8")
    unlink = Path.unlink

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if self.name == "gone":
            raise OSError(errno.EACCES, "no", str(self))
        unlink(self, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        with pytest.raises(OSError, match="no"):
            whole_files.write_all({new: "new", old: "changed"}, root=tmp_path, remove=[gone])
    assert old.read_text(encoding="utf-8") == "old" and not (tmp_path / "a").exists()
    whole_files.write_all({new: "new", old: "changed"}, root=tmp_path, remove=[gone])
    assert new.read_text(encoding="utf-8") == "new" and not gone.exists()


def test_what_was_changed_since_a_kill_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a, b = tmp_path / "a", tmp_path / "b"
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom tebiki.files import whole_files\n"
        "root = Path(sys.argv[1])\n"
        "write = whole_files._write_journal\n"
        "def kill(entry, journal):\n    write(entry, journal)\n    os._exit(9)\n"
        "whole_files._write_journal = kill\n"
        "whole_files.write_all({root / 'a': 'new', root / 'b': 'new'}, root=root)\n"
    )
    (tmp_path / "mkdocs.yml").touch()
    b.write_text("old", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", script, tmp_path], cwd=SCRIPTS, check=False)
    assert done.returncode == 9
    b.write_text("mine, written since", encoding="utf-8")
    whole_files.recover(tmp_path)
    assert a.read_text(encoding="utf-8") == "new"
    assert b.read_text(encoding="utf-8") == "mine, written since"
    assert capsys.readouterr().err.splitlines()[0] == (
        f"{b}: changed since a run was killed that would have written it; it stays as it is now, "
        "run that command again"
    )


def test_a_file_keeps_its_rights_and_an_error_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.touch(mode=0o640)
    whole_files.write_whole(file, "text")
    assert file.stat().st_mode & 0o777 == 0o640

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError) as error:
        whole_files.write_whole(file, "more")
    assert error.value.filename == str(file)
    assert file.read_text(encoding="utf-8") == "text"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_scratch_folder_of_a_killed_run_goes_and_one_in_use_stays(tmp_path: Path) -> None:
    base = tmp_path / IN_PROJECT
    subprocess.run([sys.executable, "-c", LEFT, str(base)], cwd=SCRIPTS, check=False)
    assert len(list(base.glob("*/half"))) == 1
    with scratch(base) as mine:
        (mine / "whole").touch()
        whole_files.recover(tmp_path)
        assert (mine / "whole").exists() and not list(base.glob("*/half"))
    assert not mine.exists()
    assert (base / ".gitignore").read_text(encoding="ascii") == "*\n"


def test_outside_a_project_nothing_is_left_beside_the_target(tmp_path: Path) -> None:
    assert scratch_folders.base_of(tmp_path / "x/y/site", None) == tmp_path / ".tebiki"
    whole_files.write_all({tmp_path / "x/y/z": "z", tmp_path / "w": "w"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["w", "x"]


def test_one_lock_for_threads_and_processes(tmp_path: Path) -> None:
    lock, seen = tmp_path / "a.lock", list[int]()

    def work() -> None:
        for _ in range(50):
            with locked(lock), locked(lock):
                count = len(seen)
                other = (
                    "import sys, pathlib\nfrom tebiki.files import file_locks\n"
                    "sys.exit(file_locks.take(pathlib.Path(sys.argv[1]), wait=False) is None)"
                )
                if count == 10:
                    taken = subprocess.run([sys.executable, "-c", other, lock], cwd=SCRIPTS)
                    assert taken.returncode == 1, "another process does not get it meanwhile"
                assert len(seen) == count
                seen.append(count)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == list(range(200))
    handle = take(lock, wait=False)
    assert handle is not None
    os.close(handle)


def test_windows_has_its_own_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: set[tuple[int, int]] = set()

    def locking(handle: int, mode: int, count: int) -> None:
        found = os.fstat(handle)
        if (found.st_dev, found.st_ino) in taken:
            raise OSError(errno.EACCES, "taken")
        taken.add((found.st_dev, found.st_ino))

    monkeypatch.setitem(
        sys.modules,
        "msvcrt",
        SimpleNamespace(locking=locking, LK_NBLCK=2),  # type: ignore[arg-type]
    )
    monkeypatch.setattr(sys, "platform", "win32")
    there = runpy.run_path(str(SCRIPTS / "tebiki/files/file_locks.py"))
    first = there["take"](tmp_path / "a.lock", wait=False)
    assert first is not None and there["take"](tmp_path / "a.lock", wait=False) is None
    os.close(first)


def test_two_builds_at_once_leave_one_whole(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    both = [
        subprocess.Popen([sys.executable, "-c", BOTH, str(tmp_path), name], cwd=SCRIPTS)
        for name in ("one", "two")
    ]
    assert [process.wait() for process in both] == [0, 0]
    texts = {path.read_text(encoding="utf-8") for path in (tmp_path / "site").glob("*.html")}
    assert len(texts) == 1 and len(list((tmp_path / "site").glob("*.html"))) == 5
    with new_folder(tmp_path / "site", tmp_path):
        pass


def test_new_folders_go_with_a_failure(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError):
        whole_files.write_all({tmp_path / "a" / "b" / "x": "x", tmp_path / "file" / "y": "y"})
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
